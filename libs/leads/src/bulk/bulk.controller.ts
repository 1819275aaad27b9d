import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { BulkListQuery, BulkRequestDto, BulkRowsQuery } from './bulk.dto';
import { BulkPageResponse, BulkResponse, BulkRowPageResponse } from './bulk.response';
import { BulkService } from './bulk.service';

@ApiTags('leads')
@Controller('api/v1/leads/bulk')
export class BulkController {
  public constructor(private readonly bulks: BulkService) {}

  /** One act on many leads, as a job; of a single lead it is done when it is answered. Rights are judged for each lead; results stand at its rows. */
  @Post()
  @HttpCode(202)
  @Allow('leads.write')
  public async request(@CurrentActor() actor: Actor, @Body() body: BulkRequestDto): Promise<BulkResponse> {
    return this.bulks.request(actor, body);
  }

  /** What you have asked for of late, newest first. */
  @Get()
  @Allow('leads.write')
  public async list(@CurrentActor() actor: Actor, @Query() query: BulkListQuery): Promise<BulkPageResponse> {
    return this.bulks.list(actor, query);
  }

  @Get(':id')
  @Allow('leads.write')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<BulkResponse> {
    return this.bulks.find(actor, id);
  }

  /** What became of each lead, with the reason in words. */
  @Get(':id/rows')
  @Allow('leads.write')
  public async rows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: BulkRowsQuery,
  ): Promise<BulkRowPageResponse> {
    return this.bulks.rows(actor, id, query);
  }

  /** Tries those that failed once more. 409: `bulk_not_ready`. */
  @Post(':id/retry')
  @HttpCode(202)
  @Allow('leads.write')
  public async retry(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<BulkResponse> {
    return this.bulks.retry(actor, id);
  }

  /** Takes back all that nobody has touched since; says at each row which was kept. 409: `bulk_not_ready`, `bulk_not_undoable`. */
  @Post(':id/undo')
  @HttpCode(202)
  @Allow('leads.write')
  public async undo(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<BulkResponse> {
    return this.bulks.undo(actor, id);
  }
}
