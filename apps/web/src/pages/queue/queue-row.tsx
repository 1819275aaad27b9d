import { memo } from 'react';
import type { Lead } from '../../api/types';
import { LeadTagMark } from '../../components/lead-tag';
import { NoteHitText } from '../../components/note-hit';
import { PoolChip, SlaChip } from '../../components/sla-chip';
import { serverNow } from '../../api/client';
import { relativeDay } from '../../time/format-time';
import { useT, type Translate } from '../../i18n';
import { demandLine, leadTitle } from '../lead/demand';
import { StatusTag } from '../lead/status-tag';

interface Props {
  readonly lead: Lead;
  readonly position: number;
  readonly total: number;
  readonly top: number;
  readonly active: boolean;
  /** The one row that Tab reaches; arrows go on from there. */
  readonly tabStop: boolean;
  readonly checked: boolean;
  readonly gone: boolean;
  readonly showOwner: boolean;
  /** The list is the pool's: since when it lies there counts, elsewhere the clock that still runs. */
  readonly inPool: boolean;
}

/** One line of the list, 58 px. Clicks are handled by the list; hover and focus by the style sheet. */
export const QueueRow = memo(function QueueRow({
  lead,
  position,
  total,
  top,
  active,
  tabStop,
  checked,
  gone,
  showOwner,
  inPool,
}: Props) {
  const t = useT('queue');
  const title = leadTitle(lead, t);
  return (
    <li
      className={gone ? 'q-row q-gone' : 'q-row'}
      data-id={lead.id}
      aria-posinset={position}
      aria-setsize={total}
      style={{ transform: `translateY(${top}px)` }}
    >
      <label className="q-check">
        <input
          type="checkbox"
          readOnly
          checked={checked}
          tabIndex={tabStop ? 0 : -1}
          aria-label={t('row.select', { name: title })}
        />
      </label>
      <a
        href={`/leads/${lead.id}`}
        data-hotkey-row=""
        tabIndex={tabStop ? 0 : -1}
        aria-current={active ? 'true' : undefined}
      >
        {lead.pool === null || (!inPool && lead.clock.kind !== 'none') ? (
          <SlaChip clock={lead.clock} state={lead.sla.state} />
        ) : (
          <PoolChip since={lead.pool.since} />
        )}
        <span className="q-what">
          <span className="q-line1">
            {lead.status === 'new' && <i className="q-dot" aria-hidden="true" />}
            <strong>{title}</strong>
            <StatusTag status={lead.status} />
            {lead.tags.slice(0, 2).map((tag) => (
              <LeadTagMark key={tag.id} tag={tag} />
            ))}
            {gone && <span className="q-left">{t('row.gone')}</span>}
          </span>
          {lead.noteHit !== undefined ? (
            <span className="q-line2">
              <NoteHitText hit={lead.noteHit} />
            </span>
          ) : lead.snooze !== null && Date.parse(lead.snooze.until) > serverNow() ? (
            <span className="q-line2 q-snoozed">
              {t('row.snoozed', { at: relativeDay(Date.parse(lead.snooze.until), serverNow()) })}
              {lead.snooze.reason !== null && ` · ${lead.snooze.reason}`}
            </span>
          ) : (
            <span className="q-line2">{demandLine(lead, t)}</span>
          )}
        </span>
        <span className="q-who">
          <span>{lead.contact ?? t('common:none')}</span>
          <span>{secondLine(lead, showOwner, t)}</span>
        </span>
      </a>
    </li>
  );
});

/** Who had it (pool), who has it (team), or by which channel it came (mine). */
function secondLine(lead: Lead, showOwner: boolean, t: Translate): string {
  if (lead.pool?.previousOwner !== null && lead.pool?.previousOwner !== undefined) {
    return t('row.before', { name: lead.pool.previousOwner.name });
  }
  if (showOwner) return lead.owner?.name ?? t('row.noOwner');
  return t(`common:channel.${lead.channel}`);
}
