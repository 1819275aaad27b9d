import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ContactsInClear, Clock, PageQuery } from '@luodi/platform';
import { CalendarService } from '../calendar.service';
import { MissingYearsResponse } from '../workspace.response';
import { SetTeamShiftsDto } from './team-shift.dto';
import { TeamShiftsListResponse, TeamShiftsResponse } from './team-shift.response';
import { TeamShiftService } from './team-shift.service';

@ApiTags('calendar')
@ContactsInClear()
@Controller('api/v1/calendar')
export class ShiftController {
  public constructor(
    private readonly shifts: TeamShiftService,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** When the teams within your scope work. */
  @Get('shifts')
  @Allow('calendar.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<TeamShiftsListResponse> {
    return this.shifts.list(actor, query);
  }

  /** Sets a team's week; clocks that start from now on count by it. */
  @Put('shifts/:teamId')
  @Allow('calendar.write')
  @HttpCode(200)
  public async set(
    @CurrentActor() actor: Actor,
    @Param('teamId', ParseUUIDPipe) teamId: string,
    @Body() body: SetTeamShiftsDto,
  ): Promise<TeamShiftsResponse> {
    return this.shifts.set(actor, teamId, body);
  }

  /** Years that clocks run in without an official notice: their holidays count as working days. */
  @Get('missing')
  @Allow('calendar.read')
  public async missing(): Promise<MissingYearsResponse> {
    return { years: await this.calendar.missingYears(this.clock.now()) };
  }
}
