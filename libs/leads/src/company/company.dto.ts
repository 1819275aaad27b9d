import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, PageQuery } from '@luodi/platform';
import { COMPANY_TIERS } from './company-tier';
import type { CompanyTier } from './company-tier';
import { COMPANY_SIDES } from './merge-company.policy';
import type { CompanyPicks, CompanySide } from './merge-company.policy';

export const COMPANY_SORTS = ['-createdAt', 'name'] as const;
export type CompanySort = (typeof COMPANY_SORTS)[number];

export class ListCompaniesQuery extends PageQuery {
  /** A name as anybody writes it, pinyin, initials or a credit code; the likeliest first, whatever `sort` says. */
  @IsOptional()
  @IsCleanText({ max: 200 })
  public q?: string;

  @IsOptional()
  @IsIn(COMPANY_SORTS)
  @ApiPropertyOptional({ enum: COMPANY_SORTS })
  public sort?: CompanySort;
}

export class CompanyCandidatesDto {
  /** The name as far as it is typed; pinyin and initials are understood too. */
  @IsOptional()
  @IsCleanText({ max: 200 })
  public name?: string;

  /** 统一社会信用代码 */
  @IsOptional()
  @IsCleanText({ max: 30 })
  public uscc?: string;

  @IsOptional()
  @IsCleanText({ max: 50 })
  public phone?: string;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  public email?: string;
}

const isGiven = (_object: object, value: unknown): boolean => value !== undefined && value !== null;

export class UpdateCompanyDto {
  /** The version that was read. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  @IsOptional()
  @IsCleanText({ max: 200, min: 1 })
  public name?: string;

  /** 18 characters; a wrong check character is a warning, not a refusal. null empties it. */
  @ValidateIf(isGiven)
  @IsCleanText({ max: 30 })
  @ApiPropertyOptional({ type: String, nullable: true })
  public uscc?: string | null;

  /** Keeps a code whose check character is wrong. */
  @IsOptional()
  @IsBoolean()
  public usccConfirmed?: boolean;

  /** A code of the regions; null empties it. */
  @ValidateIf(isGiven)
  @Matches(/^\d{2,12}$/)
  @ApiPropertyOptional({ type: String, nullable: true, pattern: '^\\d{2,12}$' })
  public regionCode?: string | null;

  /** Rules go by it, so managers and administrators alone say it; null empties it. */
  @ValidateIf(isGiven)
  @IsIn(COMPANY_TIERS)
  @ApiPropertyOptional({ enum: COMPANY_TIERS, nullable: true })
  public tier?: CompanyTier | null;
}

class CompanyPicksDto implements CompanyPicks {
  @IsOptional()
  @IsIn(COMPANY_SIDES)
  @ApiPropertyOptional({ enum: COMPANY_SIDES })
  public name?: CompanySide;

  @IsOptional()
  @IsIn(COMPANY_SIDES)
  @ApiPropertyOptional({ enum: COMPANY_SIDES })
  public uscc?: CompanySide;

  @IsOptional()
  @IsIn(COMPANY_SIDES)
  @ApiPropertyOptional({ enum: COMPANY_SIDES })
  public region?: CompanySide;

  @IsOptional()
  @IsIn(COMPANY_SIDES)
  @ApiPropertyOptional({ enum: COMPANY_SIDES })
  public tier?: CompanySide;
}

export class MergeCompanyDto {
  /** The company that stays. */
  @IsUUID()
  public intoId!: string;

  /** The version of the company that ends, as it was read. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  /** The version of the company that stays, as it was read. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public intoVersion!: number;

  /** What is taken from which side; without it the company that stays keeps its own and blanks are filled. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CompanyPicksDto)
  @ApiPropertyOptional({ type: CompanyPicksDto })
  public fields?: CompanyPicksDto;
}

export class SplitCompanyDto {
  /** The spelling that becomes a company of its own again. */
  @IsUUID()
  public spellingId!: string;

  /** The version of the company it is split from, as it was read. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  /** The leads that go with it. Without both lists: all that the merge brought and that is still there. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  public leadIds?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  public dealIds?: string[];
}
