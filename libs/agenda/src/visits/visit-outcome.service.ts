import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { LeadActivityService, type ActivityResponse, type LockedLead } from '@luodi/leads';
import { Clock, DomainError, fieldError, validationFailed, withIdempotency } from '@luodi/platform';
import { DealActivityService } from '@luodi/pipeline';
import { lockVisit, recordVisit } from './visit-lock';
import { planOf } from './visit-plan.policy';
import { findVisit } from './visit.queries';
import { presentVisit, type VisitRow } from './visit.row';
import { mayBegin } from './visit-times.policy';
import { closeVisit, writeShown } from './visit-writes.queries';
import type { EndVisitDto, HoldVisitDto } from './visit.dto';
import type { VisitResponse } from './visit.response';

/** What comes of visits: checked in, held with a result, or nobody came. */
@Injectable()
export class VisitOutcomeService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly activities: LeadActivityService,
    private readonly dealActivities: DealActivityService,
  ) {}

  /** 签到: the visitors are there. A second click changes nothing. @throws DomainError not_found, forbidden, visit_closed, visit_ahead */
  public async checkIn(actor: Actor, id: string): Promise<VisitResponse> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const { row, lead } = await lockVisit(tx, actor, id, 'attend');
      if (row.checked_in_at !== null) return presentVisit(actor, row);
      assertBegun(row, now);
      await tx.query(
        'UPDATE visits SET checked_in_at = $2, checked_in_by = $3, updated_at = $2, version = version + 1 WHERE id = $1',
        [id, now, actor.id],
      );
      await recordVisit(tx, actor, lead, {
        visitId: id,
        action: 'visit.checked-in',
        event: 'visit_checked_in',
        data: { kind: row.kind },
        userIds: peopleOf(row),
        now,
      });
      return presentVisit(actor, await findVisit(tx, actor, id));
    });
  }

  /**
   * The visit was held. It is logged as an activity of type visit at the time of the check-in, or of the planned start:
   * for clocks, credit and the gates of the deal it is the same as a logged visit.
   * @throws DomainError not_found, forbidden, visit_closed, visit_ahead, lead_closed, validation_failed
   */
  public async hold(actor: Actor, id: string, request: HoldVisitDto): Promise<VisitResponse> {
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:visits.hold:${id}`, request, async () => {
        const now = this.clock.now();
        const { row, lead } = await lockVisit(tx, actor, id, 'attend');
        assertBegun(row, now);
        const parkIds = request.parkIds ?? row.parks.map((park) => park.id);
        await assertParks(tx, parkIds);
        const planned = row.checked_in_at ?? row.starts_at;
        const occurredAt = planned > now ? now : planned;
        const activity = await this.log(tx, actor, lead, row, {
          type: 'visit',
          summary: request.result,
          occurredAt: occurredAt.toISOString(),
          ...(request.nextFollowUpAt === undefined ? {} : { nextFollowUpAt: request.nextFollowUpAt }),
        });
        await closeVisit(tx, id, {
          state: 'held',
          byId: actor.id,
          now,
          result: request.result,
          activityId: activity.id,
        });
        await writeShown(tx, id, { parkIds, places: request.shownPlaces ?? row.places });
        await recordVisit(tx, actor, lead, {
          visitId: id,
          action: 'visit.held',
          event: null,
          data: { activityId: activity.id, kind: row.kind, parks: parkIds.length },
          userIds: peopleOf(row),
          now,
        });
        return presentVisit(actor, await findVisit(tx, actor, id));
      }),
    );
  }

  /** Nobody came. @throws DomainError not_found, forbidden, visit_closed, visit_ahead */
  public async noShow(actor: Actor, id: string, request: EndVisitDto): Promise<VisitResponse> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const { row, lead } = await lockVisit(tx, actor, id, 'attend');
      if (row.starts_at > now) throw new DomainError('visit_ahead');
      await closeVisit(tx, id, { state: 'no_show', byId: actor.id, now, reason: request.reason });
      await recordVisit(tx, actor, lead, {
        visitId: id,
        action: 'visit.no-show',
        event: 'visit_no_show',
        data: { kind: row.kind, startsAt: row.starts_at.toISOString(), note: request.reason },
        userIds: peopleOf(row),
        now,
      });
      return presentVisit(actor, await findVisit(tx, actor, id));
    });
  }

  private async log(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    row: VisitRow,
    request: Parameters<LeadActivityService['log']>[2],
  ): Promise<ActivityResponse> {
    const deals: { id: string; owner_id: string; team_id: string | null }[] = await tx.query(
      'SELECT id, owner_id, team_id FROM deals WHERE lead_id = $1',
      [row.lead_id],
    );
    return deals[0] === undefined
      ? this.activities.logIn(tx, actor, lead, request, null, row.checked_in_at !== null)
      : this.dealActivities.logIn(tx, actor, lead, request, deals[0]);
  }
}

/** @throws DomainError visit_ahead (409) while it is too early for anybody to be there */
function assertBegun(row: VisitRow, now: Date): void {
  if (!mayBegin(row.starts_at, now)) throw new DomainError('visit_ahead');
}

async function assertParks(tx: EntityManager, parkIds: readonly string[]): Promise<void> {
  const rows: { id: string }[] = await tx.query('SELECT id FROM parks WHERE id = ANY($1::uuid[])', [parkIds]);
  const known = new Set(rows.map((row) => row.id));
  const faults = parkIds.flatMap((id, n) =>
    known.has(id.toLowerCase()) ? [] : [fieldError(`parkIds[${n}]`, 'unknown_reference')],
  );
  if (faults.length > 0) throw validationFailed(faults);
}

function peopleOf(row: VisitRow): string[] {
  const plan = planOf(row);
  return [plan.hostId, ...plan.companionIds];
}
