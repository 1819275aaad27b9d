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
import { CLOCK_KINDS, NEED_TYPES } from '@luodi/leads';
import type { ClockKind, NeedType } from '@luodi/leads';
import { IsCleanText, IsInstant, IsYuan } from '@luodi/platform';
import { PAUSE_CAUSES, STEP_ACTS } from './sla-policy.policy';
import type { LadderAct, PauseCause } from './sla-policy.policy';

const MAX_VERSION = 2_147_483_647;
const MAX_MINUTES = 100_000;
const MAX_SQM = 1_000_000_000;

export class LadderStepDto {
  @IsIn(STEP_ACTS)
  @ApiProperty({ enum: STEP_ACTS })
  public act!: LadderAct;

  /** At this percentage of the time; only for copy. Either this or `after`. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(99)
  public percent?: number;

  /** Working minutes after the deadline. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_MINUTES)
  public after?: number;
}

/** How long it may take and what happens on the way. */
class SlaTimesDto {
  /** Working minutes; or working days in `days`. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_MINUTES)
  public minutes?: number;

  /** Until the end of work on the n-th working day after; not for first responses. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  public days?: number;

  /** When the owner is warned. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(99, { each: true })
  public warnPercents?: number[];

  /** The ladder: copy the leader, reassign, return to the pool. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => LadderStepDto)
  public steps?: LadderStepDto[];
}

export class CreateSlaPolicyDto extends SlaTimesDto {
  @IsCleanText({ max: 50, min: 1 })
  public name!: string;

  /** `first_response` when absent. */
  @IsOptional()
  @IsIn(CLOCK_KINDS)
  @ApiPropertyOptional({ enum: CLOCK_KINDS })
  public kind?: ClockKind;

  /** null applies to every need without a policy of its own. */
  @IsOptional()
  @IsIn(NEED_TYPES)
  @ApiPropertyOptional({ enum: NEED_TYPES, nullable: true })
  public needType?: NeedType | null;

  /** The size band: from, inclusive … */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MAX_SQM)
  public areaMinSqm?: number;

  /** … to, exclusive. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MAX_SQM)
  public areaMaxSqm?: number;

  @IsOptional()
  @IsYuan()
  public investmentMinYuan?: string;

  @IsOptional()
  @IsYuan()
  public investmentMaxYuan?: string;

  /** What holds the clock besides a manager; not for first responses. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PAUSE_CAUSES.length)
  @ArrayUnique()
  @IsIn(PAUSE_CAUSES, { each: true })
  @ApiPropertyOptional({ enum: PAUSE_CAUSES, isArray: true, maxItems: PAUSE_CAUSES.length })
  public pauses?: PauseCause[];
}

/** Kind, need and size stay: a policy for others is another policy. */
export class UpdateSlaPolicyDto extends SlaTimesDto {
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  public version!: number;

  @IsOptional()
  @IsCleanText({ max: 50, min: 1 })
  public name?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PAUSE_CAUSES.length)
  @ArrayUnique()
  @IsIn(PAUSE_CAUSES, { each: true })
  @ApiPropertyOptional({ enum: PAUSE_CAUSES, isArray: true, maxItems: PAUSE_CAUSES.length })
  public pauses?: PauseCause[];

  @IsOptional()
  @IsBoolean()
  public active?: boolean;
}

/** A demand and a moment; with minutes or days the policy that is being written, else the one in force. */
export class PreviewSlaDto extends SlaTimesDto {
  @IsIn(CLOCK_KINDS)
  @ApiProperty({ enum: CLOCK_KINDS })
  public kind!: ClockKind;

  @IsOptional()
  @IsIn(NEED_TYPES)
  @ApiPropertyOptional({ enum: NEED_TYPES })
  public needType?: NeedType;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MAX_SQM)
  public areaSqm?: number;

  @IsOptional()
  @IsYuan()
  public investmentYuan?: string;

  /** Whose shifts count; the workspace's when absent. */
  @IsOptional()
  @IsUUID()
  public teamId?: string;

  /** When it begins; now when absent. */
  @IsOptional()
  @IsInstant()
  public at?: string;
}
