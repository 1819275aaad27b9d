import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, JobRegistry, defineTask, notifyConsole } from '@luodi/platform';
import { LeadQueries } from '../queue/lead.queries';
import type { ViewersResponse } from './presence.response';

/** Two heartbeats may be lost // 2 × 20 s + the way */
const FRESH_MS = 45_000;

const PRESENCES_SWEPT = defineTask<Record<string, never>>('leads.presences-swept');

/** Who looks at a lead: a row that expires, so that it is the same in every process and nobody stays for ever. */
@Injectable()
export class PresenceService implements OnModuleInit {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: LeadQueries,
    private readonly jobs: JobRegistry,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(PRESENCES_SWEPT, async () => {
      await this.dataSource.query('DELETE FROM lead_presences WHERE seen_at < $1', [this.freshSince()]);
    });
    this.jobs.cron('presences-swept', '*/5 * * * *', PRESENCES_SWEPT);
  }

  /** @throws DomainError not_found */
  public async here(actor: Actor, leadId: string, editing: boolean): Promise<ViewersResponse> {
    await this.queries.assertVisible(actor, leadId);
    return this.dataSource.transaction(async (tx) => {
      const since = this.freshSince();
      const known: { editing: boolean }[] = await tx.query(
        'SELECT editing FROM lead_presences WHERE lead_id = $1 AND user_id = $2 AND seen_at >= $3',
        [leadId, actor.id, since],
      );
      await tx.query(
        `INSERT INTO lead_presences (lead_id, user_id, seen_at, editing) VALUES ($1, $2, $3, $4)
         ON CONFLICT (lead_id, user_id) DO UPDATE SET seen_at = excluded.seen_at, editing = excluded.editing`,
        [leadId, actor.id, this.clock.now(), editing],
      );
      if (known[0]?.editing !== editing) await tell(tx, leadId);
      return {
        viewers: await tx.query(
          `SELECT u.id, u.name, p.editing FROM lead_presences p JOIN users u ON u.id = p.user_id AND u.active
           WHERE p.lead_id = $1 AND p.user_id <> $2 AND p.seen_at >= $3 ORDER BY p.editing DESC, u.name LIMIT 10`,
          [leadId, actor.id, since],
        ),
      };
    });
  }

  public async gone(actor: Actor, leadId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [rows]: [unknown[], number] = await tx.query(
        'DELETE FROM lead_presences WHERE lead_id = $1 AND user_id = $2 RETURNING user_id',
        [leadId, actor.id],
      );
      if (rows.length > 0) await tell(tx, leadId);
    });
  }

  private freshSince(): Date {
    return new Date(this.clock.now().getTime() - FRESH_MS);
  }
}

/** The open consoles of those who may know of the lead ask again. */
async function tell(tx: EntityManager, leadId: string): Promise<void> {
  const rows: { owner_id: string | null; team_id: string | null; collaborators: string[] }[] = await tx.query(
    `SELECT owner_id, team_id, ARRAY(SELECT user_id FROM lead_collaborators WHERE lead_id = $1) AS collaborators
     FROM leads WHERE id = $1`,
    [leadId],
  );
  const lead = rows[0];
  if (lead === undefined) return;
  await notifyConsole(tx, {
    topic: 'presence',
    id: leadId,
    ownerIds: [lead.owner_id],
    teamIds: [lead.team_id],
    userIds: lead.collaborators,
  });
}
