import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { PresenceDto } from './presence.dto';
import { ViewersResponse } from './presence.response';
import { PresenceService } from './presence.service';

@ApiTags('leads')
@Controller('api/v1/leads/:id/presence')
export class PresenceController {
  public constructor(private readonly presence: PresenceService) {}

  /** Says that you look at a lead, every 20 seconds; who does not say so for 45 is gone. Answers the others. */
  @Put()
  @Allow('leads.read')
  public async here(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PresenceDto,
  ): Promise<ViewersResponse> {
    return this.presence.here(actor, id, body.editing ?? false);
  }

  @Delete()
  @HttpCode(204)
  @Allow('leads.read')
  public async gone(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.presence.gone(actor, id);
  }
}
