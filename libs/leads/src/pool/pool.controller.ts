import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { ContactsInClear, PageQuery } from '@luodi/platform';
import { CreatePoolDto, UpdatePoolDto } from './pool.dto';
import { PoolListResponse, PoolResponse } from './pool.response';
import { PoolService } from './pool.service';

@ApiTags('pools')
@ContactsInClear()
@Controller('api/v1/pools')
export class PoolController {
  public constructor(private readonly pools: PoolService) {}

  /** The public pools that are open to you, with what you may still claim today; admins and auditors see all. */
  @Get()
  @Allow('pools.read')
  public async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<PoolListResponse> {
    return this.pools.list(actor, query);
  }

  /** A pool that teams share, or everybody. Each team has one of its own besides. */
  @Post()
  @Allow('pools.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreatePoolDto): Promise<PoolResponse> {
    return this.pools.create(actor, body);
  }

  /** Changes claim rules and scope; `version` must be the one that was read. 409: `pool_in_use`, `pool_named`. */
  @Patch(':id')
  @Allow('pools.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdatePoolDto,
  ): Promise<PoolResponse> {
    return this.pools.update(actor, id, body);
  }
}
