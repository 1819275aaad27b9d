import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { VisitConflictService } from './visit-conflict.service';
import { VisitInvitationService } from './visit-invitation.service';
import { VisitOutcomeService } from './visit-outcome.service';
import { VisitService } from './visit.service';
import {
  CheckVisitQuery,
  EndVisitDto,
  HoldVisitDto,
  ListVisitsQuery,
  ScheduleVisitDto,
  UpdateVisitDto,
} from './visit.dto';
import {
  InvitationResponse,
  VisitCheckResponse,
  VisitOptionsResponse,
  VisitPageResponse,
  VisitResponse,
} from './visit.response';

@ApiTags('visits')
@Controller('api/v1/visits')
export class VisitController {
  public constructor(
    private readonly visits: VisitService,
    private readonly outcomes: VisitOutcomeService,
    private readonly conflicts: VisitConflictService,
    private readonly invitations: VisitInvitationService,
  ) {}

  /** Visits of the leads and deals that you may know of, and those that you go along on; latest first. */
  @Get()
  @Allow('visits.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListVisitsQuery,
  ): Promise<VisitPageResponse> {
    return this.visits.list(actor, query);
  }

  /**
   * Plans a visit. 409: `visit_overlap` (somebody has another visit then; `allowOverlap` goes on in spite of it),
   * `visit_warned` (leave, day off, outside working hours, park in use; `acceptWarnings`), both with `conflicts`.
   */
  @Post()
  @Allow('visits.write')
  public async schedule(
    @CurrentActor() actor: Actor,
    @Body() body: ScheduleVisitDto,
  ): Promise<VisitResponse> {
    return this.visits.schedule(actor, body);
  }

  /** What a time would get in the way of, while it is being chosen. Of others' visits only when they are. */
  @Get('check')
  @Allow('visits.write')
  public async check(
    @CurrentActor() actor: Actor,
    @Query() query: CheckVisitQuery,
  ): Promise<VisitCheckResponse> {
    return this.conflicts.check(actor, query);
  }

  /** Colleagues and parks that a visit may name. */
  @Get('options')
  @Allow('visits.write')
  public async options(): Promise<VisitOptionsResponse> {
    return this.visits.options();
  }

  @Get(':id')
  @Allow('visits.read')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VisitResponse> {
    return this.visits.find(actor, id);
  }

  /** Time, place and host in words for the visitors, to be sent by WeChat. */
  @Get(':id/invitation')
  @Allow('visits.read')
  public async invitation(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<InvitationResponse> {
    return this.invitations.text(actor, id);
  }

  /** Changes or moves a planned visit. 409 as when it is planned, `visit_closed`, `version_conflict`. */
  @Patch(':id')
  @Allow('visits.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateVisitDto,
  ): Promise<VisitResponse> {
    return this.visits.update(actor, id, body);
  }

  /** The visitors are there. 409: `visit_ahead` (it begins in more than four hours), `visit_closed`. */
  @Post(':id/check-in')
  @HttpCode(200)
  @Allow('visits.write')
  public async checkIn(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VisitResponse> {
    return this.outcomes.checkIn(actor, id);
  }

  /** What came of it; logged as an activity of type visit. 409: `visit_ahead`, `visit_closed`, `lead_closed`. */
  @Post(':id/hold')
  @HttpCode(200)
  @Allow('visits.write')
  public async hold(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HoldVisitDto,
  ): Promise<VisitResponse> {
    return this.outcomes.hold(actor, id, body);
  }

  /** Nobody came. 409: `visit_ahead`, `visit_closed`. */
  @Post(':id/no-show')
  @HttpCode(200)
  @Allow('visits.write')
  public async noShow(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndVisitDto,
  ): Promise<VisitResponse> {
    return this.outcomes.noShow(actor, id, body);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('visits.write')
  public async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndVisitDto,
  ): Promise<VisitResponse> {
    return this.visits.cancel(actor, id, body);
  }
}
