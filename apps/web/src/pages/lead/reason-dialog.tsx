import type { ReactNode } from 'react';
import { AskReason } from '../../components/ask-reason';
import { useT } from '../../i18n';

/** The usual reasons, one tap each. */
const REASONS = {
  release: ['notMine', 'noTime', 'outOfReach', 'pause'],
  disqualify: ['fake', 'noNeed', 'notFitting', 'elsewhere', 'duplicate'],
} as const;

/** Asks why, with the usual answers at hand. */
export function ReasonDialog({
  kind,
  ...rest
}: {
  readonly kind: keyof typeof REASONS;
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
  /** What is asked besides. */
  readonly children?: ReactNode;
}) {
  const t = useT('lead');
  return (
    <AskReason
      {...rest}
      title={t(`${kind}.title`)}
      hint={t(`${kind}.hint`)}
      usual={REASONS[kind].map((key) => t(`${kind}.reason.${key}`))}
      texts={{
        usual: t('reason.usual'),
        label: t('reason.label'),
        needed: t('reason.needed'),
        cancel: t('common:cancel'),
        confirm: t(`${kind}.confirm`),
      }}
      chips="ld-chips"
      rows={3}
    />
  );
}
