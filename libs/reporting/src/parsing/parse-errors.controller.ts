import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '@luodi/identity';
import { ReportResponse } from '../reports/report.response';
import { ParseErrorsQuery } from './parse-errors.dto';
import { ParseErrorsService } from './parse-errors.service';

@ApiTags('reports')
@Controller('api/v1/reports/parse-errors')
export class ParseErrorsController {
  public constructor(private readonly errors: ParseErrorsService) {}

  /** How often people put right what was read of an inquiry's text, by field; dates are local and both inclusive. */
  @Get()
  @Allow('reports.parser')
  @ApiOkResponse({ type: ReportResponse })
  public show(@Query() query: ParseErrorsQuery): Promise<ReportResponse> {
    return this.errors.show(query);
  }
}
