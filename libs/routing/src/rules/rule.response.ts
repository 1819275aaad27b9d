import { ApiProperty } from '@nestjs/swagger';
import { PERIODS } from '../assign/period.policy';
import type { Period } from '../assign/period.policy';
import { STRATEGIES } from '../assign/rank.policy';
import type { Strategy } from '../assign/rank.policy';
import { FALLBACKS, TARGETS } from '../assign/routing-config';
import type { Fallback, RuleTarget } from '../assign/routing-config';
import { RULE_FIELDS, RULE_OPERATORS } from '../assign/rule-match.policy';
import type { RuleField, RuleOperator } from '../assign/rule-match.policy';

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

/** A rule as data: of a draft, or of a published version. */
export class RuleDefinitionResponse {
  public id!: string;
  public name!: string;
  public active!: boolean;
  @ApiProperty({ type: [RuleConditionResponse] })
  public conditions!: RuleConditionResponse[];
  @ApiProperty({ enum: TARGETS })
  public target!: RuleTarget;
  @ApiProperty({ type: String, nullable: true })
  public teamId!: string | null;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public team!: RoutingRefResponse | null;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public user!: RoutingRefResponse | null;
  @ApiProperty({ enum: STRATEGIES })
  public strategy!: Strategy;
  public ownerFirst!: boolean;
  @ApiProperty({ enum: PERIODS, nullable: true })
  public period!: Period | null;
  @ApiProperty({ type: 'integer', nullable: true })
  public cap!: number | null;
  @ApiProperty({ enum: PERIODS, nullable: true })
  public capPeriod!: Period | null;
  @ApiProperty({ enum: FALLBACKS })
  public fallback!: Fallback;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public fallbackTeam!: RoutingRefResponse | null;
  /** The pool named as fallback; null: the team's own where the fallback is the pool. */
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public fallbackPool!: RoutingRefResponse | null;
  public onlyOnShift!: boolean;
}

export class RuleResponse extends RuleDefinitionResponse {
  /** From 1; the first rule that holds decides. */
  public position!: number;
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

const FINDINGS = ['impossible', 'unreachable', 'covered', 'overlapping', 'pool_closed'] as const;

export class RuleFindingResponse {
  @ApiProperty({ enum: FINDINGS })
  public kind!: (typeof FINDINGS)[number];
  public ruleId!: string;
  /** The earlier rule of the pair; null for `impossible` and `pool_closed` (leads go to the team's own pool). */
  @ApiProperty({ type: String, nullable: true })
  public byId!: string | null;
  /** Every earlier rule that has to do with it; for `covered` those that together leave nothing. */
  @ApiProperty({ type: [String] })
  public byIds!: readonly string[];
}

const CHANGES = ['added', 'removed', 'changed', 'moved'] as const;

export class RuleChangeResponse {
  @ApiProperty({ enum: CHANGES })
  public kind!: (typeof CHANGES)[number];
  public ruleId!: string;
  public name!: string;
}

const KINDS = ['initial', 'edited', 'published', 'restored'] as const;

export class RuleVersionResponse {
  public number!: number;
  @ApiProperty({ enum: KINDS })
  public kind!: (typeof KINDS)[number];
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  public restoredFrom!: number | null;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public by!: RoutingRefResponse | null;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  /** How many rules it has. */
  public rules!: number;
}

export class RuleVersionDetailResponse extends RuleVersionResponse {
  @ApiProperty({ type: [RuleDefinitionResponse] })
  public definitions!: RuleDefinitionResponse[];
  /** Against the version before it. */
  @ApiProperty({ type: [RuleChangeResponse] })
  public changes!: RuleChangeResponse[];
}

export class RuleVersionListResponse {
  public items!: RuleVersionResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class RuleDraftResponse {
  public version!: number;
  /** The published version that it changes. */
  public base!: number;
  /** Whether another version has been published since. */
  public stale!: boolean;
  @ApiProperty({ type: [RuleDefinitionResponse] })
  public rules!: RuleDefinitionResponse[];
  @ApiProperty({ type: [RuleChangeResponse] })
  public changes!: RuleChangeResponse[];
  @ApiProperty({ type: [RuleFindingResponse] })
  public findings!: readonly RuleFindingResponse[];
  public updatedBy!: RoutingRefResponse;
  @ApiProperty({ format: 'date-time' })
  public updatedAt!: string;
}

export class UnmatchedCountResponse {
  public days!: number;
  public count!: number;
}

export class RuleSetResponse {
  /** The number of the published version; 0 when there is none yet. */
  public current!: number;
  @ApiProperty({ type: [RuleFindingResponse] })
  public findings!: readonly RuleFindingResponse[];
  @ApiProperty({ type: RuleDraftResponse, nullable: true })
  public draft!: RuleDraftResponse | null;
  public unmatched!: UnmatchedCountResponse;
}

export class UnmatchedLeadResponse {
  public leadId!: string;
  public number!: string;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  /** Whether it still waits without an owner. */
  public waiting!: boolean;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public owner!: RoutingRefResponse | null;
}

export class UnmatchedPageResponse {
  public items!: UnmatchedLeadResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
