import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TaskService, VisitService } from '@luodi/agenda';
import { ActorQueries, type Actor } from '@luodi/identity';
import { EditDealService } from '@luodi/pipeline';
import { unbrokenStart, workingDay, workingMomentAfter, type Moments } from './moments';
import type { Chance } from './random';

const DAY = 86_400_000;
const TASKS = [
  '准备厂房对比表',
  '给物业确认层高和荷载',
  '回寄保密协议',
  '整理本周来访登记',
  '约环保咨询公司',
  '报送月度台账',
  '核对扶持条款口径',
  '补拍一期样板间照片',
] as const;
const MEETING_POINTS = ['园区东门', '一期接待处', '规划展示馆', '二期样板间'] as const;

const VISIT_MINUTES = 90;

/** What people have before them on the day the story ends: tasks, visits, and next steps that are not months old. */
export class DayStory {
  private readonly tasks: TaskService;
  private readonly visits: VisitService;
  private readonly edits: EditDealService;
  private readonly actors: ActorQueries;
  private readonly dataSource: DataSource;

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
  }

  public async tell(agentIds: readonly string[]): Promise<void> {
    for (const agentId of agentIds) {
      const agent = await this.actors.findById(agentId);
      if (agent === null) continue;
      const leads: { id: string }[] = await this.dataSource.query(
        `SELECT id FROM leads WHERE owner_id = $1 AND status IN ('contacted', 'qualified') ORDER BY created_at DESC LIMIT 4`,
        [agentId],
      );
      await this.setTasks(
        agent,
        leads.map((lead) => lead.id),
      );
      await this.planVisits(
        agent,
        leads.map((lead) => lead.id),
      );
      await this.renewSteps(agent);
    }
  }

  /** One that was missed, some of today and of the days to come. */
  private async setTasks(agent: Actor, leadIds: readonly string[]): Promise<void> {
    for (const [index, days] of [-1, 0, 1, 3, 8].entries()) {
      const leadId = this.chance.happens(0.5) ? leadIds[index] : undefined;
      const day = new Date(this.now.getTime() + days * DAY);
      const at = workingMomentAfter(this.moments, day, this.chance.pick([30, 90, 210, 330]));
      await this.tasks.create(agent, {
        title: this.chance.pick(TASKS),
        ...(this.chance.happens(0.5)
          ? { dueOn: at.toISOString().slice(0, 10) }
          : { dueAt: unbrokenStart(this.moments, at, 15).toISOString() }),
        ...(days < 0 ? { remindAt: null } : {}),
        ...(leadId === undefined ? {} : { leadId }),
      });
    }
  }

  private async planVisits(agent: Actor, leadIds: readonly string[]): Promise<void> {
    for (const [index, leadId] of leadIds.slice(0, 2).entries()) {
      const day = new Date(this.now.getTime() + (index * 2 + 1) * DAY);
      const wished = workingMomentAfter(this.moments, day, this.chance.pick([60, 300]));
      const startsAt = unbrokenStart(this.moments, wished, VISIT_MINUTES);
      await this.visits.schedule(agent, {
        leadId,
        kind: 'inbound',
        startsAt: startsAt.toISOString(),
        endsAt: new Date(startsAt.getTime() + VISIT_MINUTES * 60_000).toISOString(),
        meetingPoint: this.chance.pick(MEETING_POINTS),
        visitorCount: this.chance.int(2, 5),
        allowOverlap: true,
        acceptWarnings: true,
      });
    }
  }

  /** Whoever works on a deal has said lately what comes next. */
  private async renewSteps(agent: Actor): Promise<void> {
    const deals: { id: string; version: number }[] = await this.dataSource.query(
      `SELECT id, version FROM deals WHERE owner_id = $1 AND status IN ('open', 'won') AND next_step_due < $2::timestamptz
       ORDER BY id`,
      [agent.id, this.now],
    );
    for (const { id, version } of deals) {
      const due = workingDay(this.moments, new Date(this.now.getTime() + this.chance.int(-2, 20) * DAY));
      await this.edits.edit(agent, id, { version, nextStepDue: due });
    }
  }
}
