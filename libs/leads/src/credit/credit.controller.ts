import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { LeadDetailResponse } from '../lead.response';
import { CreditListQueries } from './credit-list.queries';
import { CreditListQuery, OpenDisputeDto, RuleDisputeDto, TransferLeadDto } from './credit.dto';
import { CreditListResponse, LeadCreditResponse } from './credit.response';
import { CreditService } from './credit.service';

@ApiTags('leads')
@Controller('api/v1/credits')
export class CreditListController {
  public constructor(private readonly credits: CreditListQueries) {}

  /** First-contact credits that you are a party to, also of leads that are others' by now; nobody of the prospect is named. */
  @Get()
  @Allow('leads.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Query() query: CreditListQuery,
  ): Promise<CreditListResponse> {
    return this.credits.list(actor, query);
  }
}

@ApiTags('leads')
@Controller('api/v1/leads/:id')
export class CreditController {
  public constructor(private readonly credits: CreditService) {}

  /** The first-contact credit, apart from the owner: who earned it, how teams share it, what is disputed. */
  @Get('credit')
  @Allow('leads.read')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LeadCreditResponse> {
    return this.credits.show(actor, id);
  }

  /** Moves a lead to another team, with the shares of its credit. 422: `shares_not_whole`, `no_credit`, `unknown_team`, `unknown_assignee`. */
  @Post('transfer')
  @HttpCode(200)
  @Allow('leads.assign')
  public async transfer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TransferLeadDto,
  ): Promise<LeadDetailResponse> {
    return this.credits.transfer(actor, id, body);
  }

  /** Claims the credit for a team, with what proves it. 409: `dispute_open`. */
  @Post('credit/disputes')
  @Allow('leads.write')
  public async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OpenDisputeDto,
  ): Promise<LeadCreditResponse> {
    return this.credits.open(actor, id, body);
  }

  /** Decides a dispute; for whoever stands above both sides. 409: `dispute_ruled`. */
  @Post('credit/disputes/:disputeId/ruling')
  @HttpCode(200)
  @Allow('leads.assign')
  public async rule(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('disputeId', ParseUUIDPipe) disputeId: string,
    @Body() body: RuleDisputeDto,
  ): Promise<LeadCreditResponse> {
    return this.credits.rule(actor, id, disputeId, body);
  }
}
