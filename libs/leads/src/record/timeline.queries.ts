import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { assertNever, decodeTimeCursor, inClear, toPage } from '@luodi/platform';
import { familyOf } from '../merge/merge.queries';
import { forReader, leadReader } from './lead-reader.queries';
import { LeadQueries } from '../queue/lead.queries';
import type { TimelineGroup, TimelineQuery } from './timeline.dto';
import { ATTACHMENT_KINDS, FOLLOW_UP_KINDS } from './timeline-groups';
import type { TimelinePageResponse } from './timeline.response';

interface TimelineRow {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly cursor_at: string;
  readonly actor: { id: string; name: string } | null;
  readonly data: Record<string, unknown>;
}

// Edits name the park before and after; ids of parks stand in their values.
const PARK_NAMES = `CASE WHEN e.kind = 'edited' AND e.data -> 'values' -> 'parkId' IS NOT NULL THEN
    jsonb_build_object('parks', (SELECT jsonb_object_agg(k.id, k.name) FROM parks k
      WHERE k.id::text IN (e.data -> 'values' -> 'parkId' ->> 'before', e.data -> 'values' -> 'parkId' ->> 'after')))
    ELSE '{}' END`;

/** Reads what happened to a lead. */
@Injectable()
export class TimelineQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadQueries,
  ) {}

  /**
   * What happened to a lead and to those merged into it, newest first; activities with their text, edits with the values
   * before and after (phones masked when they were written). @throws DomainError not_found
   */
  public async timeline(actor: Actor, id: string, query: TimelineQuery): Promise<TimelinePageResponse> {
    await this.leads.assertVisible(actor, id);
    const params: unknown[] = [id, await familyOf(this.dataSource.manager, id)];
    const where = ['e.lead_id = ANY($2::uuid[])', ...groupCondition(query.group, params)];
    if (query.cursor !== undefined) {
      const [at, eventId] = decodeTimeCursor(query.cursor);
      where.push(`(e.at, e.id) < ($${params.push(at)}::timestamptz, $${params.push(eventId)}::uuid)`);
    }
    const rows: TimelineRow[] = await this.dataSource.query(
      `SELECT e.id, e.kind, e.at, e.at::text AS cursor_at,
         CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('id', u.id, 'name', u.name) END AS actor,
         e.data || CASE WHEN a.id IS NULL THEN '{}' ELSE jsonb_build_object('type', a.type, 'summary', a.summary,
           'outcome', a.outcome, 'occurredAt', a.occurred_at, 'nextFollowUpAt', a.next_follow_up_at,
           'firstResponse', a.first_response) END
           || CASE WHEN w.id IS NULL THEN '{}' ELSE jsonb_build_object('ownerName', w.name) END
           || CASE WHEN r.id IS NULL THEN '{}' ELSE jsonb_build_object('ruleName', r.name) END
           || CASE WHEN p.id IS NULL THEN '{}' ELSE jsonb_build_object('poolName', p.name) END
           || ${PARK_NAMES}
           || CASE WHEN e.lead_id = $1 THEN '{}' ELSE jsonb_build_object('leadNumber', x.number) END AS data
       FROM lead_events e
       LEFT JOIN users u ON u.id = e.actor_id
       LEFT JOIN activities a ON e.kind = 'activity' AND a.id = (e.data ->> 'activityId')::uuid
       LEFT JOIN users w ON w.id = coalesce(e.data ->> 'ownerId', e.data ->> 'userId')::uuid
       LEFT JOIN routing_rules r ON r.id = (e.data ->> 'ruleId')::uuid
       LEFT JOIN pools p ON e.kind = 'released' AND p.id = (e.data ->> 'poolId')::uuid
       LEFT JOIN leads x ON e.lead_id <> $1 AND x.id = e.lead_id
       WHERE ${where.join(' AND ')}
         AND NOT (e.lead_id <> $1 AND e.kind = 'merged' AND e.data ->> 'fromId' = e.lead_id::text)
       ORDER BY e.at DESC, e.id DESC LIMIT $${params.push(query.limit + 1)}`,
      params,
    );
    const reader = await leadReader(this.dataSource.manager, actor, id);
    return toPage(
      rows,
      query.limit,
      (row) => [row.cursor_at, row.id],
      (row) =>
        inClear({
          id: row.id,
          kind: row.kind,
          at: row.at.toISOString(),
          actor: row.actor,
          data: forReader(reader, row.data),
        }),
    );
  }
}

function groupCondition(group: TimelineGroup | undefined, params: unknown[]): string[] {
  switch (group) {
    case undefined:
      return [];
    case 'follow_up':
      return [`e.kind = ANY($${params.push([...FOLLOW_UP_KINDS])}::text[])`];
    case 'attachment':
      return [`e.kind = ANY($${params.push([...ATTACHMENT_KINDS])}::text[])`];
    case 'system':
      return [`NOT e.kind = ANY($${params.push([...FOLLOW_UP_KINDS, ...ATTACHMENT_KINDS])}::text[])`];
    default:
      return assertNever(group);
  }
}
