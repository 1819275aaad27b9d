import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, IsInstant, IsYuan } from '@luodi/platform';
import { AreaDto } from '../area.dto';
import { NEED_TYPES } from '../lead-values.policy';
import type { NeedType } from '../lead-values.policy';

/** Statuses that can be set by hand; the others have actions of their own. */
export const EDITABLE_STATUSES = ['contacted', 'qualified', 'nurturing'] as const;
export type EditableStatus = (typeof EDITABLE_STATUSES)[number];

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
