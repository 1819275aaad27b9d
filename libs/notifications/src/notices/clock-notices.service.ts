import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ClockFiring } from '@luodi/leads';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { NoticeKind } from '../inbox/notice-kinds.policy';
import { NotifyService } from '../inbox/notify.service';
import { followUpDue } from './follow-up-notice';
import { admins, managersOf, notifiedLead, type NotifiedLead } from './lead-notices.queries';

/** Tells of steps of clocks: warnings and deadlines to the owner, rungs of the ladder also to those who lead the team. */
@Injectable()
export class ClockNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** May be repeated: the step is named in the notice's key. */
  public async fired(firing: ClockFiring): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const lead = await notifiedLead(tx, firing.leadId);
      if (lead === null || (firing.act === 'alarm' && lead.waiting_reason === null)) return;
      const people = new Set(await recipients(tx, firing, lead));
      const promised = promisedDate(firing, lead);
      if (promised !== null) {
        await this.notices.notifyAll(tx, people, followUpDue(lead, promised));
        return;
      }
      await this.notices.notifyAll(tx, people, {
        kind: kindOf(firing.act),
        dedupeKey: `clock:${firing.leadId}:${firing.kind}:${firing.ref}:${firing.step}`,
        leadId: firing.leadId,
        data: {
          number: lead.number,
          clock: firing.kind,
          act: firing.act,
          percent: firing.percent,
          outcome: firing.outcome,
          clockDueAt: firing.dueAt,
        },
      });
    });
  }
}

/** The date that the lead's owner has promised and that has come; null for a clock with a deadline of its own. */
function promisedDate(firing: ClockFiring, lead: NotifiedLead): Date | null {
  if (firing.kind !== 'follow_up' || firing.act !== 'breach') return null;
  const date = lead.next_follow_up_at;
  return date !== null && date.getTime() === Date.parse(firing.dueAt) ? date : null;
}

/** Of a rung also who had the lead before it; the new owner is told of the assignment. */
async function recipients(tx: EntityManager, firing: ClockFiring, lead: NotifiedLead): Promise<string[]> {
  const owner = lead.owner_id === null ? [] : [lead.owner_id];
  const before = firing.fromId === null ? [] : [firing.fromId];
  switch (firing.act) {
    case 'warn':
    case 'breach':
      return owner.length > 0 ? owner : managersOf(tx, lead.team_id);
    case 'copy':
      return [...owner, ...(await leaders(tx, lead))];
    case 'away':
      return leaders(tx, lead);
    case 'reassign':
    case 'pool':
      return [...before, ...(await leaders(tx, lead))];
    case 'alarm':
      return [...(await managersOf(tx, lead.team_id)), ...(await admins(tx))];
  }
}

/** Those who lead the team; the admins where nobody does. */
async function leaders(tx: EntityManager, lead: NotifiedLead): Promise<string[]> {
  const managers = await managersOf(tx, lead.team_id);
  return managers.length > 0 ? managers : admins(tx);
}

function kindOf(act: ClockFiring['act']): NoticeKind {
  switch (act) {
    case 'warn':
      return 'due_warned';
    case 'breach':
      return 'due_breached';
    case 'copy':
      return 'due_copied';
    case 'reassign':
    case 'pool':
      return 'lead_escalated';
    case 'away':
      return 'owner_away';
    case 'alarm':
      return 'waiting_alarm';
  }
}
