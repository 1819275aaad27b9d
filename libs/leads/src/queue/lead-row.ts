import type { Actor } from '@luodi/identity';
import { inClearIf, knownContacts, maskPhone, maskText } from '@luodi/platform';
import type { KnownContacts } from '@luodi/platform';
import { calendarOf, workingSpans, type Calendars } from '@luodi/workspace';
import type { EnteredAmount } from '../intake/lead-facts.policy';
import type { LeadTagResponse } from '../tags/tag.response';
import type { EnteredAmountResponse, LeadResponse, RefResponse } from '../lead.response';
import type {
  LeadChannel,
  LeadStatus,
  NeedType,
  PoolReason,
  SlaState,
  WaitingReason,
} from '../lead-values.policy';

/** What a list reads of a lead; `l` is the lead, joined as in LEAD_JOINS. */
export const LEAD_COLUMNS = `l.id, l.number, l.status, l.need_type, l.area_min_sqm, l.area_max_sqm, l.area_entered,
  l.use_text, l.industry, l.tax_min_yuan, l.tax_max_yuan, l.tax_entered, l.company_name, l.contact_name, l.phone,
  l.wechat, l.email, l.owner_id, l.team_id, o.name AS owner_name, l.pool_id, l.pooled_at, l.waiting_reason, l.waiting_since, l.park_id, k.name AS park_name,
  l.source_title, s.name AS site_name, l.channel, l.first_response_due_at, l.first_responded_at, l.sla_state,
  l.next_follow_up_at, l.clock_rank, l.completeness, l.score, l.inquiry_count, l.created_at, l.version,
  l.snoozed_until, l.snooze_reason, l.snoozed_at, l.snoozed_by, z.name AS snoozed_by_name, marks.tags,
  held.owner AS previous_owner, gone.note AS release_note, l.pool_reason, pl.name AS pool_name`;

export const LEAD_JOINS = `LEFT JOIN users o ON o.id = l.owner_id
  LEFT JOIN parks k ON k.id = l.park_id
  LEFT JOIN sites s ON s.id = l.site_id
  LEFT JOIN pools pl ON pl.id = l.pool_id
  LEFT JOIN users z ON z.id = l.snoozed_by
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'colour', t.colour) ORDER BY t.position, t.name) AS tags
    FROM lead_tags lt JOIN tags t ON t.id = lt.tag_id WHERE lt.lead_id = l.id) marks ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_build_object('id', u.id, 'name', u.name) AS owner FROM lead_assignments a JOIN users u ON u.id = a.owner_id
    WHERE a.lead_id = l.id ORDER BY a.from_at DESC LIMIT 1) held ON l.pool_id IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT e.data ->> 'note' AS note FROM lead_events e
    WHERE e.lead_id = l.id AND e.kind = 'released' ORDER BY e.at DESC LIMIT 1) gone ON l.pool_id IS NOT NULL`;

export interface LeadListRow {
  readonly id: string;
  readonly number: string;
  readonly status: LeadStatus;
  readonly need_type: NeedType | null;
  readonly area_min_sqm: string | null;
  readonly area_max_sqm: string | null;
  readonly area_entered: EnteredAmount | null;
  readonly use_text: string | null;
  readonly industry: string | null;
  readonly tax_min_yuan: string | null;
  readonly tax_max_yuan: string | null;
  readonly tax_entered: EnteredAmount | null;
  readonly company_name: string | null;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly owner_name: string | null;
  readonly pool_id: string | null;
  readonly pooled_at: Date | null;
  readonly waiting_reason: WaitingReason | null;
  readonly waiting_since: Date | null;
  readonly park_id: string | null;
  readonly park_name: string | null;
  readonly source_title: string | null;
  readonly site_name: string | null;
  readonly channel: LeadChannel;
  readonly first_response_due_at: Date | null;
  readonly first_responded_at: Date | null;
  readonly sla_state: SlaState;
  readonly next_follow_up_at: Date | null;
  readonly clock_rank: number;
  readonly completeness: number;
  readonly score: number;
  readonly inquiry_count: number;
  readonly created_at: Date;
  readonly version: number;
  readonly snoozed_until: Date | null;
  readonly snooze_reason: string | null;
  readonly snoozed_at: Date | null;
  readonly snoozed_by: string | null;
  readonly snoozed_by_name: string | null;
  readonly tags: LeadTagResponse[] | null;
  readonly previous_owner: RefResponse | null;
  readonly release_note: string | null;
  readonly pool_reason: PoolReason | null;
  readonly pool_name: string | null;
}

/** By which calendars, and from when, a list tells what is left of a clock. */
export interface WorkedTime {
  readonly calendars: Calendars;
  readonly now: Date;
}

