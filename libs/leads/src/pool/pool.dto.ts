import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, IsLocalDate, PageQuery, ToInt } from '@luodi/platform';
import { OPEN_STATUSES } from '../lead-values.policy';
import type { OpenStatus } from '../lead-values.policy';

const MAX_VERSION = 2_147_483_647;
const MAX_SCOPE = 200;

/** What a pool asks of those who claim from it. */
export class PoolRulesDto {
  /** Claims an agent may make from it in a day, within the workspace's limit; null: no limit of its own. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1000)
  @ApiPropertyOptional({ type: Number, nullable: true })
  public claimsPerDay?: number | null;

  /** Open leads an agent may have that they claimed from it; null: no limit. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  @ApiPropertyOptional({ type: Number, nullable: true })
  public holdingLimit?: number | null;

  /** Days in which a former owner can not claim it again; null: the workspace's setting. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(365)
  @ApiPropertyOptional({ type: Number, nullable: true })
  public coolingOffDays?: number | null;

  /** Minutes before a new entry may be claimed. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  public waitMinutes?: number;

  /** Working minutes within which a claimed lead must be contacted, else it returns; null: not asked. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  @ApiPropertyOptional({ type: Number, nullable: true })
  public contactMinutes?: number | null;

  /** Working minutes before that at which the owner is warned. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  public contactWarnMinutes?: number;

  /** Contacts an agent may look at in it each day; 0: none before claiming. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1000)
  public viewsPerDay?: number;

  /** Every agent may claim from it. */
  @IsOptional()
  @IsBoolean()
  public openToAll?: boolean;

  /** Teams that share it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_SCOPE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: MAX_SCOPE,
  })
  public teamIds?: string[];

  /** Parks whose leads go here when nobody names another pool. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_SCOPE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: MAX_SCOPE,
  })
  public parkIds?: string[];
}

export class CreatePoolDto extends PoolRulesDto {
  @IsCleanText({ min: 1, max: 50 })
  public name!: string;
}

export class UpdatePoolDto extends PoolRulesDto {
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  public version!: number;

  @IsOptional()
  @IsCleanText({ min: 1, max: 50 })
  public name?: string;

  /** false takes it out of use; it must be empty, and not a team's own. */
  @IsOptional()
  @IsBoolean()
  public active?: boolean;
}

/** Which leads a recycle rule takes back, and when. */
class RecycleRuleFields {
  /** null: every team. */
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public teamId?: string | null;

  /** The grade: scores from here, inclusive; null: from the lowest. */
  @IsOptional()
  @IsInt()
  @Min(-100_000)
  @Max(100_000)
  @ApiPropertyOptional({ type: 'integer', minimum: -100_000, maximum: 100_000, nullable: true })
  public scoreMin?: number | null;

  /** The grade: scores up to here, inclusive; null: to the highest. */
  @IsOptional()
  @IsInt()
  @Min(-100_000)
  @Max(100_000)
  @ApiPropertyOptional({ type: 'integer', minimum: -100_000, maximum: 100_000, nullable: true })
  public scoreMax?: number | null;

  /** Hours before, at which the owner is warned. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  public warnHours?: number;

  /** Whether a follow-up that is still to come keeps a lead with its owner. */
  @IsOptional()
  @IsBoolean()
  public sparesFollowUp?: boolean;

  /** null: the pool of the lead's park and team. */
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public poolId?: string | null;
}

export class CreateRecycleRuleDto extends RecycleRuleFields {
  @IsCleanText({ min: 1, max: 50 })
  public name!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(OPEN_STATUSES.length)
  @ArrayUnique()
  @IsIn(OPEN_STATUSES, { each: true })
  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: [...OPEN_STATUSES] },
    maxItems: OPEN_STATUSES.length,
  })
  public statuses!: OpenStatus[];

  /** Days without any activity. */
  @IsInt()
  @Min(1)
  @Max(3650)
  public idleDays!: number;
}

export class UpdateRecycleRuleDto extends RecycleRuleFields {
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  public version!: number;

  @IsOptional()
  @IsCleanText({ min: 1, max: 50 })
  public name?: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(OPEN_STATUSES.length)
  @ArrayUnique()
  @IsIn(OPEN_STATUSES, { each: true })
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', enum: [...OPEN_STATUSES] },
    maxItems: OPEN_STATUSES.length,
  })
  public statuses?: OpenStatus[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3650)
  public idleDays?: number;

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  /** Its place among the rules: the first that holds decides. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  public position?: number;
}

export class RecyclePreviewQuery extends PageQuery {
  /** How far ahead to look. */
  @IsOptional()
  @ToInt()
  @IsInt()
  @Min(1)
  @Max(30)
  public days?: number;
}

export class ExemptLeadDto {
  /** Why; must not be empty. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;

  /** Local date up to which it holds, inclusive; absent: for good. */
  @IsOptional()
  @IsLocalDate()
  public until?: string;
}
