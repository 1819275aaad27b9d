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
import { COMPANY_TIERS, LEAD_CHANNELS, NEED_TYPES } from '@luodi/leads';
import type { CompanyTier, LeadChannel, NeedType } from '@luodi/leads';
import { IsCleanText, IsInstant, IsYuan } from '@luodi/platform';

import { LEAD_LANGUAGES } from './assign/lead-language.policy';
import type { LeadLanguage } from './assign/lead-language.policy';

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

  @IsOptional()
  @IsIn(COMPANY_TIERS)
  @ApiPropertyOptional({ enum: COMPANY_TIERS })
  public companyTier?: CompanyTier;

  @IsOptional()
  @IsIn(LEAD_LANGUAGES)
  @ApiPropertyOptional({ enum: LEAD_LANGUAGES })
  public language?: LeadLanguage;

  /** The whole. */
  @IsOptional()
  @IsYuan()
  public budgetYuan?: string;

  /** A rent for each ㎡ and month. */
  @IsOptional()
  @IsYuan()
  public rentSqmMonth?: string;

  @IsOptional()
  @IsYuan()
  public investmentYuan?: string;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(10_000_000)
  public powerKva?: number;

  /** Metres. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(1_000)
  public floorHeight?: number;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(10_000)
  public craneTon?: number;

  /** Tonnes on a ㎡. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(1_000)
  public floorLoad?: number;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(100)
  public far?: number;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(1_000)
  public leaseYears?: number;

  @IsOptional()
  @IsCleanText({ max: 50 })
  public fireClass?: string;

  @IsOptional()
  @IsCleanText({ max: 50 })
  public landClass?: string;

  @IsOptional()
  @IsBoolean()
  public broker?: boolean;

  /** Title and address of the article. */
  @IsOptional()
  @IsCleanText({ max: 1000, multiline: true })
  public article?: string;

  @IsOptional()
  @IsCleanText({ max: 500 })
  public use?: string;

  /** The need and the message. */
  @IsOptional()
  @IsCleanText({ max: 2000 })
  public text?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  public score?: number;

  /** By the draft instead of the published rules. */
  @IsOptional()
  @IsBoolean()
  public draft?: boolean;

  /** When it would arrive; now when absent. */
  @IsOptional()
  @IsInstant()
  public at?: string;
}
