import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ContactsInClear, DomainError } from '@luodi/platform';
import { Public } from '@luodi/identity';
import { HealthResponse } from './health.response';

const CACHE_MS = 1_000;

@ApiTags('health')
@ContactsInClear()
@Controller('health')
@Public()
export class HealthController {
  private checkedAt = 0;
  private check: Promise<boolean> = Promise.resolve(false);

  public constructor(private readonly dataSource: DataSource) {}

  /** The process is alive. */
  @Get('live')
  public live(): HealthResponse {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. Asked at most once a second. */
  @Get('ready')
  public async ready(): Promise<HealthResponse> {
    if (Date.now() - this.checkedAt >= CACHE_MS) {
      this.checkedAt = Date.now();
      this.check = this.dataSource.query('SELECT 1').then(
        () => true,
        () => false,
      );
    }
    if (!(await this.check)) throw new DomainError('unavailable', {}, { retryAfterSeconds: 2 });
    return { status: 'ok' };
  }
}
