import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { PageQuery } from '@luodi/platform';
import { UnmatchedQueries } from '../assign/unmatched.queries';
import { RuleDraftVersionDto, PublishRuleDraftDto, RestoreRulesDto, SaveRuleDraftDto } from './rule.dto';
import {
  RuleSetResponse,
  RuleVersionDetailResponse,
  RuleVersionListResponse,
  RuleVersionResponse,
  UnmatchedPageResponse,
} from './rule.response';
import { RequestDryRunDto } from '../dry-run/dry-run.dto';
import { DryRunResponse } from '../dry-run/dry-run.response';
import { DryRunService } from '../dry-run/dry-run.service';
import { RuleSetService } from './rule-set.service';

@ApiTags('routing')
@Controller('api/v1/routing')
export class RuleSetController {
  public constructor(
    private readonly ruleSet: RuleSetService,
    private readonly unmatched: UnmatchedQueries,
    private readonly dryRuns: DryRunService,
  ) {}

  /** What acts, what is odd about it, the draft, and how many leads no rule wanted. */
  @Get('rule-set')
  @Allow('routing.read')
  public async overview(): Promise<RuleSetResponse> {
    return this.ruleSet.overview();
  }

  /** Writes the draft as a whole; version 0 begins one. */
  @Put('draft')
  @Allow('routing.write')
  public async save(@CurrentActor() actor: Actor, @Body() body: SaveRuleDraftDto): Promise<RuleSetResponse> {
    return this.ruleSet.save(actor, body);
  }

  @Post('draft/discard')
  @HttpCode(200)
  @Allow('routing.write')
  public async discard(
    @CurrentActor() actor: Actor,
    @Body() body: RuleDraftVersionDto,
  ): Promise<RuleSetResponse> {
    return this.ruleSet.discard(actor, body.version);
  }

  /** Makes the draft what acts, as the next version. */
  @Post('draft/publish')
  @HttpCode(200)
  @Allow('routing.write')
  public async publish(
    @CurrentActor() actor: Actor,
    @Body() body: PublishRuleDraftDto,
  ): Promise<RuleVersionResponse> {
    return this.ruleSet.publish(actor, body);
  }

  /** Published versions, the newest first; they are never changed. */
  @Get('versions')
  @Allow('routing.read')
  public async versions(@Query() query: PageQuery): Promise<RuleVersionListResponse> {
    return this.ruleSet.versions(query);
  }

  @Get('versions/:number')
  @Allow('routing.read')
  public async version(@Param('number', ParseIntPipe) number: number): Promise<RuleVersionDetailResponse> {
    return this.ruleSet.version(number);
  }

  /** Makes a former version act again, as the next version. */
  @Post('versions/:number/restore')
  @HttpCode(200)
  @Allow('routing.write')
  public async restore(
    @CurrentActor() actor: Actor,
    @Param('number', ParseIntPipe) number: number,
    @Body() body: RestoreRulesDto,
  ): Promise<RuleVersionResponse> {
    return this.ruleSet.restore(actor, number, body);
  }

  /** Past leads under the draft or the published rules: who would have received what. A job; nothing is changed by it. */
  @Post('dry-runs')
  @HttpCode(202)
  @Allow('routing.read')
  public async requestDryRun(
    @CurrentActor() actor: Actor,
    @Body() body: RequestDryRunDto,
  ): Promise<DryRunResponse> {
    return this.dryRuns.request(actor, body);
  }

  @Get('dry-runs/:id')
  @Allow('routing.read')
  public async showDryRun(@Param('id', ParseUUIDPipe) id: string): Promise<DryRunResponse> {
    return this.dryRuns.show(id);
  }

  /** Leads of the last 30 days that no rule wanted, the newest first. */
  @Get('unmatched')
  @Allow('routing.read')
  public async listUnmatched(@Query() query: PageQuery): Promise<UnmatchedPageResponse> {
    return this.unmatched.list(query);
  }
}
