import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { LEAD_CHANNELS, NEED_TYPES } from '@luodi/leads';
import type { LeadChannel, NeedType } from '@luodi/leads';
import { IsCleanText, IsInstant, IsYuan } from '@luodi/platform';

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

  /** The finer channel of the link. */
  @IsOptional()
  @IsCleanText({ max: 100 })
  public sourceChannel?: string;

  @IsOptional()
  @IsCleanText({ max: 200 })
  public company?: string;

  /** More than 1 for somebody who wrote before. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  public inquiryCount?: number;

  /** By the draft instead of the published rules. */
  @IsOptional()
  @IsBoolean()
  public draft?: boolean;

  /** When it would arrive; now when absent. */
  @IsOptional()
  @IsInstant()
  public at?: string;
}
