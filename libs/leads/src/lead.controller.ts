import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { LeadCountsQueries } from './queue/lead-counts.queries';
import { ColleagueListResponse } from './record/activity.response';
import { LeadActivityService } from './record/lead-activity.service';
import { LeadEditService } from './record/lead-edit.service';
import { LeadCountsQuery, LeadFilterQuery } from './lead.dto';
import { UpdateLeadDto } from './record/update-lead.dto';
import { LeadQueries } from './queue/lead.queries';
import { LeadDetailResponse, LeadPageResponse } from './lead.response';
import { AssignmentListResponse } from './ownership/assignment.response';
import { LeadCountsResponse } from './queue/lead-counts.response';
import { TimelineQuery } from './record/timeline.dto';
import { TimelineQueries } from './record/timeline.queries';
import { TimelinePageResponse } from './record/timeline.response';

@ApiTags('leads')
@Controller('api/v1/leads')
export class LeadController {
  public constructor(
    private readonly queries: LeadQueries,
    private readonly countsQueries: LeadCountsQueries,
    private readonly edits: LeadEditService,
    private readonly timelines: TimelineQueries,
    private readonly activities: LeadActivityService,
  ) {}

  /** A view of leads, by default the open ones in the order of their clocks. */
  @Get()
  @Allow('leads.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Query() query: LeadFilterQuery,
  ): Promise<LeadPageResponse> {
    return this.queries.list(actor, query);
  }

  /** The numbers on tabs and chips of a view. */
  @Get('counts')
  @Allow('leads.read')
  public async counts(
    @CurrentActor() actor: Actor,
    @Query() query: LeadCountsQuery,
  ): Promise<LeadCountsResponse> {
    return this.countsQueries.counts(actor, query.view);
  }

  @Get(':id')
  @Allow('leads.read')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LeadDetailResponse> {
    return this.queries.detail(actor, id);
  }

  /** Edits what is known; `version` must be the one that was read. */
  @Patch(':id')
  @Allow('leads.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateLeadDto,
  ): Promise<LeadDetailResponse> {
    return this.edits.update(actor, id, body);
  }

  /** What happened, newest first: everything, or one group of it. */
  @Get(':id/timeline')
  @Allow('leads.read')
  public async timeline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: TimelineQuery,
  ): Promise<TimelinePageResponse> {
    return this.timelines.timeline(actor, id, query);
  }

  /** Who held the lead and why: each decision with every candidate's load, share and verdict. */
  @Get(':id/assignments')
  @Allow('leads.read')
  public async assignments(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AssignmentListResponse> {
    return this.queries.assignments(actor, id);
  }

  /** Who may see the lead and can be named in its follow-ups. */
  @Get(':id/colleagues')
  @Allow('leads.read')
  public async colleagues(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ColleagueListResponse> {
    return this.activities.colleagues(actor, id);
  }
}
