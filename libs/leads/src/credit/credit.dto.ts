import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, PageQuery } from '@luodi/platform';

export const CREDIT_CHOICES = ['disputed', 'shared'] as const;

export class CreditListQuery extends PageQuery {
  /** `disputed`: with a dispute that nobody has decided; `shared`: between teams. */
  @IsOptional()
  @IsIn(CREDIT_CHOICES)
  @ApiPropertyOptional({ enum: CREDIT_CHOICES })
  public only?: (typeof CREDIT_CHOICES)[number];
}

export class ShareDto {
  @IsUUID()
  public teamId!: string;

  /** All of a lead's together are 100. */
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100)
  public percent!: number;
}

export class TransferLeadDto {
  @IsUUID()
  public teamId!: string;

  /** An agent of that team; absent: the team's pool. */
  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  /** Why; must not be empty. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;

  /** How the teams share the first-contact credit from now on; absent: as it was. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ShareDto)
  public shares?: ShareDto[];
}

export class OpenDisputeDto {
  /** Whose credit it should be. */
  @IsUUID()
  public teamId!: string;

  /** What proves it; must not be empty. */
  @IsCleanText({ min: 1, max: 2000, multiline: true })
  public evidence!: string;
}

export class RuleDisputeDto {
  /** Whether the claim holds. */
  @IsBoolean()
  public upheld!: boolean;

  /** The grounds; must not be empty. */
  @IsCleanText({ min: 1, max: 2000, multiline: true })
  public ruling!: string;

  /** With `upheld`: how the teams share the credit; absent: all to the team that claimed it. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ShareDto)
  public shares?: ShareDto[];
}
