import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { ListOffersQuery, UpdateOfferDto } from './supply.dto';
import { SupplyQueries } from './supply.queries';
import { SupplyOfferPageResponse, SupplyOfferResponse } from './supply.response';
import { SupplyService } from './supply.service';

@ApiTags('supply')
@Controller('api/v1/supply-offers')
export class SupplyController {
  public constructor(
    private readonly queries: SupplyQueries,
    private readonly service: SupplyService,
  ) {}

  /** Premises that people offer, the newest first. */
  @Get()
  @Allow('supply.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListOffersQuery,
  ): Promise<SupplyOfferPageResponse> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow('supply.read')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SupplyOfferResponse> {
    return this.service.show(actor, id);
  }

  /** Changes status and note. 409: `version_conflict`. */
  @Patch(':id')
  @Allow('supply.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateOfferDto,
  ): Promise<SupplyOfferResponse> {
    return this.service.update(actor, id, body);
  }

  /** Makes it your own work, with the number in clear. 409: `offer_taken`. */
  @Post(':id/take')
  @HttpCode(200)
  @Allow('supply.write')
  public async take(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SupplyOfferResponse> {
    return this.service.take(actor, id);
  }
}
