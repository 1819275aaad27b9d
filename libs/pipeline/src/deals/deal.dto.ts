import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsCleanText, IsLocalDate, IsYuan, PageQuery, ToBoolean, ToList } from '@luodi/platform';
import { NEED_TYPES } from '@luodi/leads';
import { BOARD_COLUMNS, DEAL_STATUSES, MILESTONES } from '../stages/milestones.policy';

export const DEAL_SORTS = [
  'createdAt',
  '-createdAt',
  'stageEnteredAt',
  '-stageEnteredAt',
  'investmentYuan',
  '-investmentYuan',
  'number',
  '-number',
] as const;
export type DealSort = (typeof DEAL_SORTS)[number];

/** What narrows a list of deals; the same names work for the board, the summary and the export. */
export class DealFilterQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  public pipelineId?: string;

  /** Statuses, comma separated. */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(DEAL_STATUSES, { each: true })
  @ApiProperty({ required: false, enum: DEAL_STATUSES, isArray: true })
  public status?: (typeof DEAL_STATUSES)[number][];

  /** Milestones, or `landing` for everything after signing, comma separated. */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(12)
  @IsIn([...MILESTONES, 'landing'], { each: true })
  public stage?: string[];

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  @IsOptional()
  @IsIn(NEED_TYPES)
  @ApiProperty({ required: false, enum: NEED_TYPES })
  public needType?: (typeof NEED_TYPES)[number];

  @IsOptional()
  @IsCleanText({ max: 100 })
  public industry?: string;

  /** Words of name and company, or a part of the number. */
  @IsOptional()
  @IsCleanText({ max: 100 })
  public q?: string;

  /** Local dates, both inclusive. */
  @IsOptional()
  @IsLocalDate()
  public createdFrom?: string;

  @IsOptional()
  @IsLocalDate()
  public createdTo?: string;

  /** Only deals that stand in their stage longer than it allows. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public stalled?: boolean;
}

/** A list of deals. */
export class DealListQuery extends DealFilterQuery {
  @IsOptional()
  @IsIn(DEAL_SORTS)
  @ApiProperty({ required: false, enum: DEAL_SORTS })
  public sort: DealSort = '-createdAt';
}

/** One column of the board, further down. */
export class BoardColumnParams {
  @IsIn(BOARD_COLUMNS)
  @ApiProperty({ enum: BOARD_COLUMNS })
  public column!: (typeof BOARD_COLUMNS)[number];
}

/** A page of a history. */
export class DealPageQuery extends PageQuery {}

/** Turning a lead into a deal. */
export class ConvertLeadDto {
  /** Default: company and need. */
  @IsOptional()
  @IsCleanText({ min: 1, max: 100 })
  public name?: string;

  /** Default: the pipeline of the need type. */
  @IsOptional()
  @IsUUID()
  public pipelineId?: string;
}

/** Moving a deal. */
export class MoveDealDto {
  /** A stage id, or lost, onHold, transferred. */
  @IsCleanText({ min: 1, max: 40 })
  public to!: string;

  /** Facts filled with the move, by the keys that `missing` names; null empties one. */
  @IsOptional()
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  public fields?: Record<string, unknown>;

  /** Needed for moves backward, lost and on hold. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;

  /** The local date it happened; default today, not later, not before the lead came in. */
  @IsOptional()
  @IsLocalDate()
  public effectiveDate?: string;
}

/** The question what a move would need. */
export class GatePreviewQuery {
  @IsCleanText({ min: 1, max: 40 })
  public to!: string;
}

/** Changing a deal. null empties what may be empty. */
export class EditDealDto {
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  @ValidateIf((_, value) => value !== undefined)
  @IsCleanText({ min: 1, max: 100 })
  @ApiProperty({ required: false })
  public name?: string;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsCleanText({ max: 200 })
  @ApiProperty({ required: false, type: String, nullable: true })
  public company?: string | null;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsUUID()
  @ApiProperty({ required: false, type: String, nullable: true })
  public parkId?: string | null;

  /** A new owner; managers and admins only. */
  @ValidateIf((_, value) => value !== undefined)
  @IsUUID()
  @ApiProperty({ required: false })
  public ownerId?: string;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsIn(NEED_TYPES)
  @ApiProperty({ required: false, enum: NEED_TYPES, nullable: true })
  public needType?: (typeof NEED_TYPES)[number] | null;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsCleanText({ max: 200 })
  @ApiProperty({ required: false, type: String, nullable: true })
  public nextStep?: string | null;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsLocalDate()
  @ApiProperty({ required: false, type: String, nullable: true })
  public nextStepDue?: string | null;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(100_000_000)
  @ApiProperty({ required: false, type: Number, nullable: true })
  public areaSqm?: number | null;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(0)
  @Max(1_000_000)
  @ApiProperty({ required: false, type: Number, nullable: true })
  public landMu?: number | null;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsYuan()
  @ApiProperty({ required: false, type: String, nullable: true })
  public investmentYuan?: string | null;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsCleanText({ max: 100 })
  @ApiProperty({ required: false, type: String, nullable: true })
  public industry?: string | null;

  /** Further facts by key. */
  @IsOptional()
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  public fields?: Record<string, unknown>;
}
