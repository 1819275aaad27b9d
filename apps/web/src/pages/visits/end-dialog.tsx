import { AskReason } from '../../components/ask-reason';
import { useT } from '../../i18n';

/** The usual reasons, one tap each. */
const REASONS = {
  cancel: ['theyCannot', 'weCannot', 'noNeed'],
  'no-show': ['noAnswer', 'forgot', 'otherDay'],
} as const;

/** Why a visit does not take place, or did not. */
export function EndDialog({
  how,
  ...rest
}: {
  readonly how: 'cancel' | 'no-show';
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}) {
  const t = useT('visits');
  return (
    <AskReason
      {...rest}
      title={t(`${how}.title`)}
      hint={t(`${how}.hint`)}
      usual={REASONS[how].map((key) => t(`reason.${key}`))}
      texts={{
        usual: t('usualReasons'),
        label: t('reason'),
        needed: t('reasonNeeded'),
        cancel: t('keep'),
        confirm: t(`${how}.confirm`),
      }}
      chips="vi-kinds"
      rows={2}
    />
  );
}
