import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  LeadActivityService,
  lockLead,
  type ActivityResponse,
  type LockedLead,
  type LogActivityDto,
} from '@luodi/leads';
import { forbidden, notFound, notifyConsole, withIdempotency } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { mayWorkOn } from './deal-rights.queries';
import { findDeal } from './deal.queries';

/** Follow-ups on deals: kept with the lead's, marked with the deal. */
@Injectable()
export class DealActivityService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly activities: LeadActivityService,
  ) {}

  /** @throws DomainError not_found, forbidden, lead_closed, validation_failed (in the future) */
  public async log(actor: Actor, dealId: string, request: LogActivityDto): Promise<ActivityResponse> {
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:deals.activities:${dealId}`, request, async () => {
        const deal = await findDeal(tx, actor, dealId);
        if (!(await mayWorkOn(tx, actor, deal))) throw forbidden();
        const lead = deal.lead_id === null ? null : await lockLead(tx, deal.lead_id);
        if (lead === null) throw notFound();
        return this.logIn(tx, actor, lead, request, deal);
      }),
    );
  }

  /** The same with the lead locked and the rights checked by the caller. */
  public async logIn(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    request: LogActivityDto,
    deal: { readonly id: string; readonly owner_id: string; readonly team_id: string | null },
  ): Promise<ActivityResponse> {
    const activity = await this.activities.logIn(tx, actor, lead, request, deal.id);
    await tx.query(
      'UPDATE deals SET last_activity_at = greatest(last_activity_at, $2::timestamptz) WHERE id = $1',
      [deal.id, activity.occurredAt],
    );
    await notifyConsole(tx, {
      topic: 'deals',
      id: deal.id,
      ownerIds: [deal.owner_id],
      teamIds: [deal.team_id],
    });
    return activity;
  }
}
