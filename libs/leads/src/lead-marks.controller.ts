import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { LeadDetailResponse } from './lead.response';
import { LeadSnoozeService } from './snooze/lead-snooze.service';
import { SnoozeLeadDto } from './snooze/snooze.dto';
import { LeadTagsService } from './tags/lead-tags.service';
import { ChangeTagsDto } from './tags/tag.dto';

/** What sorts a lead for those who work on it, and changes nothing of it. */
@ApiTags('leads')
@Controller('api/v1/leads/:id')
export class LeadMarksController {
  public constructor(
    private readonly snoozes: LeadSnoozeService,
    private readonly tags: LeadTagsService,
  ) {}

  /** Puts a lead off until a time. Its clocks run on: an overdue first response brings it back. 409: `not_owned`, `lead_closed`. */
  @Post('snooze')
  @HttpCode(200)
  @Allow('leads.write')
  public async snooze(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SnoozeLeadDto,
  ): Promise<LeadDetailResponse> {
    return this.snoozes.snooze(actor, id, body);
  }

  /** Takes a lead back into the queue. */
  @Post('unsnooze')
  @HttpCode(200)
  @Allow('leads.write')
  public async unsnooze(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LeadDetailResponse> {
    return this.snoozes.unsnooze(actor, id);
  }

  /** Puts tags on and takes tags off. 409: `too_many_tags`. */
  @Post('tags')
  @HttpCode(200)
  @Allow('leads.write')
  public async changeTags(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeTagsDto,
  ): Promise<LeadDetailResponse> {
    return this.tags.change(actor, id, body);
  }
}
