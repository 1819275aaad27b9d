import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readKeysetPage, type Page } from '@luodi/platform';
import type { ListAuditQuery } from './audit.dto';
import type { AuditEntryResponse } from './audit.response';

/** A count over this is shown as it: exact counting of a log helps nobody. */
const COUNT_CAP = 10_001;

interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly at_text: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly actor_role: string | null;
  readonly action: string;
  readonly object_type: string;
  readonly object_id: string | null;
  readonly request_id: string | null;
  readonly data: Record<string, unknown>;
}

/** Reads the audit log. */
@Injectable()
export class AuditQueries {
  public constructor(private readonly dataSource: DataSource) {}

  public async list(query: ListAuditQuery): Promise<Page<AuditEntryResponse>> {
    const params: unknown[] = [];
    const where = ['true'];
    if (query.actorId !== undefined) where.push(`a.actor_id = $${params.push(query.actorId)}`);
    if (query.objectType !== undefined) where.push(`a.object_type = $${params.push(query.objectType)}`);
    if (query.objectId !== undefined) where.push(`a.object_id = $${params.push(query.objectId)}`);
    if (query.action !== undefined) where.push(`a.action = $${params.push(query.action)}`);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: `a.id, a.at, a.at::text AS at_text, a.actor_id, coalesce(u.name, k.name) AS actor_name, a.actor_role,
          a.action, a.object_type, a.object_id, a.request_id, a.data`,
        from: `audit_log a LEFT JOIN users u ON u.id = a.actor_id
          LEFT JOIN api_keys k ON k.id = a.actor_id AND a.actor_role = 'api_key'`,
        where,
        params,
        order: { column: 'a.at', cast: 'timestamptz', id: 'a.id', descending: true },
        place: (row: AuditRow) => [row.at_text, row.id],
        present: presentEntry,
        countCap: COUNT_CAP,
      },
      query,
    );
  }
}

function presentEntry(row: AuditRow): AuditEntryResponse {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
    actorRole: row.actor_role,
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    requestId: row.request_id,
    data: row.data,
  };
}
