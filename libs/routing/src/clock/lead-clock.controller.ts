import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { PageQuery } from '@luodi/platform';
import { WaitingLeadPageResponse } from '../assign/waiting-lead.response';
import { WaitingLeadQueries } from '../assign/waiting-leads.queries';
import { LeadClockActions, DONE_KINDS } from './lead-clock-actions.service';
import type { DoneKind } from './lead-clock-actions.service';
import { LeadClockViews } from './lead-clock-views.queries';
import { ROW_CLOCK_KINDS } from './lead-clock.service';
import type { RowClockKind } from './lead-clock.queries';
import { BreachedClocksQuery, ClockDoneDto, ClockPauseDto } from './lead-clock.dto';
import { BreachedClockPageResponse, LeadClockListResponse } from './lead-clock.response';

const byName = <K extends string>(kinds: readonly K[]): Record<K, K> =>
  Object.fromEntries(kinds.map((kind) => [kind, kind])) as Record<K, K>;

@ApiTags('clocks')
@Controller('api/v1')
export class LeadClockController {
  public constructor(
    private readonly actions: LeadClockActions,
    private readonly views: LeadClockViews,
    private readonly waitingLeads: WaitingLeadQueries,
  ) {}

  /** Leads that nobody could be given, the oldest first, within your scope: why, and what would free them. */
  @Get('clocks/waiting')
  @Allow('leads.read')
  public async waiting(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<WaitingLeadPageResponse> {
    return this.waitingLeads.list(actor, query);
  }

  /** Clocks that have run out, the longest overdue first, within your scope. */
  @Get('clocks/breached')
  @Allow('leads.read')
  public async breached(
    @CurrentActor() actor: Actor,
    @Query() query: BreachedClocksQuery,
  ): Promise<BreachedClockPageResponse> {
    return this.views.breached(actor, query);
  }

  /** What runs against time on a lead. */
  @Get('leads/:id/clocks')
  @Allow('leads.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LeadClockListResponse> {
    return this.views.ofLead(actor, id);
  }

  /** The lead was assessed, the referrer told, or a report written. 409: `no_clock`. */
  @Post('leads/:id/clocks/:kind/done')
  @HttpCode(200)
  @Allow('leads.write')
  @ApiParam({ name: 'kind', enum: DONE_KINDS })
  public async done(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('kind', new ParseEnumPipe(byName(DONE_KINDS))) kind: DoneKind,
    @Body() body: ClockDoneDto,
  ): Promise<LeadClockListResponse> {
    return this.actions.done(actor, id, kind, body);
  }

  /** Makes a clock stand still, with a reason. The first response can't be held: a prospect waits. 409: `no_clock`. */
  @Post('leads/:id/clocks/:kind/pause')
  @HttpCode(200)
  @Allow('leads.assign')
  @ApiParam({ name: 'kind', enum: ROW_CLOCK_KINDS })
  public async pause(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('kind', new ParseEnumPipe(byName(ROW_CLOCK_KINDS))) kind: RowClockKind,
    @Body() body: ClockPauseDto,
  ): Promise<LeadClockListResponse> {
    return this.actions.pause(actor, id, kind, body.reason);
  }

  /** Lets it run again; the time it stood still does not count. 409: `no_clock`. */
  @Post('leads/:id/clocks/:kind/resume')
  @HttpCode(200)
  @Allow('leads.assign')
  @ApiParam({ name: 'kind', enum: ROW_CLOCK_KINDS })
  public async resume(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('kind', new ParseEnumPipe(byName(ROW_CLOCK_KINDS))) kind: RowClockKind,
  ): Promise<LeadClockListResponse> {
    return this.actions.resume(actor, id, kind);
  }
}
