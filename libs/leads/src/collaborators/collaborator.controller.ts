import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { LeadDetailResponse } from '../lead.response';
import { CandidatesQuery, SetCollaboratorDto } from './collaborator.dto';
import { CandidateListResponse } from './collaborator.response';
import { CollaboratorService } from './collaborator.service';

@ApiTags('leads')
@Controller('api/v1/leads/:id')
export class CollaboratorController {
  public constructor(private readonly collaborators: CollaboratorService) {}

  /** Active agents who may still be added, those of the lead's team first. */
  @Get('collaborator-candidates')
  @Allow('leads.write')
  public async candidates(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CandidatesQuery,
  ): Promise<CandidateListResponse> {
    return this.collaborators.candidates(actor, id, query.q);
  }

  /** Adds an agent or changes what they may do. 409: `too_many_collaborators`; 422: `unknown_collaborator`. */
  @Put('collaborators/:userId')
  @Allow('leads.write')
  public async put(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('userId', ParseUUIDPipe) userId: string,
    @Body() body: SetCollaboratorDto,
  ): Promise<LeadDetailResponse> {
    return this.collaborators.put(actor, id, userId, body.access);
  }

  /** Takes somebody off; collaborators may leave by themselves. */
  @Delete('collaborators/:userId')
  @HttpCode(204)
  @Allow('leads.write')
  public async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('userId', ParseUUIDPipe) userId: string,
  ): Promise<void> {
    return this.collaborators.remove(actor, id, userId);
  }
}
