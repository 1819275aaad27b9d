import { ApiProperty } from '@nestjs/swagger';
import { RoutingRefResponse, RuleConditionResponse } from './rules/rule.response';

export class RoutingAgentResponse {
  public userId!: string;
  public name!: string;
  @ApiProperty({ type: [String] })
  public teamIds!: string[];
  public active!: boolean;
  /** Open leads in their hands. */
  public open!: number;
  public capacity!: number;
  public weight!: number;
  public accepting!: boolean;
  /** The end of the leave that they are on now; null when they are here. */
  @ApiProperty({ type: String, nullable: true })
  public leaveUntil!: string | null;
}

export class RoutingAgentListResponse {
  public items!: RoutingAgentResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

const WHY = ['inactive', 'not_accepting', 'on_leave', 'full', 'rule_cap', 'had_it'] as const;

export class RuleCapResponse {
  public limit!: number;
  public given!: number;
}

export class RankedCandidateResponse {
  public userId!: string;
  public name?: string;
  public open!: number;
  public capacity!: number;
  public weight!: number;
  public received!: number;
  /** The rule's cap and what they had of it in its period. */
  @ApiProperty({ type: RuleCapResponse, required: false })
  public cap?: RuleCapResponse;
  public eligible!: boolean;
  @ApiProperty({ enum: WHY, nullable: true })
  public why!: (typeof WHY)[number] | null;
  @ApiProperty({ type: Number, nullable: true })
  public rank!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public shortfall!: number | null;
}

/** A rule that held although nobody it names could take the lead. */
export class TriedRuleResponse {
  @ApiProperty({ type: RoutingRefResponse })
  public rule!: RoutingRefResponse;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public team!: RoutingRefResponse | null;
  public reason!: string;
}

export class SimulationResponse {
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public rule!: RoutingRefResponse | null;
  /** What the rule asks for; empty when it takes everything. */
  @ApiProperty({ type: [RuleConditionResponse] })
  public conditions!: RuleConditionResponse[];
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public team!: RoutingRefResponse | null;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public chosen!: RoutingRefResponse | null;
  /** Why nobody would get it; null when somebody would. */
  @ApiProperty({ type: String, nullable: true })
  public waitingReason!: string | null;
  /** The public pool that would take it then; null: it would wait. */
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public pool!: RoutingRefResponse | null;
  @ApiProperty({ type: [RankedCandidateResponse] })
  public ranking!: RankedCandidateResponse[];
  /** What was tried before by the fallbacks. */
  @ApiProperty({ type: [TriedRuleResponse] })
  public tried!: TriedRuleResponse[];
  public onShift!: boolean;
  @ApiProperty({ format: 'date-time' })
  public firstResponseDueAt!: string;
}
