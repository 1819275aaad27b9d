import type { ReactNode } from 'react';
import type { MoveConsent } from '../../api/agenda';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';
import { itemWords, momentWords } from './item-words';
import type { Clash } from './use-agenda-acts';

/** What a visit gets in the way of at its new time: moved all the same, put elsewhere, or left where it is. */
export function ClashDialog({
  clash,
  today,
  onAnyway,
  onOther,
  onClose,
}: {
  readonly clash: Clash;
  readonly today: string;
  /** Goes on in spite of what is shown, and of nothing else. */
  readonly onAnyway: (consent: MoveConsent) => void;
  readonly onOther: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('calendar');
  const { item, to, conflicts } = clash;
  const when = momentWords(to, today);
  const allowOverlap = conflicts.some(({ kind }) => kind === 'overlap');
  const acceptWarnings = conflicts.some(({ kind }) => kind !== 'overlap');
  return (
    <Dialog
      title={t('clash.title')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          <button type="button" className="btn" onClick={() => onAnyway({ allowOverlap, acceptWarnings })}>
            {t('clash.anyway', { when })}
          </button>
          <button type="button" className="btn btn-pri" data-autofocus="" onClick={onOther}>
            {t('clash.other')}
          </button>
        </>
      }
    >
      <div className="form-stack">
        <p>{t('clash.what', { what: itemWords(item), when })}</p>
        <div className={allowOverlap ? 'notice notice-bad' : 'notice notice-warn'} role="alert">
          <Icon name="warn" />
          <ul className="cal-clashes">
            {conflicts.map((conflict) => (
              <li key={`${conflict.kind} ${conflict.startsAt} ${conflict.text}`}>{conflict.text}</li>
            ))}
          </ul>
        </div>
      </div>
    </Dialog>
  );
}
