import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';
import { admins, managersOf } from './lead-notices.queries';

/** A dispute as a notice tells it. */
interface DisputeRow {
  readonly number: string;
  readonly team: string;
  readonly status: 'open' | 'upheld' | 'rejected';
  readonly opened_by: string;
  readonly ruled_by: string | null;
}

/** Tells of disputes about first-contact credits: those who rule, and everybody who has something to win or to lose. */
@Injectable()
export class CreditNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** May be repeated. The notice opens the list of credits: the lead may be one that the reader does not see. */
  public async dispute(event: {
    readonly disputeId: string;
    readonly change: 'opened' | 'ruled';
    readonly teamIds: readonly string[];
    readonly earnedById: string | null;
  }): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rows: DisputeRow[] = await tx.query(
        `SELECT l.number, t.name AS team, d.status, d.opened_by, d.ruled_by FROM credit_disputes d
         JOIN leads l ON l.id = d.lead_id JOIN teams t ON t.id = d.team_id WHERE d.id = $1`,
        [event.disputeId],
      );
      const [row] = rows;
      if (row === undefined || (event.change === 'opened' && row.status !== 'open')) return;
      const people = new Set(await admins(tx));
      for (const teamId of event.teamIds) for (const id of await managersOf(tx, teamId)) people.add(id);
      if (event.earnedById !== null) people.add(event.earnedById);
      if (event.change === 'ruled') people.add(row.opened_by);
      people.delete(event.change === 'opened' ? row.opened_by : (row.ruled_by ?? ''));
      await this.notices.notifyAll(tx, people, {
        kind: event.change === 'opened' ? 'credit_disputed' : 'credit_ruled',
        dedupeKey: `credit:${event.disputeId}:${event.change}`,
        data: {
          number: row.number,
          team: row.team,
          ...(row.status === 'open' ? {} : { outcome: row.status }),
        },
      });
    });
  }
}
