import { useQuery } from '@tanstack/react-query';
import { leadClocksQuery, type OwedResponse } from '../../api/clocks';
import type { LeadDetail } from '../../api/leads';
import { Icon } from '../../components/icon';
import { clockValue } from '../../components/sla-chip';
import { DateText } from '../../components/date-text';
import { useT } from '../../i18n';
import { clockText, workingLeftValue } from '../../time/clock-text';
import { useTicking } from '../../time/ticker';
import { standsUntil, workingLeft } from '../../time/working-left';

/**
 * The first-response clock in working time: how much is used, when it stands still, whom it goes to next and who set it;
 * afterwards the next follow-up.
 */
export function SlaStrip({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  const { sla } = lead;
  const running = sla.firstResponseDueAt !== null && sla.respondedAt === null && lead.status === 'new';
  const owed = useQuery({ ...leadClocksQuery(lead.id), enabled: running }).data?.firstResponse ?? null;
  const packed = useTicking((now) => {
    const text = clockText(
      running ? { kind: 'first_response', at: sla.firstResponseDueAt } : lead.clock,
      sla.state,
      now,
    );
    const left = running && owed !== null ? workingLeft(owed.spans, now) : 0;
    const value = left > 0 ? workingLeftValue(left) : text.value;
    return `${text.tone}|${clockValue(value, t)}|${text.label}`;
  });
  const used = useTicking((now) => {
    if (owed === null || owed.minutes === 0) return 0;
    const share = 1 - workingLeft(owed.spans, now) / (owed.minutes * 60_000);
    return Math.round(Math.min(1, Math.max(0, share)) * 200) / 2;
  });
  const stands = useTicking((now) => (owed === null ? '' : (standsUntil(owed.spans, now) ?? '')));
  const [tone = 'mute', value = '', label = ''] = packed.split('|');
  if (!running && sla.respondedAt === null && lead.clock.kind === 'none') return null;
  return (
    <section className={`card ld-sla ld-sla-${tone}`} aria-label={t('sla.label')}>
      {running ? (
        <>
          <span className="ld-sla-time">
            <Icon name="clock" />
            {t(label === 'overdue' ? 'sla.overdue' : 'sla.left')} <b>{value}</b>
          </span>
          <div
            className="ld-bar"
            role="progressbar"
            aria-label={t('sla.used')}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={used}
          >
            <i style={{ width: `${used}%` }} />
          </div>
        </>
      ) : (
        <span className="ld-sla-time">
          <Icon name={sla.respondedAt === null ? 'clock' : 'check'} />
          {sla.respondedAt !== null && (
            <span className="ld-sla-met">
              {t('sla.responded')} <DateText at={sla.respondedAt} />
            </span>
          )}
          {lead.clock.kind === 'follow_up' && (
            <>
              {t(label === 'followUpOverdue' ? 'sla.followUpLate' : 'sla.followUp')} <b>{value}</b>
            </>
          )}
        </span>
      )}
      <span className="ld-sla-why">
        {[
          running && sla.minutes !== null ? t('sla.limit', { minutes: sla.minutes }) : null,
          running ? (
            <At
              key="due"
              label={t(label === 'overdue' ? 'sla.wasDue' : 'sla.due')}
              at={sla.firstResponseDueAt}
            />
          ) : null,
          running && sla.promisedAt !== sla.firstResponseDueAt ? (
            <At key="promised" label={t('sla.promised')} at={sla.promisedAt} />
          ) : null,
          running && stands !== '' ? <At key="stands" label={t('sla.stands')} at={stands} /> : null,
          running && owed !== null && owed.next !== null ? (
            <At key="next" label={escalationWords(owed.next, t)} at={owed.next.at} />
          ) : null,
          assignmentWords(lead, t),
        ]
          .filter((part) => part !== null)
          .map((part, index) => (
            <span key={index}>{part}</span>
          ))}
      </span>
    </section>
  );
}

function At({ label, at }: { readonly label: string; readonly at: string | null }) {
  return (
    <>
      {label} <DateText at={at} />
    </>
  );
}

/** Where the lead goes if nobody answers: who is told, or what happens to it. */
function escalationWords(next: NonNullable<OwedResponse['next']>, t: ReturnType<typeof useT>): string {
  const to = next.to.join(t('sla.and'));
  return to === '' ? t(`sla.next.${next.act}`) : t(`sla.nextTo.${next.act}`, { to });
}

function assignmentWords(lead: LeadDetail, t: ReturnType<typeof useT>): string | null {
  const { assignment } = lead;
  if (assignment === null) return null;
  return assignment.ruleName === null
    ? t(`assigned.${assignment.reason}`)
    : t('assigned.byRule', { rule: assignment.ruleName });
}
