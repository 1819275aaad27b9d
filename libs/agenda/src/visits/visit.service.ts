import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { LeadFollowUpService, isOpen, lockLead, teamOf } from '@luodi/leads';
import {
  Clock,
  DomainError,
  addJob,
  forbidden,
  keepMaskedTexts,
  newId,
  notFound,
  versionConflict,
  withIdempotency,
  type Page,
} from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { VisitConflictService, assertSpan, type Consent } from './visit-conflict.service';
import { takeTurns } from './visit-conflict.queries';
import { VISIT_CHANGED, type VisitChange } from './visit.events';
import { dealHasEnded } from './visit-closing.queries';
import { lockVisit, recordVisit } from './visit-lock';
import { findVisit, leadPlace, listVisits } from './visit.queries';
import { changedPlan, newPlan, planOf, told } from './visit-plan.policy';
import { visitRights } from './visit-rights.policy';
import { presentVisit, readsAll } from './visit.row';
import { remindersOf } from './visit-times.policy';
import {
  assertPlaces,
  closeVisit,
  insertVisit,
  updateVisit,
  writeReminders,
  type VisitPlan,
} from './visit-writes.queries';
import type { EndVisitDto, ListVisitsQuery, ScheduleVisitDto, UpdateVisitDto } from './visit.dto';
import { readVisitOptions } from './visit-options.queries';
import type { VisitOptionsResponse, VisitResponse } from './visit.response';
import type { ConflictKind } from './visit-values.policy';

