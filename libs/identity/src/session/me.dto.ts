import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, LOCALES, type Locale } from '@luodi/platform';

/** More views than one list of them holds. */
const MAX_ORDERED_VIEWS = 500;

/** More than this nobody finds by looking. */
const MAX_PHRASES = 30;

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

/** A phrase that somebody writes often; the console puts it into the follow-up that is being written. */
export class PhraseDto {
  @IsCleanText({ min: 1, max: 30 })
  public name!: string;

  @IsCleanText({ min: 1, max: 500, multiline: true })
  public text!: string;
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

  /** The saved view that the queue begins with; null for the role's list, which also stands in for one that is gone. */
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public startView?: string | null;

  /** Saved views in the person's own order; those not named follow by name, those that are gone don't matter. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_ORDERED_VIEWS)
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MAX_ORDERED_VIEWS })
  public viewOrder?: string[];

  /** The person's own phrases, in their order. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PHRASES)
  @ValidateNested({ each: true })
  @Type(() => PhraseDto)
  @ApiPropertyOptional({ type: [PhraseDto], maxItems: MAX_PHRASES })
  public phrases?: PhraseDto[];
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
