import { useMutation, useQueryClient } from '@tanstack/react-query';
import { serverNow } from '../../api/client';
import { checkInVisit, type Visit } from '../../api/visits';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { useErrorText } from '../../components/states';
import { Tag, type TagTone } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { clockTime } from '../../time/format-time';
import { useTicking } from '../../time/ticker';
import { refreshLead } from '../lead/use-lead-actions';
import type { VisitAct } from './visit-dialogs';
import { VisitPhotos } from './visit-photos';
import { mayBegin, spanText } from './visit-span';

const TONES: Readonly<Record<Visit['state'], TagTone>> = {
  planned: 'blue',
  held: 'ok',
  cancelled: 'mute',
  no_show: 'warn',
};

interface Props {
  readonly visit: Visit;
  readonly onAct: (kind: VisitAct['kind']) => void;
}

/** One visit: when, who, where, and what can be done with it now. */
export function VisitItem({ visit, onAct }: Props) {
  const t = useT('visits');
  const now = serverNow();
  const [startsAt, endsAt] = [Date.parse(visit.startsAt), Date.parse(visit.endsAt)];
  const parks = visit.parks.map((park) => park.name).join(t('common:listSeparator'));
  const shown = visit.state === 'held' ? visit.shownPlaces : visit.places;
  const where = [parks, shown, visit.state === 'planned' ? visit.meetingPoint : null].filter(Boolean);
  const whom = [
    visit.visitors,
    visit.visitorCount === null ? null : t('countOf', { n: visit.visitorCount }),
  ].filter(Boolean);
  const people = [visit.host, ...visit.companions].map((one) => one.name).join(t('common:listSeparator'));
  return (
    <li className="vi-item">
      <p className="vi-when">
        <b>{spanText(startsAt, endsAt, now)}</b>
        <Tag>{t(`kind.${visit.kind}`)}</Tag>
        <Tag tone={TONES[visit.state]}>{t(`state.${visit.state}`)}</Tag>
        {visit.state === 'planned' && visit.checkedInAt !== null && (
          <Tag tone="ok">{t('checkedIn', { at: clockTime(Date.parse(visit.checkedInAt)) })}</Tag>
        )}
        {visit.accepted.includes('overlap') && visit.state === 'planned' && (
          <Tag tone="warn">{t('knownOverlap')}</Tag>
        )}
      </p>
      <p className="vi-line">{[people, ...where, ...whom].join(' · ')}</p>
      {visit.note !== null && visit.state === 'planned' && <p className="vi-note">{visit.note}</p>}
      {visit.result !== null && <p className="vi-note">{visit.result}</p>}
      {visit.closedReason !== null && <p className="vi-note">{visit.closedReason}</p>}
      {visit.closedCause !== null && <p className="vi-note">{t(`cause.${visit.closedCause}`)}</p>}
      <VisitPhotos visit={visit} />
      {visit.state === 'planned' && <Acts visit={visit} onAct={onAct} />}
    </li>
  );
}

function Acts({ visit, onAct }: Props) {
  const t = useT('visits');
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const startsAt = Date.parse(visit.startsAt);
  // Renders when another act becomes possible, not each second.
  useTicking((now) => `${mayBegin(startsAt, now)} ${now >= startsAt}`);
  const now = serverNow();
  const checkIn = useMutation({
    mutationFn: () => checkInVisit(visit.id),
    onSuccess: () => {
      showToast({ text: t('checkIn.done') });
      refreshLead(visit.lead.id);
      void queryClient.invalidateQueries({ queryKey: ['agenda'] });
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  const { edit, attend } = visit.rights;
  const begun = attend && mayBegin(startsAt, now);
  return (
    <div className="vi-acts">
      {begun && visit.checkedInAt === null && (
        <button
          type="button"
          className="btn btn-sm"
          disabled={checkIn.isPending}
          onClick={() => checkIn.mutate()}
        >
          <Icon name="check" />
          {t('checkIn')}
        </button>
      )}
      {begun && (
        <button type="button" className="btn btn-sm btn-pri" onClick={() => onAct('result')}>
          {t('record')}
        </button>
      )}
      {edit && (
        <button type="button" className="btn btn-sm" onClick={() => onAct('move')}>
          {t('move')}
        </button>
      )}
      <button type="button" className="btn btn-sm" onClick={() => onAct('invitation')}>
        <Icon name="copy" />
        {t('invitation.show')}
      </button>
      {(edit || (attend && now >= startsAt)) && (
        <Popover
          label={t('common:more')}
          align="end"
          trigger={(wiring) => (
            <button type="button" className="btn-ico" aria-label={t('moreOf')} {...wiring}>
              <Icon name="dots" />
            </button>
          )}
        >
          {(close) => (
            <div className="menu">
              {attend && now >= startsAt && (
                <button
                  type="button"
                  onClick={() => {
                    close();
                    onAct('no-show');
                  }}
                >
                  <Icon name="ban" />
                  {t('noShow')}
                </button>
              )}
              {edit && (
                <button
                  type="button"
                  onClick={() => {
                    close();
                    onAct('cancel');
                  }}
                >
                  <Icon name="close" />
                  {t('cancel')}
                </button>
              )}
            </div>
          )}
        </Popover>
      )}
    </div>
  );
}