/** 约带看: visits planned, moved and cancelled; see VisitOutcomeService for what comes of them. */
@Injectable()
export class VisitService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly conflicts: VisitConflictService,
    private readonly calendars: CalendarService,
    private readonly followUps: LeadFollowUpService,
  ) {}

  public async list(actor: Actor, query: ListVisitsQuery): Promise<Page<VisitResponse>> {
    return listVisits(this.dataSource.manager, actor, query);
  }

  /** Who and what a visit may name. */
  public async options(): Promise<VisitOptionsResponse> {
    return readVisitOptions(this.dataSource.manager);
  }

  /** @throws DomainError not_found */
  public async find(actor: Actor, id: string): Promise<VisitResponse> {
    return presentVisit(actor, await findVisit(this.dataSource.manager, actor, id));
  }

  /**
   * Plans a visit. Of two for the same person at the same moment the second is refused, unless it says otherwise. A lead
   * without a next follow-up gets the start of the visit as one.
   * @throws DomainError not_found, forbidden, lead_closed, validation_failed, visit_overlap, visit_warned (409)
   */
  public async schedule(actor: Actor, request: ScheduleVisitDto): Promise<VisitResponse> {
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:visits`, request, async () => {
        const now = this.clock.now();
        const plan = newPlan(request, actor.id);
        assertSpan(plan, now);
        const lead = await lockLead(tx, request.leadId);
        const place = await leadPlace(tx, actor, request.leadId);
        if (lead === null || !(place.leadSeen || place.dealSeen)) throw notFound();
        const rights = visitRights(actor, {
          leadStatus: lead.status,
          leadOwnerId: lead.ownerId,
          leadPoolId: lead.poolId,
          ...place,
          peopleIds: [],
        });
        if (!rights.edit) throw forbidden();
        const goesOn = isOpen(lead.status) || lead.status === 'converted';
        if (!goesOn || (await dealHasEnded(tx, lead.id))) {
          throw new DomainError('lead_closed', { status: lead.status }, { body: { status: lead.status } });
        }
        await assertPlaces(tx, plan, null);
        const accepted = await this.claim(tx, actor, plan, request, null);
        const id = newId();
        await insertVisit(tx, id, lead.id, plan, { accepted, byId: actor.id, now });
        await this.remind(tx, id, plan, now);
        await this.followUps.suggest(tx, lead, { before: null, nextFollowUpAt: plan.startsAt, now });
        const userIds = [plan.hostId, ...plan.companionIds];
        await recordVisit(tx, actor, lead, {
          visitId: id,
          action: 'visit.planned',
          event: 'visit_planned',
          data: { ...eventData(plan), ...(accepted.length === 0 ? {} : { accepted }) },
          userIds,
          now,
        });
        await tell(tx, { visitId: id, version: 1, change: 'planned', userIds, byId: actor.id });
        return presentVisit(actor, await findVisit(tx, actor, id));
      }),
    );
  }

  /**
   * Changes or moves a planned visit; those who are new, those who stay and those who go are told what concerns them.
   * @throws DomainError not_found, forbidden, version_conflict, visit_closed, validation_failed, visit_overlap, visit_warned
   */
  public async update(actor: Actor, id: string, edit: UpdateVisitDto): Promise<VisitResponse> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const { row, lead } = await lockVisit(tx, actor, id, 'edit');
      if (row.version !== edit.version) throw versionConflict(presentVisit(actor, row));
      const before = planOf(row);
      const plan = changedPlan(
        before,
        readsAll(actor, row)
          ? edit
          : keepMaskedTexts(edit, {
              visitors: before.visitors,
              places: before.places,
              meetingPoint: before.meetingPoint,
              note: before.note,
            }),
      );
      const changes = told(before, plan);
      if (changes.moved) assertSpan(plan, now);
      await assertPlaces(tx, plan, before);
      const accepted =
        changes.moved || changes.added.length > 0 || changes.parks
          ? await this.claim(tx, actor, plan, edit, id)
          : row.accepted;
      await updateVisit(tx, id, plan, { accepted, now });
      await this.remind(tx, id, plan, now);
      if (changes.moved) {
        await this.followUps.suggest(tx, lead, {
          before: before.startsAt,
          nextFollowUpAt: plan.startsAt,
          now,
        });
      }
      await recordVisit(tx, actor, lead, {
        visitId: id,
        action: 'visit.changed',
        event: 'visit_changed',
        data: {
          ...eventData(plan),
          fields: changes.fields,
          ...(changes.moved
            ? { was: before.startsAt.toISOString(), wasEnd: before.endsAt.toISOString() }
            : {}),
          ...(accepted.length === 0 ? {} : { accepted }),
        },
        userIds: [...changes.added, ...changes.stayed, ...changes.removed],
        now,
      });
      const note = { visitId: id, version: row.version + 1, byId: actor.id };
      await tell(tx, { ...note, change: 'planned', userIds: changes.added });
      await tell(tx, { ...note, change: 'moved', userIds: changes.concerned ? changes.stayed : [] });
      await tell(tx, { ...note, change: 'removed', userIds: changes.removed });
      return presentVisit(actor, await findVisit(tx, actor, id));
    });
  }

  /** @throws DomainError not_found, forbidden, visit_closed */
  public async cancel(actor: Actor, id: string, request: EndVisitDto): Promise<VisitResponse> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const { row, lead } = await lockVisit(tx, actor, id, 'edit');
      const plan = planOf(row);
      const userIds = [plan.hostId, ...plan.companionIds];
      await closeVisit(tx, id, { state: 'cancelled', byId: actor.id, reason: request.reason, now });
      await recordVisit(tx, actor, lead, {
        visitId: id,
        action: 'visit.cancelled',
        event: 'visit_cancelled',
        data: { ...eventData(plan), note: request.reason },
        userIds,
        now,
      });
      await tell(tx, { visitId: id, version: row.version + 1, change: 'cancelled', userIds, byId: actor.id });
      return presentVisit(actor, await findVisit(tx, actor, id));
    });
  }

  /** Takes the turns of everybody and everything in the plan, then looks whether they are free. */
  private async claim(
    tx: EntityManager,
    actor: Actor,
    plan: VisitPlan,
    consent: Consent,
    exceptId: string | null,
  ): Promise<ConflictKind[]> {
    const userIds = [plan.hostId, ...plan.companionIds];
    await takeTurns(tx, [...userIds, ...plan.parkIds]);
    const conflicts = await this.conflicts.find(tx, actor, { ...plan, exceptId, userIds });
    return this.conflicts.accept(conflicts, consent);
  }

  private async remind(tx: EntityManager, id: string, plan: VisitPlan, now: Date): Promise<void> {
    const calendar = await this.calendars.ofTeam(await teamOf(tx, plan.hostId));
    await writeReminders(tx, id, remindersOf(calendar, plan.startsAt, now));
  }
}

function eventData(plan: VisitPlan): Record<string, unknown> {
  return {
    kind: plan.kind,
    startsAt: plan.startsAt.toISOString(),
    endsAt: plan.endsAt.toISOString(),
    hostId: plan.hostId,
  };
}

async function tell(
  tx: EntityManager,
  event: {
    readonly visitId: string;
    readonly version: number;
    readonly change: VisitChange;
    readonly userIds: readonly string[];
    readonly byId: string;
  },
): Promise<void> {
  const userIds = event.userIds.filter((userId) => userId !== event.byId);
  if (userIds.length > 0) await addJob(tx, VISIT_CHANGED, { ...event, userIds });
}
