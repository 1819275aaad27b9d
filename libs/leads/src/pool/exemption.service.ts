import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, localDate, notFound, readKeysetPage, writeAudit } from '@luodi/platform';
import type { Config, PageQuery } from '@luodi/platform';
import { visibleTo, withMembers } from '../lead-scope';
import { assertOpen, lockVisibleLead, requireReason } from '../lead-access';
import { LeadQueries } from '../queue/lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import type { ExemptLeadDto } from './pool.dto';
import type { ExemptLeadPageResponse, ExemptLeadResponse, ExemptionResponse } from './pool.response';

type ExemptRow = Omit<ExemptLeadResponse, 'at'> & { readonly at: Date; readonly cursor_at: string };

/** Leads that no recycle rule takes, with the reason. */
@Injectable()
export class ExemptionService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly leads: LeadQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The open leads within the actor's rights that have one, the newest first. */
  public async list(actor: Actor, query: PageQuery): Promise<ExemptLeadPageResponse> {
    const tx = this.dataSource.manager;
    const params: unknown[] = [localDate(this.clock.now(), this.config.tzName)];
    const sees = visibleTo(await withMembers(tx, actor), 'l', params);
    return readKeysetPage<ExemptRow, ExemptLeadResponse>(
      tx,
      {
        columns: `l.id, l.number, l.company_name AS company, e.reason, e.until::text AS until, e.at, e.at::text AS cursor_at,
          coalesce(e.until >= $1::date, true) AS holds, jsonb_build_object('id', u.id, 'name', u.name) AS by,
          CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'name', o.name) END AS owner`,
        from: `recycle_exemptions e JOIN leads l ON l.id = e.lead_id JOIN users u ON u.id = e.by_id
          LEFT JOIN users o ON o.id = l.owner_id`,
        where: [sees, 'l.clock_rank < 3'],
        params,
        order: { column: 'e.at', cast: 'timestamptz', id: 'e.lead_id', descending: true },
        place: (row) => [row.cursor_at, row.id],
        present: ({ cursor_at: _cursor, at, ...row }) => ({ ...row, at: at.toISOString() }),
      },
      query,
    );
  }

  /** @throws DomainError not_found when the lead has none, or is not the actor's to know of */
  public async show(actor: Actor, leadId: string): Promise<ExemptionResponse> {
    await this.leads.assertVisible(actor, leadId);
    return find(this.dataSource.manager, leadId);
  }

  /** Sets or changes the exemption. @throws DomainError not_found, reason_required (422), lead_closed (409) */
  public async exempt(actor: Actor, leadId: string, request: ExemptLeadDto): Promise<ExemptionResponse> {
    const reason = requireReason(request.reason);
    return this.dataSource.transaction(async (tx) => {
      assertOpen(await lockVisibleLead(tx, actor, leadId));
      const now = this.clock.now();
      await tx.query(
        `INSERT INTO recycle_exemptions (lead_id, reason, until, by_id, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (lead_id) DO UPDATE SET reason = $2, until = $3, by_id = $4, at = $5`,
        [leadId, reason, request.until ?? null, actor.id, now],
      );
      await tell(tx, actor, leadId, 'recycle_exempted', now, { note: reason, until: request.until ?? null });
      return find(tx, leadId);
    });
  }

  /** The rules hold for it again. @throws DomainError not_found */
  public async end(actor: Actor, leadId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await lockVisibleLead(tx, actor, leadId);
      const [, ended]: [unknown[], number] = await tx.query(
        'DELETE FROM recycle_exemptions WHERE lead_id = $1',
        [leadId],
      );
      if (ended === 0) throw notFound();
      await tell(tx, actor, leadId, 'recycle_unexempted', this.clock.now(), {});
    });
  }
}

async function tell(
  tx: EntityManager,
  actor: Actor,
  leadId: string,
  kind: 'recycle_exempted' | 'recycle_unexempted',
  at: Date,
  data: object,
): Promise<void> {
  await writeLeadEvent(tx, { leadId, kind, at, actorId: actor.id, data });
  await writeAudit(tx, {
    actorId: actor.id,
    actorRole: actor.role,
    action: kind === 'recycle_exempted' ? 'lead.recycle-exempted' : 'lead.recycle-unexempted',
    objectType: 'lead',
    objectId: leadId,
  });
}

async function find(tx: EntityManager, leadId: string): Promise<ExemptionResponse> {
  const rows: (Omit<ExemptionResponse, 'at'> & { readonly at: Date })[] = await tx.query(
    `SELECT e.reason, e.until::text AS until, jsonb_build_object('id', u.id, 'name', u.name) AS by, e.at
     FROM recycle_exemptions e JOIN users u ON u.id = e.by_id WHERE e.lead_id = $1`,
    [leadId],
  );
  const row = rows[0];
  if (row === undefined) throw notFound();
  return { ...row, at: row.at.toISOString() };
}
