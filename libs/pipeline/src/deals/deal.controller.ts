import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ActivityResponse, LogActivityDto } from '@luodi/leads';
import { ContactsInClear, notFound } from '@luodi/platform';
import { ConvertLeadService } from './convert-lead.service';
import { DealActivityService } from './deal-activity.service';
import { DealReadService } from './deal-read.service';
import {
  BoardColumnParams,
  ConvertLeadDto,
  DealFilterQuery,
  DealListQuery,
  DealPageQuery,
  EditDealDto,
  GatePreviewQuery,
  MoveDealDto,
} from './deal.dto';
import {
  BoardResponse,
  ConvertedResponse,
  DealDetailResponse,
  DealHistoryResponse,
  DealListResponse,
  DealResponse,
  DealSummaryResponse,
  DealTimelineResponse,
  GatePreviewResponse,
} from './deal.response';
import { EditDealService } from './edit-deal.service';
import { MoveDealService } from './move-deal.service';

/** An id that can't be one is an object nobody knows. */
const ID = new ParseUUIDPipe({ exceptionFactory: () => notFound() });

@ApiTags('deals')
@Controller('api/v1')
export class DealController {
  public constructor(
    private readonly reads: DealReadService,
    private readonly converter: ConvertLeadService,
    private readonly mover: MoveDealService,
    private readonly editor: EditDealService,
    private readonly activities: DealActivityService,
  ) {}

  /** Turns a lead into a deal in the first stage of its pipeline. */
  @Post('leads/:id/convert')
  @Allow('leads.convert')
  @ApiCreatedResponse({ type: ConvertedResponse })
  public convert(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Body() body: ConvertLeadDto,
  ): Promise<ConvertedResponse> {
    return this.converter.convert(actor, id, body);
  }

  /** The deals in the caller's scope. */
  @Get('deals')
  @Allow('deals.read')
  @ApiOkResponse({ type: DealListResponse })
  public list(@CurrentActor() actor: Actor, @Query() query: DealListQuery): Promise<DealListResponse> {
    return this.reads.list(actor, query);
  }

  /** The board: six columns with totals of the filter. */
  @Get('deals/board')
  @Allow('deals.read')
  @ApiOkResponse({ type: BoardResponse })
  public board(@CurrentActor() actor: Actor, @Query() query: DealFilterQuery): Promise<BoardResponse> {
    return this.reads.board(actor, query);
  }

  /** One column of the board, further down. */
  @Get('deals/board/:column')
  @Allow('deals.read')
  @ApiOkResponse({ type: DealListResponse })
  public boardColumn(
    @CurrentActor() actor: Actor,
    @Param() place: BoardColumnParams,
    @Query() query: DealFilterQuery,
  ): Promise<DealListResponse> {
    return this.reads.boardColumn(actor, place.column, query, query);
  }

  /** The figures above the board. */
  @Get('deals/summary')
  @Allow('deals.read')
  @ApiOkResponse({ type: DealSummaryResponse })
  public summary(
    @CurrentActor() actor: Actor,
    @Query() query: DealFilterQuery,
  ): Promise<DealSummaryResponse> {
    return this.reads.summary(actor, query);
  }

  /** A deal with its facts, path and contact. */
  @Get('deals/:id')
  @Allow('deals.read')
  @ApiOkResponse({ type: DealDetailResponse })
  public detail(@CurrentActor() actor: Actor, @Param('id', ID) id: string): Promise<DealDetailResponse> {
    return this.reads.detail(actor, id);
  }

  /** Changes a deal's facts, next step, park or owner. */
  @Patch('deals/:id')
  @Allow('deals.write')
  @ApiOkResponse({ type: DealDetailResponse })
  public edit(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Body() body: EditDealDto,
  ): Promise<DealDetailResponse> {
    return this.editor.edit(actor, id, body);
  }

  /** Moves a deal to a stage, or to lost, onHold, transferred. */
  @Post('deals/:id/transitions')
  @HttpCode(200)
  @Allow('deals.write')
  @ApiOkResponse({ type: DealResponse })
  public move(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Body() body: MoveDealDto,
  ): Promise<DealResponse> {
    return this.mover.move(actor, id, body);
  }

  /** Logs a follow-up on the deal; it stands in the lead's record too. */
  @Post('deals/:id/activities')
  @ContactsInClear()
  @Allow('deals.write')
  @ApiCreatedResponse({ type: ActivityResponse })
  public logActivity(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Body() body: LogActivityDto,
  ): Promise<ActivityResponse> {
    return this.activities.log(actor, id, body);
  }

  /** What a move would need, before it is tried. */
  @Get('deals/:id/gate')
  @Allow('deals.read')
  @ApiOkResponse({ type: GatePreviewResponse })
  public gate(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Query() query: GatePreviewQuery,
  ): Promise<GatePreviewResponse> {
    return this.mover.preview(actor, id, query.to);
  }

  /** Every move of a deal with the days in each stage, newest first. */
  @Get('deals/:id/history')
  @Allow('deals.read')
  @ApiOkResponse({ type: DealHistoryResponse })
  public history(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Query() query: DealPageQuery,
  ): Promise<DealHistoryResponse> {
    return this.reads.history(actor, id, query);
  }

  /** Moves, activities and changes of a deal, newest first. */
  @Get('deals/:id/timeline')
  @Allow('deals.read')
  @ApiOkResponse({ type: DealTimelineResponse })
  public timeline(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Query() query: DealPageQuery,
  ): Promise<DealTimelineResponse> {
    return this.reads.timeline(actor, id, query);
  }
}
