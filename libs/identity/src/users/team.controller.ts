import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContactsInClear, notFound } from '@luodi/platform';
import type { Actor } from '../access/actor';
import { Allow, CurrentActor } from '../access/auth.decorators';
import { CreateTeamDto, ListTeamsQuery, SetMembersDto, UpdateTeamDto } from './team.dto';
import { TeamQueries } from './team.queries';
import { TeamPageResponse, TeamResponse } from './team.response';
import { TeamService } from './team.service';

@ApiTags('teams')
@ContactsInClear()
@Controller('api/v1/teams')
export class TeamController {
  public constructor(
    private readonly teams: TeamService,
    private readonly queries: TeamQueries,
  ) {}

  @Get()
  @Allow('teams.read')
  public async list(@CurrentActor() actor: Actor, @Query() query: ListTeamsQuery): Promise<TeamPageResponse> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow('teams.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreateTeamDto): Promise<TeamResponse> {
    return this.teams.create(actor, body);
  }

  @Get(':id')
  @Allow('teams.read')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<TeamResponse> {
    const team = await this.queries.find(actor, id);
    if (team === null) throw notFound();
    return team;
  }

  @Patch(':id')
  @Allow('teams.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateTeamDto,
  ): Promise<TeamResponse> {
    return this.teams.update(actor, id, body);
  }

  @Put(':id/members')
  @Allow('teams.write')
  public async setMembers(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SetMembersDto,
  ): Promise<TeamResponse> {
    return this.teams.setMembers(actor, id, body.memberIds);
  }
}
