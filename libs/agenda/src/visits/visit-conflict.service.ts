import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { teamOf } from '@luodi/leads';
import {
  CONFIG,
  Clock,
  DomainError,
  currentLocale,
  fieldError,
  localDate,
  translate,
  validationFailed,
  type Config,
} from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { holidayName, readAbsences, readClashes, type Claim, type Clash } from './visit-conflict.queries';
import { shortSpan } from './visit-text';
import { calendarFit, spanFault, type Span } from './visit-times.policy';
import type { CheckVisitQuery } from './visit.dto';
import type { VisitCheckResponse, VisitConflictResponse, VisitRefResponse } from './visit.response';
import type { ConflictKind } from './visit-values.policy';

/** A time for people at places; the host's calendar is the one that it is held against. */
export interface Wanted extends Claim {
  readonly hostId: string;
}

/** What a planner has decided to go on in spite of. */
export interface Consent {
  readonly allowOverlap?: boolean;
  readonly acceptWarnings?: boolean;
}

/** What a time for a visit gets in the way of. */
@Injectable()
export class VisitConflictService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** For the choosing of a time; writes and locks nothing. @throws DomainError validation_failed */
  public async check(actor: Actor, query: CheckVisitQuery): Promise<VisitCheckResponse> {
    const span = { startsAt: new Date(query.startsAt), endsAt: new Date(query.endsAt) };
    assertSpan(span, this.clock.now());
    const conflicts = await this.find(this.dataSource.manager, actor, {
      ...span,
      exceptId: query.visitId ?? null,
      hostId: query.hostId,
      userIds: [query.hostId, ...(query.companionIds ?? [])],
      parkIds: query.parkIds ?? [],
    });
    return { conflicts };
  }

  /** Everything in the way, clashes of people first; in words of the reader, who learns of others no more than when. */
  public async find(tx: EntityManager, actor: Actor, wanted: Wanted): Promise<VisitConflictResponse[]> {
    const clashes = await readClashes(tx, actor, wanted);
    const absences = await readAbsences(tx, wanted.userIds, wanted);
    const dayOff = await this.dayConflict(tx, wanted);
    return [
      ...clashes.map((clash) => this.clash(clash, wanted)),
      ...absences.map(({ of, startsAt, endsAt }) =>
        this.conflict(
          'leave',
          { user: of, startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
          { name: of.name },
        ),
      ),
      ...(dayOff === null ? [] : [dayOff]),
    ];
  }

  /**
   * Refuses what the planner has not decided on; answers what was accepted.
   * @throws DomainError visit_overlap (409), visit_warned (409), both with `conflicts`
   */
  public accept(conflicts: readonly VisitConflictResponse[], consent: Consent): ConflictKind[] {
    const overlaps = conflicts.filter((conflict) => conflict.kind === 'overlap');
    if (overlaps.length > 0 && consent.allowOverlap !== true)
      throw refusal('visit_overlap', conflicts, overlaps);
    const warnings = conflicts.filter((conflict) => conflict.kind !== 'overlap');
    if (warnings.length > 0 && consent.acceptWarnings !== true)
      throw refusal('visit_warned', conflicts, warnings);
    return [...new Set(conflicts.map((conflict) => conflict.kind))];
  }

  private clash(clash: Clash, wanted: Span): VisitConflictResponse {
    const [startsAt, endsAt] = clash.seen
      ? [clash.startsAt, clash.endsAt]
      : [
          new Date(Math.max(clash.startsAt.getTime(), wanted.startsAt.getTime())),
          new Date(Math.min(clash.endsAt.getTime(), wanted.endsAt.getTime())),
        ];
    const lead = clash.seen
      ? {
          id: clash.leadId,
          number: clash.number,
          company: clash.company,
          dealId: clash.dealId,
          visible: clash.leadSeen,
        }
      : null;
    const who = { [clash.kind === 'park' ? 'park' : 'user']: clash.of };
    return {
      ...this.conflict(clash.kind, { ...who, startsAt, endsAt }, { name: clash.of.name }, lead),
    };
  }

  private async dayConflict(tx: EntityManager, wanted: Wanted): Promise<VisitConflictResponse | null> {
    const calendar = await this.calendars.ofTeam(await teamOf(tx, wanted.hostId));
    const fit = calendarFit(calendar, wanted);
    if (fit === 'fits') return null;
    const name =
      fit === 'day_off' ? await holidayName(tx, localDate(wanted.startsAt, this.config.tzName)) : null;
    const conflict = this.conflict(fit, wanted, {});
    if (name === null) return conflict;
    return { ...conflict, name, text: translate(currentLocale(), 'visit.conflict.holiday', { name }) };
  }

  private conflict(
    kind: ConflictKind,
    at: Span & { readonly user?: VisitRefResponse; readonly park?: VisitRefResponse },
    facts: Record<string, string>,
    lead: VisitConflictResponse['lead'] = null,
  ): VisitConflictResponse {
    const words = kind === 'overlap' && lead === null ? 'busy' : kind;
    const about = lead === null ? '' : ` ${[lead.number, lead.company].filter(Boolean).join(' ')}`;
    return {
      kind,
      user: at.user ?? null,
      park: at.park ?? null,
      startsAt: at.startsAt.toISOString(),
      endsAt: at.endsAt.toISOString(),
      lead,
      name: null,
      text: translate(currentLocale(), `visit.conflict.${words}`, {
        ...facts,
        about,
        time: shortSpan(at.startsAt, at.endsAt, this.config.tzName),
      }),
    };
  }
}

/** @throws DomainError validation_failed for times that no visit can have */
export function assertSpan(span: Span, now: Date): void {
  const fault = spanFault(span, now);
  if (fault !== null) throw validationFailed([fieldError(fault.field, fault.code)]);
}

function refusal(
  code: 'visit_overlap' | 'visit_warned',
  all: readonly VisitConflictResponse[],
  named: readonly VisitConflictResponse[],
): DomainError {
  const clashes = named.map((conflict) => conflict.text).join('；');
  return new DomainError(code, { clashes }, { body: { conflicts: all } });
}
