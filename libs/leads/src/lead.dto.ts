import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  AREA_UNITS,
  IsCleanText,
  IsInstant,
  IsLocalDate,
  IsYuan,
  PageQuery,
  ToBoolean,
  ToList,
} from '@luodi/platform';
import type { AreaUnit } from '@luodi/platform';
import { MERGE_SIDES } from './merge/merge.policy';
import type { MergePicks, MergeSide } from './merge/merge.policy';
import {
  ACTIVITY_OUTCOMES,
  ACTIVITY_TYPES,
  LEAD_CHANNELS,
  LEAD_STATUSES,
  NEED_TYPES,
  SLA_STATES,
} from './lead-values.policy';
import type {
  ActivityOutcome,
  ActivityType,
  LeadChannel,
  LeadStatus,
  NeedType,
  SlaState,
} from './lead-values.policy';

export const LEAD_VIEWS = ['mine', 'team', 'pool', 'all'] as const;
export type LeadView = (typeof LEAD_VIEWS)[number];

export const LEAD_SORTS = [
  'sla',
  '-sla',
  'createdAt',
  '-createdAt',
  'nextFollowUpAt',
  '-nextFollowUpAt',
  'score',
  '-score',
] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];

export const LEAD_DUES = ['today', 'overdue'] as const;
export type LeadDue = (typeof LEAD_DUES)[number];

/** Statuses that can be set by hand; the others have actions of their own. */
export const EDITABLE_STATUSES = ['contacted', 'qualified', 'nurturing'] as const;
export type EditableStatus = (typeof EDITABLE_STATUSES)[number];

/** Narrows a list of leads; the same names filter exports. */
export class LeadFilterQuery extends PageQuery {
  /** Whose leads: mine, my teams', the pools', or all in scope. Agents: mine (default) and pool. */
  @IsOptional()
  @IsIn(LEAD_VIEWS)
  @ApiPropertyOptional({ enum: LEAD_VIEWS })
  public view?: LeadView;

  /** Comma list; without it the open ones (for `all`: everything but merged). */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(7)
  @IsIn(LEAD_STATUSES, { each: true })
  @ApiPropertyOptional({ enum: LEAD_STATUSES, isArray: true })
  public status?: LeadStatus[];

  /** Company, contact, lead number, or the last four digits of a phone that you may see. */
  @IsOptional()
  @IsCleanText({ max: 100 })
  public q?: string;

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(12)
  @IsIn(NEED_TYPES, { each: true })
  @ApiPropertyOptional({ enum: NEED_TYPES, isArray: true })
  public needType?: NeedType[];

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  /** false: those whose owner's account is disabled, so that they wait for somebody else. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public ownerActive?: boolean;

  /** Comma list of clock states. */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(SLA_STATES, { each: true })
  @ApiPropertyOptional({ enum: SLA_STATES, isArray: true })
  public sla?: SlaState[];

  /** Local date, inclusive. */
  @IsOptional()
  @IsLocalDate()
  public createdFrom?: string;

  /** Local date, inclusive. */
  @IsOptional()
  @IsLocalDate()
  public createdTo?: string;

  /** false: those whose first response is still awaited. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public responded?: boolean;

  /**
   * `today`: first response done and the next follow-up due by the end of today;
   * `overdue`: the first response is awaited and its time has passed.
   */
  @IsOptional()
  @IsIn(LEAD_DUES)
  @ApiPropertyOptional({ enum: LEAD_DUES })
  public due?: LeadDue;

  /** The channel by which the first inquiry came. */
  @IsOptional()
  @IsIn(LEAD_CHANNELS)
  @ApiPropertyOptional({ enum: LEAD_CHANNELS })
  public source?: LeadChannel;

  /** Whether the lead waits because nobody was eligible. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public waiting?: boolean;

  @IsOptional()
  @IsIn(LEAD_SORTS)
  @ApiPropertyOptional({ enum: LEAD_SORTS })
  public sort?: LeadSort;
}

export class LeadCountsQuery {
  @IsOptional()
  @IsIn(LEAD_VIEWS)
  @ApiPropertyOptional({ enum: LEAD_VIEWS })
  public view?: LeadView;
}

export class AssignLeadDto {
  @IsUUID()
  public ownerId!: string;

  /** Why; must not be empty. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;
}

export class ReasonDto {
  /** Why; must not be empty. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;
}

class MergeFieldsDto implements MergePicks {
  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public needType?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public need?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public use?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public industry?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public area?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public tax?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public company?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public contact?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public phone?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public wechat?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public email?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public region?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public message?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public park?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public owner?: MergeSide;
}

export class MergeLeadDto {
  /** The lead that stays. */
  @IsUUID()
  public intoId!: string;

