import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContactsInClear, Clock } from '@luodi/platform';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { CalendarQuery, EnterHolidayNoticeDto, NoticeYearParam, SetCalendarDayDto } from './calendar.dto';
import { CalendarService } from './calendar.service';
import { PeopleLookupQuery, TextLookupQuery } from './lookup.dto';
import { HolidayNoticeService } from './notice/holiday-notice.service';
import { LookupQueries } from './lookup.queries';
import { UpdateSettingDto } from './settings.dto';
import { SettingsService } from './settings.service';
import {
  CalendarYearResponse,
  LookupResponse,
  HolidayNoticeResponse,
  SettingsResponse,
} from './workspace.response';

@ApiTags('lookups')
@ContactsInClear()
@Controller('api/v1/lookups')
@Allow('lookups.read')
export class LookupController {
  public constructor(private readonly lookups: LookupQueries) {}

  @Get('people')
  public async people(
    @CurrentActor() actor: Actor,
    @Query() query: PeopleLookupQuery,
  ): Promise<LookupResponse> {
    return { items: await this.lookups.people(actor, query) };
  }

  @Get('parks')
  public async parks(): Promise<LookupResponse> {
    return { items: await this.lookups.parks() };
  }

  /** Teams in use: to whom a credit belongs, where a lead goes. */
  @Get('teams')
  public async teams(): Promise<LookupResponse> {
    return { items: await this.lookups.teams() };
  }

  /** GB/T 4754-2017, by code or name. */
  @Get('industries')
  public async industries(@Query() query: TextLookupQuery): Promise<LookupResponse> {
    return { items: await this.lookups.industries(query.q) };
  }

  @Get('regions')
  public async regions(@Query() query: TextLookupQuery): Promise<LookupResponse> {
    return { items: await this.lookups.regions(query.q) };
  }
}

@ApiTags('calendar')
@ContactsInClear()
@Controller('api/v1/calendar')
export class CalendarController {
  public constructor(
    private readonly calendar: CalendarService,
    private readonly notices: HolidayNoticeService,
    private readonly clock: Clock,
  ) {}

  /** Holidays and make-up working days of a year; this year when none is named. */
  @Get()
  @Allow('calendar.read')
  public async year(@Query() query: CalendarQuery): Promise<CalendarYearResponse> {
    return this.calendar.year(query.year ?? this.clock.now().getFullYear());
  }

  /** Enters the holidays and make-up days of a year from the text of the notice; with a line that is not understood, nothing. */
  @Post('years/:year')
  @HttpCode(200)
  @Allow('calendar.write')
  public async enterNotice(
    @CurrentActor() actor: Actor,
    @Param() { year }: NoticeYearParam,
    @Body() body: EnterHolidayNoticeDto,
  ): Promise<HolidayNoticeResponse> {
    return this.notices.enter(actor, year, body);
  }

  @Put(':day')
  @Allow('calendar.write')
  @HttpCode(200)
  public async setDay(
    @CurrentActor() actor: Actor,
    @Param('day') day: string,
    @Body() body: SetCalendarDayDto,
  ): Promise<CalendarYearResponse> {
    return this.calendar.setDay(actor, day, body);
  }
}

@ApiTags('settings')
@ContactsInClear()
@Controller('api/v1/settings')
export class SettingsController {
  public constructor(private readonly settings: SettingsService) {}

  @Get()
  @Allow('settings.read')
  public async all(): Promise<SettingsResponse> {
    return { values: await this.settings.all() };
  }

  @Patch()
  @Allow('settings.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Body() body: UpdateSettingDto,
  ): Promise<SettingsResponse> {
    return { values: await this.settings.update(actor, body.key, body.value) };
  }
}
