import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { MILESTONE_PLANS, MILESTONE_REACHED } from '../calendar/calendar-items.queries';
import type { CalendarMilestone } from '../calendar/calendar.response';
import { visitsBetween, type CalendarVisit } from '../visits/visit.queries';

/** Which days of whom; `to` and `end` are the first after them. */
export interface FeedSpan {
  readonly from: string;
  readonly to: string;
  readonly start: Date;
  readonly end: Date;
}

/** Something of the feed, with everything that a link may give away; never a way to reach anybody. */
export interface FeedRow {
  readonly kind: 'follow_up' | 'task' | 'deal_step' | 'deal_milestone' | 'visit';
  readonly id: string;
  /** Which milestone of the deal; null for anything else. */
  readonly milestone: CalendarMilestone | null;
  readonly day: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly company: string | null;
  readonly words: string | null;
  readonly contact: string | null;
  readonly place: string | null;
  /** The page it opens. */
  readonly path: string;
  readonly changedAt: Date;
  /** Grows with every change. */
  readonly sequence: number;
  readonly cancelled: boolean;
}

const MOST = 1000;

// An activity moves a follow-up without a new version of the lead: there the seconds between its making and its last
// change are what grows.
const FOLLOW_UPS = `SELECT 'follow_up' AS kind, l.id, NULL AS milestone, NULL::date::text AS day, l.next_follow_up_at AS "startsAt",
    NULL::timestamptz AS "endsAt", l.company_name AS company, NULL AS words, l.contact_name AS contact, NULL AS place,
    '/leads/' || l.id AS path, l.updated_at AS "changedAt",
    greatest(0, floor(extract(epoch FROM l.updated_at - l.created_at)))::int AS sequence, false AS cancelled
  FROM leads l
  WHERE l.owner_id = $1 AND coalesce(l.next_follow_up_at, 'infinity'::timestamptz) >= $2
    AND coalesce(l.next_follow_up_at, 'infinity'::timestamptz) < $3
    AND l.clock_rank < 3 AND l.status IN ('new', 'contacted', 'qualified', 'nurturing')
  ORDER BY coalesce(l.next_follow_up_at, 'infinity'::timestamptz), l.id LIMIT ${MOST}`;

// Of a lead or deal that has become somebody else's, only that there is a task.
const TASKS = `SELECT 'task' AS kind, t.id, NULL AS milestone, t.due_on::text AS day, t.due_at AS "startsAt", NULL::timestamptz AS "endsAt",
    coalesce(l.company_name, d.company_name) AS company, t.title AS words, NULL AS contact, NULL AS place,
    '/calendar/tasks' AS path, t.updated_at AS "changedAt", t.version AS sequence, false AS cancelled
  FROM tasks t LEFT JOIN leads l ON l.id = t.lead_id AND l.owner_id = t.assignee_id
    LEFT JOIN deals d ON d.id = t.deal_id AND d.owner_id = t.assignee_id
  WHERE t.assignee_id = $1 AND t.done_at IS NULL AND t.due_on >= $2::date AND t.due_on < $3::date
  ORDER BY t.deadline, t.id LIMIT ${MOST}`;

const STEPS = `SELECT 'deal_step' AS kind, d.id, NULL AS milestone, d.next_step_due::text AS day, NULL::timestamptz AS "startsAt",
    NULL::timestamptz AS "endsAt", d.company_name AS company, d.next_step AS words, NULL AS contact, NULL AS place,
    '/deals/' || d.id AS path, d.updated_at AS "changedAt", d.version AS sequence, false AS cancelled
  FROM deals d
  WHERE d.owner_id = $1 AND d.next_step_due >= $2::date AND d.next_step_due < $3::date
    AND d.status IN ('open', 'won')
  ORDER BY d.next_step_due, d.id LIMIT ${MOST}`;

// One that is reached has become a fact of the deal: nothing to wait for.
const PLANNED = `SELECT 'deal_milestone' AS kind, d.id, m.milestone, d.facts ->> m.planned AS day,
    NULL::timestamptz AS "startsAt", NULL::timestamptz AS "endsAt", d.company_name AS company, NULL AS words,
    NULL AS contact, NULL AS place, '/deals/' || d.id AS path, d.updated_at AS "changedAt", d.version AS sequence,
    false AS cancelled
  FROM deals d JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
    CROSS JOIN ${MILESTONE_PLANS}
  WHERE d.owner_id = $1 AND d.facts ->> m.planned >= $2 AND d.facts ->> m.planned < $3
    AND d.status IN ('open', 'won') AND NOT ${MILESTONE_REACHED}
  ORDER BY day, d.id, m.place LIMIT ${MOST}`;

/** Everything of a person's days; visits in every state, since a cancelled one has to go from their calendar too. */
export async function feedRows(tx: EntityManager, owner: Actor, span: FeedSpan): Promise<FeedRow[]> {
  const followUps: FeedRow[] = await tx.query(FOLLOW_UPS, [owner.id, span.start, span.end]);
  const tasks: FeedRow[] = await tx.query(TASKS, [owner.id, span.from, span.to]);
  const steps: FeedRow[] = await tx.query(STEPS, [owner.id, span.from, span.to]);
  const milestones: FeedRow[] = await tx.query(PLANNED, [owner.id, span.from, span.to]);
  const visits = await visitsBetween(tx, owner, { userIds: [owner.id], from: span.start, to: span.end });
  // A planned visit is its lead's next follow-up: one thing, not two.
  const met = new Set(
    visits
      .filter((visit) => visit.state === 'planned')
      .map((visit) => `${visit.leadId}@${visit.startsAt.toISOString()}`),
  );
  const calls = followUps.filter((row) => !met.has(`${row.id}@${row.startsAt?.toISOString() ?? ''}`));
  return [...visits.map(visitRow), ...calls, ...tasks, ...steps, ...milestones];
}

function visitRow(visit: CalendarVisit): FeedRow {
  return {
    kind: 'visit',
    id: visit.id,
    milestone: null,
    day: '',
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
    company: visit.company,
    words: null,
    contact: null,
    place: visit.meetingPoint ?? visit.parkName,
    path: visit.leadVisible ? `/leads/${visit.leadId}` : '/calendar',
    changedAt: visit.updatedAt,
    sequence: visit.version,
    cancelled: visit.state === 'cancelled',
  };
}
