import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { CreateParkDto, ListParksQuery, UpdateParkDto } from './park.dto';
import { ParkService } from './park.service';
import { ParkPageResponse, ParkResponse } from './workspace.response';

@ApiTags('parks')
@ContactsInClear()
@Controller('api/v1/parks')
export class ParkController {
  public constructor(private readonly parks: ParkService) {}

  @Get()
  @Allow('parks.read')
  public async list(@Query() query: ListParksQuery): Promise<ParkPageResponse> {
    return this.parks.list(query);
  }

  @Post()
  @Allow('parks.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreateParkDto): Promise<ParkResponse> {
    return this.parks.create(actor, body);
  }

  @Get(':id')
  @Allow('parks.read')
  public async show(@Param('id', ParseUUIDPipe) id: string): Promise<ParkResponse> {
    return this.parks.find(id);
  }

  @Patch(':id')
  @Allow('parks.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateParkDto,
  ): Promise<ParkResponse> {
    return this.parks.update(actor, id, body);
  }
}
