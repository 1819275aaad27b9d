import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { CreateLeadViewDto, UpdateLeadViewDto } from './lead-view.dto';
import { LeadViewListResponse, LeadViewResponse } from './lead-view.response';
import { LeadViewService } from './lead-view.service';

@ApiTags('lead views')
@ContactsInClear()
@Controller('api/v1/lead-views')
@Allow('leads.read')
export class LeadViewController {
  public constructor(private readonly views: LeadViewService) {}

  /** Your views of the queue and those shared with your teams: in your own order (preference `viewOrder`), the rest by name. */
  @Get()
  public async list(@CurrentActor() actor: Actor): Promise<LeadViewListResponse> {
    return this.views.list(actor);
  }

  @Post()
  public async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateLeadViewDto,
  ): Promise<LeadViewResponse> {
    return this.views.create(actor, body);
  }

  /** Renames, changes, shares with a team or (`teamId: null`) takes back. */
  @Patch(':id')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateLeadViewDto,
  ): Promise<LeadViewResponse> {
    return this.views.update(actor, id, body);
  }

  /** Deletes your own view; queues that began with it begin as their role's do. */
  @Delete(':id')
  @HttpCode(204)
  public async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.views.remove(actor, id);
  }
}