  /** What is taken from which side; without it the lead that stays keeps its own and blanks are filled. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MergeFieldsDto)
  @ApiPropertyOptional({ type: MergeFieldsDto })
  public fields?: MergeFieldsDto;

  /** The version of the lead that ends, as it was read. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version?: number;

  /** The version of the lead that stays, as it was read. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public intoVersion?: number;
}

export class LogActivityDto {
  @IsIn(ACTIVITY_TYPES)
  @ApiProperty({ enum: ACTIVITY_TYPES })
  public type!: ActivityType;

  @IsCleanText({ max: 2000, min: 1, multiline: true })
  public summary!: string;

  @IsOptional()
  @IsIn(ACTIVITY_OUTCOMES)
  @ApiPropertyOptional({ enum: ACTIVITY_OUTCOMES })
  public outcome?: ActivityOutcome;

  /** When it happened, not in the future; now when absent. The first-response clock goes by the server's time. */
  @IsOptional()
  @IsInstant()
  public occurredAt?: string;

  @IsOptional()
  @IsInstant()
  public nextFollowUpAt?: string;
}

export class AreaDto {
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(0)
  @Max(1_000_000_000)
  public min?: number;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(0)
  @Max(1_000_000_000)
  public max?: number;

  @IsIn(AREA_UNITS)
  @ApiProperty({ enum: AREA_UNITS })
  public unit!: AreaUnit;
}

const isGiven = (_object: object, value: unknown): boolean => value !== undefined && value !== null;

/** What can be edited by hand; an absent field stays, null empties it. */
export class UpdateLeadDto {
  /** The version that was read; another one in the database gives 409 with `current`. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  @ValidateIf(isGiven)
  @IsIn(NEED_TYPES)
  @ApiPropertyOptional({ enum: NEED_TYPES, nullable: true })
  public needType?: NeedType | null;

  @ValidateIf(isGiven)
  @IsCleanText({ max: 2000, multiline: true })
  @ApiPropertyOptional({ type: String, nullable: true })
  public need?: string | null;

  @ValidateIf(isGiven)
  @IsCleanText({ max: 500, multiline: true })
  @ApiPropertyOptional({ type: String, nullable: true })
  public use?: string | null;

  @ValidateIf(isGiven)
  @IsCleanText({ max: 100 })
  @ApiPropertyOptional({ type: String, nullable: true })
  public industry?: string | null;

  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => AreaDto)
  @ApiPropertyOptional({ type: AreaDto, nullable: true })
  public area?: AreaDto | null;

  /** The tax as the person puts it. */
  @ValidateIf(isGiven)
  @IsCleanText({ max: 200 })
  @ApiPropertyOptional({ type: String, nullable: true })
  public tax?: string | null;

  /** Yuan a year. */
  @ValidateIf(isGiven)
  @IsYuan()
  @ApiPropertyOptional({ type: String, nullable: true })
  public taxMinYuan?: string | null;

  /** Yuan a year. */
  @ValidateIf(isGiven)
  @IsYuan()
  @ApiPropertyOptional({ type: String, nullable: true })
  public taxMaxYuan?: string | null;

  @ValidateIf(isGiven)
  @IsCleanText({ max: 200 })
  @ApiPropertyOptional({ type: String, nullable: true })
  public company?: string | null;

  @ValidateIf(isGiven)
  @IsCleanText({ max: 100 })
  @ApiPropertyOptional({ type: String, nullable: true })
  public contact?: string | null;

  @ValidateIf(isGiven)
  @IsCleanText({ max: 50 })
  @ApiPropertyOptional({ type: String, nullable: true })
  public phone?: string | null;

  @ValidateIf(isGiven)
  @IsCleanText({ max: 50 })
  @ApiPropertyOptional({ type: String, nullable: true })
  public wechat?: string | null;

  @ValidateIf(isGiven)
  @IsEmail()
  @MaxLength(254)
  @ApiPropertyOptional({ type: String, nullable: true })
  public email?: string | null;

  @ValidateIf(isGiven)
  @IsArray()
  @ArrayMaxSize(10)
  @IsCleanText({ max: 50, min: 1, each: true })
  public region?: string[];

  @ValidateIf(isGiven)
  @IsUUID()
  @ApiPropertyOptional({ type: String, nullable: true })
  public parkId?: string | null;

  @ValidateIf(isGiven)
  @IsIn(EDITABLE_STATUSES)
  @ApiPropertyOptional({ enum: EDITABLE_STATUSES })
  public status?: EditableStatus;

  @ValidateIf(isGiven)
  @IsInstant()
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  public nextFollowUpAt?: string | null;
}
