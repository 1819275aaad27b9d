import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { PageQuery } from '@luodi/platform';
import { ExemptionService } from './exemption.service';
import { CreateRecycleRuleDto, ExemptLeadDto, RecyclePreviewQuery, UpdateRecycleRuleDto } from './pool.dto';
import {
  ExemptLeadPageResponse,
  ExemptionResponse,
  RecyclePreviewResponse,
  RecycleRuleListResponse,
  RecycleRuleResponse,
} from './pool.response';
import { RecyclePreviewQueries } from './recycle-preview.queries';
import { RecycleRuleService } from './recycle-rule.service';

@ApiTags('pools')
@Controller('api/v1')
export class RecycleController {
  public constructor(
    private readonly rules: RecycleRuleService,
    private readonly previews: RecyclePreviewQueries,
    private readonly exemptions: ExemptionService,
  ) {}

  /** Rules by which leads that nobody works on go back into a pool; the first that holds decides. */
  @Get('recycle-rules')
  @Allow('recycling.read')
  public async list(@Query() query: PageQuery): Promise<RecycleRuleListResponse> {
    return this.rules.list(query);
  }

  @Post('recycle-rules')
  @Allow('pools.write')
  public async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateRecycleRuleDto,
  ): Promise<RecycleRuleResponse> {
    return this.rules.create(actor, body);
  }

  /** What will be taken in the coming days if nothing happens: the leads, and how many on each day. */
  @Get('recycle-rules/preview')
  @Allow('recycling.read')
  public async preview(
    @CurrentActor() actor: Actor,
    @Query() query: RecyclePreviewQuery,
  ): Promise<RecyclePreviewResponse> {
    return this.previews.preview(actor, query);
  }

  @Patch('recycle-rules/:id')
  @Allow('pools.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateRecycleRuleDto,
  ): Promise<RecycleRuleResponse> {
    return this.rules.update(actor, id, body);
  }

  @Delete('recycle-rules/:id')
  @HttpCode(204)
  @Allow('pools.write')
  public async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.rules.remove(actor, id);
  }

  /** The leads that no rule takes, the newest exemption first. */
  @Get('recycle-exemptions')
  @Allow('recycling.read')
  public async exempted(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<ExemptLeadPageResponse> {
    return this.exemptions.list(actor, query);
  }

  /** Why no rule takes this lead; 404 when it has no exemption. */
  @Get('leads/:id/recycle-exemption')
  @Allow('leads.read')
  public async exemption(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ExemptionResponse> {
    return this.exemptions.show(actor, id);
  }

  /** Keeps a lead from every recycle rule, with the reason. */
  @Put('leads/:id/recycle-exemption')
  @Allow('recycling.exempt')
  public async exempt(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ExemptLeadDto,
  ): Promise<ExemptionResponse> {
    return this.exemptions.exempt(actor, id, body);
  }

  @Delete('leads/:id/recycle-exemption')
  @HttpCode(204)
  @Allow('recycling.exempt')
  public async unexempt(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.exemptions.end(actor, id);
  }
}
