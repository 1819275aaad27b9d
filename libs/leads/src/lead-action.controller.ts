import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContactsInClear } from '@luodi/platform';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { LeadActivityService } from './record/lead-activity.service';
import { LeadClosingService } from './record/lead-closing.service';
import { RevealContactService } from './record/reveal-contact.service';
import { MergeLeadService } from './merge/merge-lead.service';
import { UnmergeLeadService } from './merge/unmerge-lead.service';
import { LeadOwnershipActions } from './ownership/lead-ownership-actions.service';
import { AssignLeadDto, ReasonDto, ReleaseLeadDto } from './lead.dto';
import { MergeLeadDto } from './merge/merge-lead.dto';
import { ActivityResponse } from './record/activity.response';
import { LogActivityDto } from './record/log-activity.dto';
import { LeadDetailResponse, RevealedContactResponse } from './lead.response';

@ApiTags('leads')
@Controller('api/v1/leads/:id')
export class LeadActionController {
  public constructor(
    private readonly ownership: LeadOwnershipActions,
    private readonly activities: LeadActivityService,
    private readonly closing: LeadClosingService,
    private readonly reveals: RevealContactService,
    private readonly merges: MergeLeadService,
    private readonly unmerges: UnmergeLeadService,
  ) {}

  /** Takes a lead from the pool. 409: `already_owned`, `claim_limit`, `holding_limit`, `cooling_off`, `claim_early`, `capacity_full`. */
  @Post('claim')
  @HttpCode(200)
  @Allow('leads.claim')
  public async claim(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LeadDetailResponse> {
    return this.ownership.claim(actor, id);
  }

  /** Gives a lead to an active agent within your scope. 409: `capacity_full`; 422: `unknown_assignee`, `reason_required`. */
  @Post('assign')
  @HttpCode(200)
  @Allow('leads.assign')
  public async assign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AssignLeadDto,
  ): Promise<LeadDetailResponse> {
    return this.ownership.assign(actor, id, body);
  }

  /** Returns a lead to a pool: the one of its park and team unless another is named. 422: `unknown_pool`, `reason_required`. */
  @Post('release')
  @HttpCode(200)
  @Allow('leads.release')
  public async release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReleaseLeadDto,
  ): Promise<LeadDetailResponse> {
    return this.ownership.release(actor, id, body);
  }

  /** Logs an activity; any type but `note` is a first response and stops the clock. */
  @Post('activities')
  @ContactsInClear()
  @Allow('leads.write')
  public async log(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LogActivityDto,
  ): Promise<ActivityResponse> {
    return this.activities.log(actor, id, body);
  }

  /** Closes a lead of which nothing will come. */
  @Post('disqualify')
  @HttpCode(200)
  @Allow('leads.write')
  public async disqualify(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonDto,
  ): Promise<LeadDetailResponse> {
    return this.closing.disqualify(actor, id, body.reason);
  }

  /** Moves everything of this lead to another one, which is answered. Agents: both must be yours. */
  @Post('merge')
  @HttpCode(200)
  @Allow('leads.merge')
  public async merge(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MergeLeadDto,
  ): Promise<LeadDetailResponse> {
    return this.merges.merge(actor, id, body);
  }

  /** Takes a merge back; this lead is the one that ended. 409: `not_merged`, `merge_final`, `merge_followed`. */
  @Post('unmerge')
  @HttpCode(200)
  @Allow('leads.merge')
  public async unmerge(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LeadDetailResponse> {
    return this.unmerges.unmerge(actor, id);
  }

  /** The ways to reach the person in full; written to the audit log. 422: `do_not_contact`. */
  @Post('reveal-phone')
  @ContactsInClear()
  @HttpCode(200)
  @Allow('leads.reveal')
  public async reveal(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<RevealedContactResponse> {
    return this.reveals.reveal(actor, id);
  }
}
