import type { ReactNode } from 'react';
import { useT } from '../../i18n';

export const STEPS = ['upload', 'mapping', 'check', 'import'] as const;
export type Step = (typeof STEPS)[number];

/** The four steps, the one we are at marked in words too. */
export function Steps({ now }: { readonly now: Step }): ReactNode {
  const t = useT('imports');
  const at = STEPS.indexOf(now);
  return (
    <ol className="im-steps" aria-label={t('steps')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'is-done' : index === at ? 'is-now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <b aria-hidden="true">{index + 1}</b>
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
