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
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { ContactsInClear, PageQuery } from '@luodi/platform';
import { RoutingAgentService } from './assign/routing-agent.service';
import { SimulateDto, UpdateRoutingAgentDto } from './routing.dto';
import { CreateRuleDto, ReorderRulesDto, UpdateRuleDto } from './rules/rule.dto';
import { RuleListResponse, RuleResponse } from './rules/rule.response';
import { RoutingAgentListResponse, RoutingAgentResponse, SimulationResponse } from './routing.response';
import { RuleService } from './rules/rule.service';
import { SimulationService } from './assign/simulation.service';

@ApiTags('routing')
@ContactsInClear()
@Controller('api/v1/routing')
export class RoutingController {
  public constructor(
    private readonly rules: RuleService,
    private readonly agents: RoutingAgentService,
    private readonly simulations: SimulationService,
  ) {}

  /** The rules in their order; the first that holds decides. */
  @Get('rules')
  @Allow('routing.read')
  public async listRules(@Query() query: PageQuery): Promise<RuleListResponse> {
    return this.rules.page(query);
  }

  @Post('rules')
  @Allow('routing.write')
  public async createRule(@CurrentActor() actor: Actor, @Body() body: CreateRuleDto): Promise<RuleResponse> {
    return this.rules.create(actor, body);
  }

  /** Puts the rules in a new order. */
  @Post('rules/reorder')
  @HttpCode(200)
  @Allow('routing.write')
  public async reorderRules(
    @CurrentActor() actor: Actor,
    @Body() body: ReorderRulesDto,
  ): Promise<RuleListResponse> {
    return this.rules.reorder(actor, body);
  }

  @Get('rules/:id')
  @Allow('routing.read')
  public async showRule(@Param('id', ParseUUIDPipe) id: string): Promise<RuleResponse> {
    return this.rules.show(id);
  }

  @Patch('rules/:id')
  @Allow('routing.write')
  public async updateRule(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateRuleDto,
  ): Promise<RuleResponse> {
    return this.rules.update(actor, id, body);
  }

  @Delete('rules/:id')
  @HttpCode(204)
  @Allow('routing.write')
  public async removeRule(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await this.rules.remove(actor, id);
  }

  /** Who would get a lead like this, and why; nothing is written. */
  @Post('simulate')
  @HttpCode(200)
  @Allow('routing.read')
  public async simulate(@Body() body: SimulateDto): Promise<SimulationResponse> {
    return this.simulations.simulate(body);
  }

  /** Agents with their load, capacity and weight; a manager sees those of their teams. */
  @Get('agents')
  @Allow('routing.read')
  public async listAgents(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<RoutingAgentListResponse> {
    return this.agents.list(actor, query);
  }

  @Get('agents/:userId')
  @Allow('routing.read')
  public async showAgent(
    @CurrentActor() actor: Actor,
    @Param('userId', ParseUUIDPipe) userId: string,
  ): Promise<RoutingAgentResponse> {
    return this.agents.show(actor, userId);
  }

  @Patch('agents/:userId')
  @Allow('routing.write')
  public async updateAgent(
    @CurrentActor() actor: Actor,
    @Param('userId', ParseUUIDPipe) userId: string,
    @Body() body: UpdateRoutingAgentDto,
  ): Promise<RoutingAgentResponse> {
    return this.agents.update(actor, userId, body);
  }
}
