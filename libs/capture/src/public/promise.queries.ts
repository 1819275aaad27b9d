import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** ux.md 5 */
const DEFAULT_MINUTES = 30;

/** What the pages promise rests on. */
@Injectable()
export class PromiseQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** Working minutes within which the general policy wants the first call. */
  public async firstResponseMinutes(): Promise<number> {
    const rows: { minutes: number }[] = await this.dataSource.query(
      'SELECT minutes FROM sla_policies WHERE active AND need_type IS NULL LIMIT 1',
    );
    return rows[0]?.minutes ?? DEFAULT_MINUTES;
  }
}
