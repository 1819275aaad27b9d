import { ApiProperty } from '@nestjs/swagger';
import { RULE_FIELDS, RULE_OPERATORS } from './assign/rule-match.policy';
import type { RuleField, RuleOperator } from './assign/rule-match.policy';

export class RoutingRefResponse {
  public id!: string;
  public name!: string;
}

export class RuleConditionResponse {
  @ApiProperty({ enum: RULE_FIELDS })
  public field!: RuleField;
  @ApiProperty({ enum: RULE_OPERATORS })
  public op!: RuleOperator;
  @ApiProperty({
    required: false,
    oneOf: [{ type: 'array', items: { type: 'string' } }, { type: 'number' }, { type: 'string' }],
  })
  public value?: string[] | number | string;
}

export class RuleResponse {
  public id!: string;
  public name!: string;
  /** From 1; the first rule that holds decides. */
  public position!: number;
  public active!: boolean;
  @ApiProperty({ type: [RuleConditionResponse] })
  public conditions!: RuleConditionResponse[];
  public teamId!: string;
  public team!: RoutingRefResponse;
  @ApiProperty({ enum: ['fair_share'] })
  public strategy!: 'fair_share';
  public onlyOnShift!: boolean;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  public version!: number;
}

export class RuleListResponse {
  public items!: RuleResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

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
}

export class RoutingAgentListResponse {
  public items!: RoutingAgentResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

const WHY = ['inactive', 'not_accepting', 'on_leave', 'full'] as const;

export class RankedCandidateResponse {
  public userId!: string;
  public name?: string;
  public open!: number;
  public capacity!: number;
  public weight!: number;
  public received!: number;
  public eligible!: boolean;
  @ApiProperty({ enum: WHY, nullable: true })
  public why!: (typeof WHY)[number] | null;
  @ApiProperty({ type: Number, nullable: true })
  public rank!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public shortfall!: number | null;
}

export class SimulationResponse {
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public rule!: RoutingRefResponse | null;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public team!: RoutingRefResponse | null;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public chosen!: RoutingRefResponse | null;
  /** Why nobody would get it; null when somebody would. */
  @ApiProperty({ type: String, nullable: true })
  public waitingReason!: string | null;
  @ApiProperty({ type: [RankedCandidateResponse] })
  public ranking!: RankedCandidateResponse[];
  public onShift!: boolean;
  @ApiProperty({ format: 'date-time' })
  public firstResponseDueAt!: string;
}
