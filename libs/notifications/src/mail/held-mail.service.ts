import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, addJob } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { MAIL_QUEUED } from '../notification.events';

/** Mails that quiet hours hold back. */
@Injectable()
export class HeldMailService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Hands mails whose quiet hours are over to the queue, each once; answers how many. */
  public async release(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const [rows]: [{ id: string }[], number] = await tx.query(
        'UPDATE mails SET not_before = NULL WHERE not_before <= $1 RETURNING id',
        [this.clock.now()],
      );
      for (const { id } of rows) await addJob(tx, MAIL_QUEUED, { mailId: id }, { jobKey: `mail:${id}` });
      return rows.length;
    });
  }
}
