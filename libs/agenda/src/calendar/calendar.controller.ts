import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { CalendarQuery } from './calendar.dto';
import { AgendaPeopleResponse, AgendaResponse } from './calendar.response';
import { AgendaService } from './calendar.service';
import { LeaveClashQuery } from '../leave/leave-clash.dto';
import { LeaveClashesResponse } from '../leave/leave-clash.response';
import { LeaveClashService } from '../leave/leave-clash.service';

@ApiTags('agenda')
@Controller('api/v1/agenda')
export class AgendaController {
  public constructor(
    private readonly agenda: AgendaService,
    private readonly leaves: LeaveClashService,
  ) {}

  /**
   * Days of a person or a team, at most six weeks: visits, follow-ups, tasks, next steps of deals, leave and holidays.
   * What is overdue comes first and apart. Agents see their own days, managers those of their teams.
   */
  @Get()
  @Allow('agenda.read')
  public async show(@CurrentActor() actor: Actor, @Query() query: CalendarQuery): Promise<AgendaResponse> {
    return this.agenda.show(actor, query);
  }

  /** Whose days the caller may look at. */
  @Get('people')
  @Allow('agenda.read')
  public async people(@CurrentActor() actor: Actor): Promise<AgendaPeopleResponse> {
    return this.agenda.people(actor);
  }

  /** Visits and tasks of somebody that fall into a leave, entered or about to be. */
  @Get('during-leave')
  @Allow('agenda.read')
  public async duringLeave(
    @CurrentActor() actor: Actor,
    @Query() query: LeaveClashQuery,
  ): Promise<LeaveClashesResponse> {
    return this.leaves.find(actor, query);
  }
}
