import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ReportParams, ReportQuery } from './report.dto';
import { ReportResponse } from './report.response';
import { ReportService } from './report.service';

@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportController {
  public constructor(private readonly reports: ReportService) {}

  /** A report over the caller's scope; dates are local and both inclusive. */
  @Get(':name')
  @Allow('reports.read')
  @ApiOkResponse({ type: ReportResponse })
  public show(
    @CurrentActor() actor: Actor,
    @Param() place: ReportParams,
    @Query() query: ReportQuery,
  ): Promise<ReportResponse> {
    return this.reports.show(actor, place.name, query);
  }
}