/**
 * A lead for a list; ways to reach the person in full only for its owner, in texts too.
 * @param worked the working time that is left of its clock is told as well
 */
export function presentLead(row: LeadListRow, actor: Pick<Actor, 'id'>, worked?: WorkedTime): LeadResponse {
  const owns = row.owner_id === actor.id;
  const known = owns ? undefined : knownOf(row);
  return inClearIf(owns, {
    id: row.id,
    number: row.number,
    status: row.status,
    needType: row.need_type,
    areaMinSqm: toNumber(row.area_min_sqm),
    areaMaxSqm: toNumber(row.area_max_sqm),
    areaEntered: presentEntered(row.area_entered),
    use: textFor(row.use_text, known),
    industry: row.industry,
    taxMinYuan: row.tax_min_yuan,
    taxMaxYuan: row.tax_max_yuan,
    taxEntered: presentEntered(row.tax_entered),
    company: textFor(row.company_name, known),
    contact: textFor(row.contact_name, known),
    phone: owns ? row.phone : maskPhone(row.phone),
    owner: ref(row.owner_id, row.owner_name),
    poolId: row.pool_id,
    pool:
      row.pool_id === null || row.pooled_at === null
        ? null
        : {
            name: row.pool_name ?? '',
            since: row.pooled_at.toISOString(),
            previousOwner: row.previous_owner,
            // Imported lists and older rows do not say; whoever never had an owner came with a list.
            kind: row.pool_reason ?? (row.previous_owner === null ? 'imported' : 'released'),
            reason: textFor(row.release_note, known),
          },
    waitingReason: row.waiting_reason,
    waitingSince: row.waiting_reason === null ? null : iso(row.waiting_since ?? row.created_at),
    park: ref(row.park_id, row.park_name),
    source: row.source_title ?? row.site_name,
    channel: row.channel,
    sla: { firstResponseDueAt: iso(row.first_response_due_at), state: row.sla_state },
    clock: presentClock(row, worked),
    completeness: row.completeness,
    score: row.score,
    inquiryCount: row.inquiry_count,
    nextFollowUpAt: iso(row.next_follow_up_at),
    snooze: presentSnooze(row),
    tags: row.tags ?? [],
    createdAt: row.created_at.toISOString(),
    version: row.version,
  });
}

/** The ways to reach the person, to be found in texts. */
export function knownOf(row: LeadListRow, otherPhones: readonly string[] = []): KnownContacts {
  return knownContacts({ phones: [row.phone, ...otherPhones], wechat: row.wechat, email: row.email });
}

/** `known` undefined: for the owner, as it was written. */
export function textFor<T extends string | null>(text: T, known: KnownContacts | undefined): T {
  return known === undefined ? text : (maskText(text, known) as T);
}

/** A longer time is told as a date. */
const SOON_MS = 86_400_000;
/** Two shifts of two days. */
const MOST_SPANS = 4;

function presentClock(row: LeadListRow, worked: WorkedTime | undefined): LeadResponse['clock'] {
  switch (row.clock_rank) {
    case 0:
      return {
        kind: 'first_response',
        at: iso(row.first_response_due_at),
        ...(worked === undefined ? {} : spansUntil(row, worked)),
      };
    case 1:
      return { kind: 'follow_up', at: iso(row.next_follow_up_at) };
    default:
      return { kind: 'none', at: null };
  }
}

function spansUntil(
  { first_response_due_at: dueAt, team_id: teamId }: LeadListRow,
  { calendars, now }: WorkedTime,
): Pick<LeadResponse['clock'], 'spans'> {
  if (dueAt === null || dueAt <= now || dueAt.getTime() - now.getTime() > SOON_MS) return {};
  const spans = workingSpans(calendarOf(calendars, teamId), now, dueAt, MOST_SPANS);
  return { spans: spans.map(([from, to]) => ({ from: from.toISOString(), to: to.toISOString() })) };
}

function presentSnooze(row: LeadListRow): LeadResponse['snooze'] {
  if (row.snoozed_until === null || row.snoozed_at === null) return null;
  return {
    until: row.snoozed_until.toISOString(),
    reason: row.snooze_reason,
    by: ref(row.snoozed_by, row.snoozed_by_name),
    at: row.snoozed_at.toISOString(),
  };
}

function presentEntered(entered: EnteredAmount | null): EnteredAmountResponse | null {
  return entered === null ? null : { min: entered.min ?? null, max: entered.max ?? null, unit: entered.unit };
}

function ref(id: string | null, name: string | null): RefResponse | null {
  return id === null ? null : { id, name: name ?? '' };
}

function toNumber(value: string | null): number | null {
  return value === null ? null : Number(value);
}

/** An instant for JSON. */
export function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
