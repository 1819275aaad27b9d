import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { CONFIG, Clock, Settings, localDate, type Config } from '@luodi/platform';
import { managersOfNobodys } from '@luodi/leads';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';
import { queueRobotMessages } from '../robots/robot-message.queries';
import { admins, managersOf, notifiedLead, type NotifiedLead } from './lead-notices.queries';
import {
  endPeriods,
  forgetTold,
  joinPeriod,
  takeDuePeriods,
  takeUntold,
  type UntoldLead,
  type WaitingPeriod,
} from './waiting-notices.queries';

const DEFAULT_MINUTES = 60;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Told ones are kept so that a job that runs again finds them. */
const KEPT_DAYS = 7;
/** The period of leads without a team and a park. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/**
 * Leads that nobody has been found for: the first of a team (of a park, where no rule held) is told of at once, those of
 * the period after it together at its end, with their number. A form that a hundred people fill in while everybody is full
 * makes two notices and not a hundred.
 */
@Injectable()
export class WaitingNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly notices: NotifyService,
  ) {}

  /** A lead that waits, and why; may be repeated. */
  public async add(leadId: string, reason: string): Promise<void> {
    const minutes = await this.minutes();
    await this.dataSource.transaction(async (tx) => {
      const lead = await notifiedLead(tx, leadId);
      if (lead === null || lead.waiting_reason === null) return;
      const now = this.clock.now();
      const day = localDate(now, this.config.tzName);
      const isFirst = await joinPeriod(
        tx,
        {
          kind: reason === 'no_rule' ? 'unmatched' : 'waiting',
          scope: lead.team_id ?? lead.park_id ?? NOWHERE,
        },
        { leadId, day, now, endsAt: new Date(now.getTime() + minutes * MINUTE) },
      );
      if (!isFirst) return;
      await this.notices.notifyAll(tx, (await concerned(tx, [lead])).get(leadId) ?? [], {
        kind: 'lead_waiting',
        dedupeKey: `lead-waiting:${leadId}:${reason}:${day}`,
        leadId,
        data: { number: lead.number, reason },
      });
    });
  }

  /** At the end of periods tells each person of the leads that came in them; a period without any is over. */
  public async sweep(): Promise<void> {
    const minutes = await this.minutes();
    await this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const periods = await takeDuePeriods(tx, now);
      if (periods.length === 0) return;
      const untold = await takeUntold(tx, periods, now);
      await forgetTold(tx, new Date(now.getTime() - KEPT_DAYS * DAY));
      await endPeriods(tx, periods, untold, new Date(now.getTime() + minutes * MINUTE));
      const people = await concerned(tx, untold);
      for (const kind of ['unmatched', 'waiting'] as const) {
        await this.tellOf(
          tx,
          periods.filter((period) => period.kind === kind),
          untold.filter((lead) => lead.kind === kind),
          people,
        );
      }
    });
  }

  /** Each person once, with the leads that are theirs to help; each chat group once a period. */
  private async tellOf(
    tx: EntityManager,
    periods: readonly WaitingPeriod[],
    leads: readonly UntoldLead[],
    people: ReadonlyMap<string, readonly string[]>,
  ): Promise<void> {
    const [first] = periods;
    if (first === undefined) return;
    const kind = first.kind === 'unmatched' ? 'leads_unmatched' : 'leads_waiting';
    const byPerson = new Map<string, UntoldLead[]>();
    for (const lead of leads) {
      for (const id of people.get(lead.id) ?? []) byPerson.set(id, [...(byPerson.get(id) ?? []), lead]);
    }
    for (const [userId, theirs] of byPerson) {
      await this.notices.notifyOne(tx, {
        userId,
        kind,
        dedupeKey: `${kind}:${first.scope}:${first.endsAt.getTime()}`,
        data: countsOf(theirs),
      });
    }
    for (const { scope, endsAt } of periods) {
      const theirs = leads.filter((lead) => lead.scope === scope);
      if (theirs.length === 0) continue;
      const notice = {
        kind,
        dedupeKey: `${kind}:${scope}:${endsAt.getTime()}`,
        data: countsOf(theirs),
      } as const;
      await queueRobotMessages(tx, notice, this.clock.now(), theirs[0]?.team_id ?? null);
    }
  }

  private minutes(): Promise<number> {
    return this.settings.get('routing.unmatchedMinutes', DEFAULT_MINUTES);
  }
}

function countsOf(leads: readonly UntoldLead[]): { readonly count: number; readonly waiting: number } {
  return { count: leads.length, waiting: leads.filter((lead) => lead.waiting).length };
}

/**
 * Who can help, by lead: the managers of its team, or of nobody's leads those who see it (the row scope says who), and the
 * administrators.
 */
async function concerned(
  tx: EntityManager,
  leads: readonly Pick<NotifiedLead, 'id' | 'team_id'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const everywhere = await admins(tx);
  const nobodys = await managersOfNobodys(
    tx,
    leads.filter((lead) => lead.team_id === null).map((lead) => lead.id),
  );
  const teams = new Map<string, readonly string[]>();
  const people = new Map<string, readonly string[]>();
  for (const { id, team_id: teamId } of leads) {
    if (teamId !== null && !teams.has(teamId)) teams.set(teamId, await managersOf(tx, teamId));
    const managers = teamId === null ? (nobodys.get(id) ?? []) : (teams.get(teamId) ?? []);
    people.set(id, [...new Set([...managers, ...everywhere])].sort());
  }
  return people;
}
