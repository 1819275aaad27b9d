import { hasMessage, translate, type Config, type Locale } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { instantOf, localTime } from '../inbox/due.policy';
import type { DueRobotMessage } from './robot-message.queries';

interface LeadFactsRow {
  readonly number: string;
  readonly need_type: string | null;
  readonly area_min_sqm: string | null;
  readonly area_max_sqm: string | null;
  readonly owner_name: string | null;
  readonly team_name: string | null;
  readonly responded: boolean;
}

/**
 * What a group reads: number, need, who has it and until when, with a link that asks for a sign-in. Never a name, firm or
 * number of the prospect: groups have members whom nobody here knows. null when there is nothing to say any more.
 */
export async function robotText(
  tx: EntityManager,
  message: DueRobotMessage,
  locale: Locale,
  config: Config,
): Promise<string | null> {
  if (message.event === 'ping') return translate(locale, 'robot.ping', { name: message.robot_name });
  if (message.lead_id === null) {
    const { count, waiting, gathered } = message.data;
    const facts = { count: Number(count), waiting: Number(waiting) };
    return gathered === 'leads_waiting'
      ? `${translate(locale, 'robot.leads_waiting', facts)}\n${config.publicUrl}/clocks`
      : `${translate(locale, 'robot.leads_unmatched', facts)}\n${config.publicUrl}/admin/rules`;
  }
  const rows: LeadFactsRow[] = await tx.query(
    `SELECT l.number, l.need_type, l.area_min_sqm, l.area_max_sqm, u.name AS owner_name, t.name AS team_name,
       l.first_responded_at IS NOT NULL AS responded
     FROM leads l LEFT JOIN users u ON u.id = l.owner_id LEFT JOIN teams t ON t.id = l.team_id
     WHERE l.id = $1 AND l.status <> 'merged'`,
    [message.lead_id],
  );
  const lead = rows[0];
  if (lead === undefined || (message.event === 'clock_warned' && lead.responded)) return null;
  const due = instantOf(message.data['dueAt']);
  const lines = [
    translate(locale, `robot.${message.event}`, {
      number: lead.number,
      owner: lead.owner_name ?? translate(locale, 'robot.nobody', {}),
      level: levelOf(message),
      clock: clockOf(message, locale),
    }),
    needOf(lead, locale),
    lead.team_name,
    due === null ? null : translate(locale, 'robot.due', { at: localTime(due, config.tzName) }),
    `${config.publicUrl}/leads/${message.lead_id}`,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

/** The percentage of a warning. */
function levelOf(message: DueRobotMessage): string {
  const level = message.data['level'] ?? message.data['percent'];
  return typeof level === 'string' || typeof level === 'number' ? String(level) : '';
}

/** Which clock. */
function clockOf(message: DueRobotMessage, locale: Locale): string {
  const key = `notice.clock.${String(message.data['clock'])}`;
  return hasMessage(key) ? translate(locale, key) : '';
}

function needOf(lead: LeadFactsRow, locale: Locale): string | null {
  const key = `deal.need.${lead.need_type ?? ''}`;
  const bounds = [lead.area_min_sqm, lead.area_max_sqm].flatMap((bound) =>
    bound === null ? [] : [Number(bound)],
  );
  const area = [...new Set(bounds)].map((bound) => bound.toLocaleString('en-US')).join('–');
  const parts = [hasMessage(key) ? translate(locale, key) : '', area === '' ? '' : `${area} ㎡`];
  const known = parts.filter((part) => part !== '');
  return known.length === 0 ? null : known.join(' · ');
}
