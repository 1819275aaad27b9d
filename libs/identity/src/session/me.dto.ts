import { IsBoolean, IsIn, IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LOCALES, type Locale } from '@luodi/platform';

/** A key as the console names it: `j`, `shift+x`, `g l`, `?`. */
const KEYS_PATTERN = /^[a-z0-9?/+ ]{1,20}$/;

/** The product's keys to the person's own; an empty text switches one off. */
function IsKeyMap(): PropertyDecorator {
  return ValidateBy({
    name: 'isKeyMap',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= 100 &&
        Object.entries(value).every(
          ([name, keys]) => KEYS_PATTERN.test(name) && typeof keys === 'string' && keys.length <= 20,
        ),
    },
  });
}

export class PreferencesDto {
  /** Keys that were changed, by the product's key; an empty text switches one off. */
  @IsOptional()
  @IsKeyMap()
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 20 },
    maxProperties: 100,
  })
  public keys?: Record<string, string>;

  /** Until when H puts a lead off: an hour, tomorrow 9:00, Monday 9:00. */
  @IsOptional()
  @IsIn(['hour', 'tomorrow', 'monday'])
  @ApiProperty({ enum: ['hour', 'tomorrow', 'monday'], required: false })
  public snooze?: 'hour' | 'tomorrow' | 'monday';

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
