import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, addJob, assertNever, notFound, pageOfAll, writeAudit, type PageQuery } from '@luodi/platform';
import type { UpdateRoutingAgentDto } from '../routing.dto';
import { LedgerService } from './ledger.service';
import { RETRY_WAITING } from '../routing.events';
import type { RoutingAgentListResponse, RoutingAgentResponse } from '../routing.response';

/** Each agent's capacity, weight and whether they take leads. */
@Injectable()
export class RoutingAgentService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly ledgers: LedgerService,
    private readonly clock: Clock,
  ) {}

  /** The agents within the actor's scope. */
  public async list(actor: Actor, query: PageQuery): Promise<RoutingAgentListResponse> {
    const agents = await this.read(this.dataSource.manager, actor, null);
    return pageOfAll(agents, query, (agent) => agent.userId);
  }

  /** @throws DomainError not_found for no agent, or not the actor's to know of */
  public async show(
    actor: Actor,
    userId: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<RoutingAgentResponse> {
    const [agent] = await this.read(tx, actor, userId);
    if (agent === undefined) throw notFound();
    return agent;
  }

  /** A smaller capacity takes nothing away: the agent gets no more until below it. @throws DomainError not_found */
  public async update(
    actor: Actor,
    userId: string,
    request: UpdateRoutingAgentDto,
  ): Promise<RoutingAgentResponse> {
    return this.dataSource.transaction(async (tx) => {
      const before = await this.show(actor, userId, tx);
      if (request.weight !== undefined && request.weight !== before.weight) {
        // First the counter, then the ledgers: the order in which leads are given.
        await tx.query('SELECT 1 FROM agent_loads WHERE user_id = $1 FOR NO KEY UPDATE', [userId]);
        await this.ledgers.reweigh(tx, userId, request.weight);
      }
      await tx.query(
        `INSERT INTO agent_loads AS l (user_id, capacity, weight, accepting)
         VALUES ($1, coalesce($2::integer, 60), coalesce($3::numeric, 1), coalesce($4::boolean, true))
         ON CONFLICT (user_id) DO UPDATE SET capacity = coalesce($2::integer, l.capacity),
           weight = coalesce($3::numeric, l.weight), accepting = coalesce($4::boolean, l.accepting)`,
        [userId, request.capacity ?? null, request.weight ?? null, request.accepting ?? null],
      );
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'routing.agent-updated',
        objectType: 'user',
        objectId: userId,
        data: { ...request },
      });
      await addJob(tx, RETRY_WAITING, {}, { jobKey: RETRY_WAITING.name });
      return this.show(actor, userId, tx);
    });
  }

  private async read(
    tx: EntityManager,
    actor: Actor,
    userId: string | null,
  ): Promise<RoutingAgentResponse[]> {
    const rows: (Omit<RoutingAgentResponse, 'leaveUntil'> & { readonly leaveUntil: Date | null })[] =
      await tx.query(
        `SELECT u.id AS "userId", u.name, u.active,
         ARRAY(SELECT m.team_id FROM team_members m WHERE m.user_id = u.id ORDER BY m.team_id) AS "teamIds",
         coalesce(l.open_leads, 0) AS open, coalesce(l.capacity, 60) AS capacity,
         coalesce(l.weight, 1)::float8 AS weight, coalesce(l.accepting, true) AS accepting,
         (SELECT max(v.ends_at) FROM agent_leaves v
          WHERE v.user_id = u.id AND v.starts_at <= $3::timestamptz AND v.ends_at > $3::timestamptz) AS "leaveUntil"
       FROM users u LEFT JOIN agent_loads l ON l.user_id = u.id
       WHERE u.role = 'agent' AND ($1::uuid IS NULL OR u.id = $1::uuid)
         AND ($2::uuid[] IS NULL OR EXISTS (
           SELECT 1 FROM team_members m WHERE m.user_id = u.id AND m.team_id = ANY($2::uuid[])))
       ORDER BY u.name, u.id`,
        [userId, teamScope(actor), this.clock.now()],
      );
    return rows.map((row) => ({ ...row, leaveUntil: row.leaveUntil?.toISOString() ?? null }));
  }
}

/** The teams whose agents an actor may know of; null for all. */
function teamScope(actor: Actor): readonly string[] | null {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return null;
    case 'manager':
    case 'agent':
      return actor.teamIds;
    default:
      return assertNever(actor.role);
  }
}
