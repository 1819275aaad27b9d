import type { INestApplicationContext } from '@nestjs/common';
import { TaskService, VisitService } from '@luodi/agenda';
import { ActorQueries, type Actor } from '@luodi/identity';
import { CONFIG, localDate, type Config } from '@luodi/platform';
import { EditDealService } from '@luodi/pipeline';
import { DataSource } from 'typeorm';
import { workingMomentAfter, type Moments } from './moments';
import { MEETING_POINTS, PLACES, TASK_TITLES } from './people';
import type { Chance } from './random';

const DAY = 86_400_000;
const MINUTE = 60_000;
const VISIT_MS = 90 * MINUTE;
const VISITS = 2;
const TASKS = 3;

/** What everybody has before them now: next steps of the deals that are under way, visits and tasks of these days. */
export class WeekStory {
  private readonly tasks: TaskService;
  private readonly visits: VisitService;
  private readonly edits: EditDealService;
  private readonly actors: ActorQueries;
  private readonly dataSource: DataSource;
  private readonly config: Config;

  public constructor(
    app: INestApplicationContext,
    private readonly chance: Chance,
    private readonly moments: Moments,
    private readonly now: Date,
  ) {
    this.tasks = app.get(TaskService, { strict: false });
    this.visits = app.get(VisitService, { strict: false });
    this.edits = app.get(EditDealService, { strict: false });
    this.actors = app.get(ActorQueries, { strict: false });
    this.dataSource = app.get(DataSource);
    this.config = app.get<Config>(CONFIG);
  }

  /** Told when the year is over. */
  public async play(agentIds: readonly string[]): Promise<void> {
    await this.moveOn();
    for (const id of agentIds) {
      const agent = await this.actors.findById(id);
      if (agent !== null) await this.fill(agent);
    }
  }

  /** Steps whose day has passed were taken; the next ones lie ahead, one in ten a few days late. */
  private async moveOn(): Promise<void> {
    const late: { id: string; version: number; owner_id: string }[] = await this.dataSource.query(
      `SELECT id, version, owner_id FROM deals WHERE status IN ('open', 'on_hold', 'won') AND next_step_due < $1::date
       ORDER BY number`,
      [this.dayAfter(0)],
    );
    for (const deal of late) {
      const owner = await this.actors.findById(deal.owner_id);
      if (owner === null) continue;
      const days = this.chance.happens(0.1) ? this.chance.int(-4, -1) : this.chance.int(0, 12);
      await this.edits.edit(owner, deal.id, { version: deal.version, nextStepDue: this.dayAfter(days) });
    }
  }

  private async fill(agent: Actor): Promise<void> {
    const leads: { id: string; park_id: string | null; contact_name: string | null }[] =
      await this.dataSource.query(
        `SELECT id, park_id, contact_name FROM leads WHERE owner_id = $1 AND status IN ('contacted', 'qualified', 'nurturing')
         ORDER BY created_at DESC, id LIMIT $2`,
        [agent.id, VISITS + TASKS],
      );
    for (const [index, lead] of leads.slice(0, VISITS).entries()) {
      const startsAt = workingMomentAfter(
        this.moments,
        new Date(this.now.getTime() + index * 2 * DAY),
        this.chance.pick([60, 120, 240, 300]),
      );
      startsAt.setUTCMinutes(startsAt.getUTCMinutes() < 30 ? 0 : 30, 0, 0);
      await this.visits.schedule(agent, {
        leadId: lead.id,
        kind: 'inbound',
        startsAt: startsAt.toISOString(),
        endsAt: new Date(startsAt.getTime() + VISIT_MS).toISOString(),
        visitorCount: this.chance.int(1, 5),
        ...(lead.contact_name === null ? {} : { visitors: lead.contact_name }),
        ...(lead.park_id === null ? {} : { parkIds: [lead.park_id] }),
        places: this.chance.pick(PLACES),
        meetingPoint: this.chance.pick(MEETING_POINTS),
        acceptWarnings: true,
        allowOverlap: true,
      });
    }
    for (const lead of leads.slice(0, TASKS)) {
      await this.tasks.create(agent, {
        title: this.chance.pick(TASK_TITLES),
        dueOn: this.dayAfter(this.chance.int(0, 5)),
        leadId: lead.id,
      });
    }
  }

  /** So many days on, or the next working day. */
  private dayAfter(days: number): string {
    const moment = new Date(this.now.getTime() + days * DAY);
    return localDate(days === 0 ? moment : workingMomentAfter(this.moments, moment, 1), this.config.tzName);
  }
}
