import type { ReactNode } from 'react';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';

export interface Count {
  /** Message key behind `count.` */
  readonly key: string;
  readonly value: number;
  readonly tone?: 'ok' | 'warn' | 'bad';
}

/** Numbers side by side, each under its name. */
export function Counts({ counts }: { readonly counts: readonly Count[] }): ReactNode {
  const t = useT('imports');
  return (
    <dl className="im-counts">
      {counts.map((count) => (
        <div key={count.key} className={count.value > 0 && count.tone ? `im-${count.tone}` : undefined}>
          <dt>{t(`count.${count.key}`)}</dt>
          <dd>{formatNumber(count.value)}</dd>
        </div>
      ))}
    </dl>
  );
}
