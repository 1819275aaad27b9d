import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, PageQuery, ToBoolean, ToList } from '@luodi/platform';
import { OFFER_STATUSES, type OfferStatus } from './supply-values';

export class ListOffersQuery extends PageQuery {
  /** Comma list; without it all. */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(4)
  @IsIn(OFFER_STATUSES, { each: true })
  @ApiPropertyOptional({ enum: OFFER_STATUSES, isArray: true })
  public status?: OfferStatus[];

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  /** Only those of a company. */
  @IsOptional()
  @IsUUID()
  public companyId?: string;

  /** Only those that you handle. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public mine?: boolean;

  /** A part of the company's or the person's name, or of what is offered. */
  @IsOptional()
  @IsCleanText({ max: 100 })
  public q?: string;
}

const isGiven = (_object: object, value: unknown): boolean => value !== undefined && value !== null;

export class UpdateOfferDto {
  /** The version that was read. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  @IsOptional()
  @IsIn(OFFER_STATUSES)
  @ApiPropertyOptional({ enum: OFFER_STATUSES })
  public status?: OfferStatus;

  /** null empties it. */
  @ValidateIf(isGiven)
  @IsCleanText({ max: 2000, multiline: true })
  @ApiPropertyOptional({ type: String, nullable: true })
  public note?: string | null;
}
