import { Controller, Get, Param, ParseEnumPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { notFound } from '@luodi/platform';
import { ClockRowsQuery, REPORT_NAMES, ReportQuery, type ReportName } from './report.dto';
import { ClockRowPageResponse, ReportResponse } from './report.response';
import { ReportService } from './report.service';

/** A report nobody knows is a page that isn't there, not a wrong value. */
const NAME = new ParseEnumPipe<Record<string, ReportName>>(
  Object.fromEntries(REPORT_NAMES.map((name) => [name, name])),
  { exceptionFactory: () => notFound() },
);

@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportController {
  public constructor(private readonly reports: ReportService) {}

  /** The clocks behind a number of the report `sla`, each with its lead. */
  @Get('sla/rows')
  @Allow('reports.read')
  public rows(@CurrentActor() actor: Actor, @Query() query: ClockRowsQuery): Promise<ClockRowPageResponse> {
    return this.reports.clockRows(actor, query);
  }

  /** A report over the caller's scope; dates are local and both inclusive. */
  @Get(':name')
  @Allow('reports.read')
  @ApiParam({ name: 'name', enum: REPORT_NAMES })
  @ApiOkResponse({ type: ReportResponse })
  public show(
    @CurrentActor() actor: Actor,
    @Param('name', NAME) name: ReportName,
    @Query() query: ReportQuery,
  ): Promise<ReportResponse> {
    return this.reports.show(actor, name, query);
  }
}
