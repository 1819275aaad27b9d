import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LEAD_CHANNELS, NEED_TYPES } from '@luodi/leads';
import type { LeadChannel, NeedType } from '@luodi/leads';
import { IsCleanText, IsInstant, IsYuan } from '@luodi/platform';
import { IsRuleValue } from './rule-value.decorator';
import { RULE_FIELDS, RULE_OPERATORS } from './assign/rule-match.policy';
import type { RuleField, RuleOperator } from './assign/rule-match.policy';

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

  @IsUUID()
  public teamId!: string;

  /** All must hold; none takes everything. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RuleConditionDto)
  public conditions!: RuleConditionDto[];

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  /** Give leads away in working time only; by default at any hour. */
  @IsOptional()
  @IsBoolean()
  public onlyOnShift?: boolean;
}

export class UpdateRuleDto {
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  public version!: number;

  @IsOptional()
  @IsCleanText({ max: 50, min: 1 })
  public name?: string;

  @IsOptional()
  @IsUUID()
  public teamId?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RuleConditionDto)
  public conditions?: RuleConditionDto[];

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsOptional()
  @IsBoolean()
  public onlyOnShift?: boolean;
}

export class ReorderRulesDto {
  /** Every rule once, in the new order. */
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  public ids!: string[];
}

export class UpdateRoutingAgentDto {
  /** Most open leads at once. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  public capacity?: number;

  /** Share beside the others' weights. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100)
  public weight?: number;

  /** Whether routing gives them leads. */
  @IsOptional()
  @IsBoolean()
  public accepting?: boolean;
}

/** An inquiry as an example; only what rules can ask for. */
export class SimulateDto {
  @IsOptional()
  @IsIn(NEED_TYPES)
  @ApiPropertyOptional({ enum: NEED_TYPES })
  public needType?: NeedType;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(1_000_000_000_000)
  public areaSqm?: number;

  @IsOptional()
  @IsYuan()
  public taxYuan?: string;

  @IsOptional()
  @IsCleanText({ max: 100 })
  public industry?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsCleanText({ max: 50, each: true })
  public region?: string[];

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  @IsOptional()
  @IsUUID()
  public siteId?: string;

  @IsOptional()
  @IsIn(LEAD_CHANNELS)
  @ApiPropertyOptional({ enum: LEAD_CHANNELS })
  public channel?: LeadChannel;

  /** When it would arrive; now when absent. */
  @IsOptional()
  @IsInstant()
  public at?: string;
}
