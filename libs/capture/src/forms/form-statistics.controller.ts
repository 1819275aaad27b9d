import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  UseInterceptors,
} from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Allow, Public } from '@luodi/identity';
import type { Request } from 'express';
import { requestMeta } from '../intake/request-meta';
import { DottedBodyInterceptor } from '../public/dotted-body.interceptor';
import { FormEvents } from './form-events';
import { FormEventDto, StatisticsQuery, StatisticsResponse } from './form-statistics.dto';
import { FormStatisticsService } from './form-statistics.service';

@ApiTags('sites')
@ContactsInClear()
@Controller('api/v1/sites/:id/statistics')
export class FormStatisticsController {
  public constructor(private readonly statistics: FormStatisticsService) {}

  /** Views, starts, submissions and the median time, by day, article or channel; the last 30 days when none are named. */
  @Get()
  @Allow('sites.read')
  public async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: StatisticsQuery,
  ): Promise<StatisticsResponse> {
    return this.statistics.show(id, query);
  }
}

@ApiTags('public')
@ContactsInClear()
@Controller('api/public/v1/sites/:siteKey/events')
export class FormEventController {
  public constructor(private readonly events: FormEvents) {}

  /** Counts that a form was seen (by the widget) or begun. Keeps a number and nothing about who sent it. */
  @Post()
  @Public()
  @HttpCode(204)
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @UseInterceptors(DottedBodyInterceptor)
  public async count(
    @Param('siteKey') siteKey: string,
    @Body() body: FormEventDto,
    @Req() request: Request,
  ): Promise<void> {
    await this.events.take(siteKey, body, requestMeta(request));
  }
}
