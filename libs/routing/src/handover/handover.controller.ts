import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { HandoverDto } from './handover.dto';
import { HandoverPreviewResponse, HandoverResponse } from './handover.response';
import { HandoverService } from './handover.service';

@ApiTags('users')
@Controller('api/v1/users/:id/handover')
export class HandoverController {
  public constructor(private readonly handovers: HandoverService) {}

  /** What somebody who leaves has in their hands: leads, deals, credits, keys, and what they exported in 30 days. */
  @Get()
  @Allow('users.write')
  public async preview(@Param('id', ParseUUIDPipe) id: string): Promise<HandoverPreviewResponse> {
    return this.handovers.preview(id);
  }

  /**
   * Ends the account and gives everything to others, all of it or nothing. 409: `handover_no_room`, `last_admin`;
   * 422: `receivers_required`, `unknown_assignee`, `unknown_pool`, `reason_required`.
   */
  @Post()
  @HttpCode(200)
  @Allow('users.write')
  public async handOver(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HandoverDto,
  ): Promise<HandoverResponse> {
    return this.handovers.handOver(actor, id, body);
  }
}
