import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';
import { PERIODS } from '../assign/period.policy';
import type { Period } from '../assign/period.policy';
import { STRATEGIES } from '../assign/rank.policy';
import type { Strategy } from '../assign/rank.policy';
import { FALLBACKS, TARGETS } from '../assign/routing-config';
import type { Fallback, RuleTarget } from '../assign/routing-config';
import { RULE_FIELDS, RULE_OPERATORS } from '../assign/rule-match.policy';
import type { RuleField, RuleOperator } from '../assign/rule-match.policy';
import { IsRuleValue } from '../rule-value.decorator';

const MAX_VERSION = 2_147_483_647;

export class RuleConditionDto {
  @IsIn(RULE_FIELDS)
  @ApiProperty({ enum: RULE_FIELDS })
  public field!: RuleField;

  @IsIn(RULE_OPERATORS)
  @ApiProperty({ enum: RULE_OPERATORS })
  public op!: RuleOperator;

  /** A list of texts for in, notIn, contains; a number, or a decimal string for money, for gte, lte; absent for known, unknown. */
  @IsOptional()
  @IsRuleValue()
  @ApiPropertyOptional({
    oneOf: [
      { type: 'array', maxItems: 50, items: { type: 'string', minLength: 1, maxLength: 100 } },
      { type: 'number', minimum: 0, maximum: 1e15 },
      { type: 'string', pattern: '^\\d{1,16}(\\.\\d{1,2})?$' },
    ],
  })
  public value?: string[] | number | string;
}

export class CreateRuleDto {
  @IsCleanText({ max: 50, min: 1 })
  public name!: string;

  /** All must hold; none takes everything. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RuleConditionDto)
  public conditions!: RuleConditionDto[];

  /** `team` (the default): `teamId`; `park`: the team in charge of the lead's park; `user`: one person of a team. */
  @IsOptional()
  @IsIn(TARGETS)
  @ApiPropertyOptional({ enum: TARGETS, default: 'team' })
  public target?: RuleTarget;

  /** Needed for a team; for one person it defaults to a team of theirs. */
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public teamId?: string | null;

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public userId?: string | null;

  @IsOptional()
  @IsIn(STRATEGIES)
  @ApiPropertyOptional({ enum: STRATEGIES, default: 'fair_share' })
  public strategy?: Strategy;

  /** Whoever has the returning company already comes first, of another team too; when they can't take it, the strategy decides. */
  @IsOptional()
  @IsBoolean()
  public ownerFirst?: boolean;

  /** How long shares run before they begin anew; null: without end. */
  @IsOptional()
  @IsIn(PERIODS)
  @ApiPropertyOptional({ enum: PERIODS, nullable: true })
  public period?: Period | null;

  /** Most leads that this rule gives to one person in a `capPeriod`. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 10_000, nullable: true })
  public cap?: number | null;

  @IsOptional()
  @IsIn(PERIODS)
  @ApiPropertyOptional({ enum: PERIODS, nullable: true })
  public capPeriod?: Period | null;

  /** What happens when nobody is eligible: wait (the default), the next rule that holds, another team, a pool. */
  @IsOptional()
  @IsIn(FALLBACKS)
  @ApiPropertyOptional({ enum: FALLBACKS, default: 'wait' })
  public fallback?: Fallback;

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public fallbackTeamId?: string | null;

  /** With `fallback: pool`: the public pool that takes the lead, open to the rule's team; null: that team's own. */
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public fallbackPoolId?: string | null;

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  /** Give leads away in working time only; by default at any hour. */
  @IsOptional()
  @IsBoolean()
  public onlyOnShift?: boolean;
}

export class UpdateRuleDto extends PartialType(CreateRuleDto) {
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  public version!: number;
}

export class ReorderRulesDto {
  /** Every rule once, in the new order. */
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  public ids!: string[];
}

export class DraftRuleDto extends CreateRuleDto {
  /** Absent for a new rule. */
  @IsOptional()
  @IsUUID()
  public id?: string;
}

export class SaveRuleDraftDto {
  /** The draft's version that was read; 0 to begin one. */
  @IsInt()
  @Min(0)
  @Max(MAX_VERSION)
  public version!: number;

  /** The published version that it changes; the present one when absent. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_VERSION)
  public base?: number;

  /** All rules, in their order. */
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => DraftRuleDto)
  public rules!: DraftRuleDto[];
}

export class RuleDraftVersionDto {
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  public version!: number;
}

export class PublishRuleDraftDto extends RuleDraftVersionDto {
  /** What was changed, for those who read the list of versions. */
  @IsOptional()
  @IsCleanText({ max: 500 })
  public note?: string;
}

export class RestoreRulesDto {
  /** The published version that was read: somebody else may have published since. */
  @IsInt()
  @Min(0)
  @Max(MAX_VERSION)
  public current!: number;

  @IsOptional()
  @IsCleanText({ max: 500 })
  public note?: string;
}
