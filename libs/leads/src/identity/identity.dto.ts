import { IsBoolean, IsEmail, IsInt, IsOptional, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';

/** In the body, never in the address: addresses land in logs (security.md G18). */
export class CallerLookupDto {
  /** A number, or its beginning from seven digits on. */
  @IsCleanText({ max: 50 })
  public phone!: string;
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
}

export class AddPhoneDto {
  @IsCleanText({ max: 50, min: 1 })
  public phone!: string;
}
