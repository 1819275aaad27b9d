import { IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { LOCALES, type Locale } from '@luodi/platform';

export class PreferencesDto {
  /** Single-letter shortcuts (WCAG 2.1.4 wants an off switch). */
  @IsOptional()
  @IsBoolean()
  public shortcuts?: boolean;

  @IsOptional()
  @IsIn(['compact', 'standard', 'double'])
  @ApiProperty({ enum: ['compact', 'standard', 'double'] })
  public density?: 'compact' | 'standard' | 'double';

  @IsOptional()
  @IsIn(['split', 'table'])
  @ApiProperty({ enum: ['split', 'table'] })
  public queueLayout?: 'split' | 'table';
}

export class UpdateMeDto {
  @IsOptional()
  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES })
  public locale?: Locale;

  @IsOptional()
  @ValidateNested()
  @Type(() => PreferencesDto)
  public preferences?: PreferencesDto;
}
