import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/auth.decorators';
import { AuditQueries } from './audit.queries';
import { AuditPageResponse } from './audit.response';
import { ListAuditQuery } from './audit.dto';

@ApiTags('audit')
@Controller('api/v1/audit-log')
export class AuditController {
  public constructor(private readonly queries: AuditQueries) {}

  /** Who did what, newest first. */
  @Get()
  @Allow('audit.read')
  public async list(@Query() query: ListAuditQuery): Promise<AuditPageResponse> {
    return this.queries.list(query);
  }
}
