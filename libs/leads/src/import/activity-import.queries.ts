import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import type { ActivityOutcome, ActivityType } from '../lead-values.policy';

/** A follow-up of a list, with its original author and time. */
export interface ImportedActivity {
  readonly id: string;
  readonly leadId: string;
  readonly type: ActivityType;
  readonly summary: string;
  readonly outcome: ActivityOutcome | null;
  readonly occurredAt: Date;
  readonly nextFollowUpAt: Date | null;
  readonly authorId: string;
}

/** A lead as a follow-up of a list finds it. */
export interface FollowedLead {
  readonly id: string;
  readonly number: string;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly teamId: string | null;
  readonly ownerId: string | null;
}

/** Follow-ups in batches, for lists. */
@Injectable()
export class ActivityImportQueries {
  /** Leads by number, and living ones by the keys of their people. */
  public async find(
    tx: EntityManager,
    by: {
      readonly numbers: readonly string[];
      readonly phones: readonly string[];
      readonly wechats: readonly string[];
    },
  ): Promise<{
    readonly byNumber: ReadonlyMap<string, FollowedLead>;
    readonly byKey: ReadonlyMap<string, FollowedLead>;
  }> {
    const columns = 'l.id, l.number, l.phone, l.wechat, l.team_id AS "teamId", l.owner_id AS "ownerId"';
    const numbered: FollowedLead[] = await tx.query(
      `SELECT ${columns} FROM leads l WHERE l.number = ANY($1::text[]) AND l.status <> 'merged'`,
      [by.numbers],
    );
    const keyed: (FollowedLead & { key: string })[] = await tx.query(
      `SELECT ${columns}, k.kind || ':' || k.value AS key FROM contact_keys k
       JOIN leads l ON l.contact_id = k.contact_id AND l.status <> 'merged'
       WHERE (k.kind = 'phone' AND k.value = ANY($1::text[])) OR (k.kind = 'wechat' AND k.value = ANY($2::text[]))`,
      [by.phones, by.wechats],
    );
    return {
      byNumber: new Map(numbered.map((lead) => [lead.number, lead])),
      byKey: new Map(keyed.map((lead) => [lead.key, lead])),
    };
  }

  /** Which of these follow-ups are there already: same lead, moment, type and words. */
  public async existing(
    tx: EntityManager,
    activities: readonly ImportedActivity[],
  ): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await tx.query(
      `SELECT r.id FROM json_to_recordset($1::json) AS r(id uuid, lead_id uuid, type text, summary text, occurred_at timestamptz)
       WHERE EXISTS (SELECT 1 FROM activities a WHERE a.lead_id = r.lead_id AND a.occurred_at = r.occurred_at
         AND a.type = r.type AND a.summary = r.summary)`,
      [JSON.stringify(activities.map(recordOf))],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Writes them with their timeline. A lead without a running clock counts as contacted; clocks are left alone. */
  public async add(
    tx: EntityManager,
    activities: readonly ImportedActivity[],
    of: { readonly importId: string; readonly actorId: string; readonly now: Date },
  ): Promise<void> {
    if (activities.length === 0) return;
    await tx.query(
      `WITH given AS (
         SELECT * FROM json_to_recordset($1::json) AS r(id uuid, lead_id uuid, type text, summary text, outcome text,
           occurred_at timestamptz, next_follow_up_at timestamptz, author_id uuid, event_id uuid)
       ), logged AS (
         INSERT INTO activities (id, lead_id, type, summary, outcome, occurred_at, next_follow_up_at, author_id, created_at)
         SELECT id, lead_id, type, summary, outcome, occurred_at, next_follow_up_at, author_id, $2::timestamptz FROM given
         RETURNING lead_id, occurred_at, effective
       ), event AS (
         INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
         SELECT event_id, lead_id, 'activity', occurred_at, author_id, jsonb_build_object('activityId', id, 'importId', $3::text)
         FROM given
       ), latest AS (
         SELECT lead_id, max(occurred_at) AS at, bool_or(type <> 'note') AS reached,
           (array_agg(next_follow_up_at ORDER BY occurred_at DESC))[1] AS next FROM given GROUP BY lead_id
       ), contact AS (
         SELECT lead_id, max(occurred_at) AS at FROM logged WHERE effective GROUP BY lead_id
       ), held AS (
         SELECT l.id FROM leads l JOIN latest ON latest.lead_id = l.id ORDER BY l.id FOR NO KEY UPDATE OF l
       )
       UPDATE leads l SET last_activity_at = greatest(l.last_activity_at, latest.at),
         last_contact_at = greatest(l.last_contact_at, (SELECT c.at FROM contact c WHERE c.lead_id = l.id)),
         status = CASE WHEN latest.reached AND l.status = 'new' AND l.sla_state = 'none' THEN 'contacted' ELSE l.status END,
         next_follow_up_at = CASE WHEN latest.next > $2::timestamptz AND (l.last_activity_at IS NULL OR l.last_activity_at <= latest.at)
           THEN latest.next ELSE l.next_follow_up_at END,
         updated_at = $2::timestamptz, version = l.version + 1
       FROM latest JOIN held ON held.id = latest.lead_id WHERE l.id = latest.lead_id`,
      [
        JSON.stringify(activities.map((item) => ({ ...recordOf(item), event_id: newId() }))),
        of.now,
        of.importId,
      ],
    );
  }

  /** Deletes imported follow-ups with their timeline entries; answers those that were there. */
  public async remove(tx: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const [rows]: [{ id: string; lead_id: string }[], number] = await tx.query(
      'DELETE FROM activities WHERE id = ANY($1::uuid[]) AND NOT first_response AND deal_id IS NULL RETURNING id, lead_id',
      [ids],
    );
    const leadIds = [...new Set(rows.map((row) => row.lead_id))];
    await tx.query(
      `DELETE FROM lead_events WHERE lead_id = ANY($1::uuid[]) AND kind = 'activity' AND data->>'activityId' = ANY($2::text[])`,
      [leadIds, rows.map((row) => row.id)],
    );
    await tx.query(
      `UPDATE leads l SET (last_activity_at, last_contact_at) = (SELECT max(a.occurred_at),
           max(a.occurred_at) FILTER (WHERE a.effective) FROM activities a WHERE a.lead_id = l.id),
         version = l.version + 1
       WHERE l.id = ANY($1::uuid[])`,
      [leadIds],
    );
    return new Set(rows.map((row) => row.id));
  }
}

function recordOf(activity: ImportedActivity): Record<string, unknown> {
  return {
    id: activity.id,
    lead_id: activity.leadId,
    type: activity.type,
    summary: activity.summary,
    outcome: activity.outcome,
    occurred_at: activity.occurredAt,
    next_follow_up_at: activity.nextFollowUpAt,
    author_id: activity.authorId,
  };
}
