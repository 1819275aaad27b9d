import type { LeadDetail } from '../../api/leads';
import { Icon } from '../../components/icon';
import { clockValue } from '../../components/sla-chip';
import { DateText } from '../../components/date-text';
import { useT } from '../../i18n';
import { clockText } from '../../time/clock-text';
import { useTicking } from '../../time/ticker';

/** The first-response clock with how much is used and who set it; afterwards the next follow-up. */
export function SlaStrip({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  const { sla } = lead;
  const running = sla.firstResponseDueAt !== null && sla.respondedAt === null && lead.status === 'new';
  const packed = useTicking((now) => {
    const text = clockText(
      running ? { kind: 'first_response', at: sla.firstResponseDueAt } : lead.clock,
      sla.state,
      now,
    );
    return `${text.tone}|${clockValue(text.value, t)}|${text.label}`;
  });
  const used = useTicking((now) => {
    const due = Date.parse(sla.firstResponseDueAt ?? '');
    const allowed = (sla.minutes ?? 0) * 60_000;
    if (Number.isNaN(due) || allowed === 0) return 0;
    // Working minutes: what is further away than they allow is night or lunch, not time used.
    return Math.round(Math.min(1, Math.max(0, 1 - (due - now) / allowed)) * 200) / 2;
  });
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
          sla.minutes === null ? null : t('sla.limit', { minutes: sla.minutes }),
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

function assignmentWords(lead: LeadDetail, t: ReturnType<typeof useT>): string | null {
  const { assignment } = lead;
  if (assignment === null) return null;
  return assignment.ruleName === null
    ? t(`assigned.${assignment.reason}`)
    : t('assigned.byRule', { rule: assignment.ruleName });
}
