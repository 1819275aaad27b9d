import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCleanText, PageQuery, ToBoolean } from '@luodi/platform';
import { TEXT_ENCODINGS, type TextEncoding } from '@luodi/sheets';
import {
  ASSIGN_MODES,
  DUPLICATE_POLICIES,
  SOURCE_KINDS,
  type AssignMode,
  type DuplicatePolicy,
  type SourceKind,
} from './import-values.policy';

/** A column of the file, from 0, and the field it goes into. */
export class ColumnMappingDto {
  @IsInt()
  @Min(0)
  @Max(199)
  public column!: number;

  @Matches(/^[a-zA-Z]{1,40}$/)
  public field!: string;
}

/** What an import is done with; given at the upload or before it goes on. */
export class ImportSettingsDto {
  /** Skip a record that exists, fill its blanks, let the file win, or add the row as another inquiry. */
  @IsOptional()
  @IsIn(DUPLICATE_POLICIES)
  @ApiPropertyOptional({ enum: DUPLICATE_POLICIES, default: 'skip' })
  public duplicates?: DuplicatePolicy;

  /** True: only count what would happen. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  @ApiPropertyOptional({ type: Boolean })
  public dryRun?: boolean;

  /** On what lawful ground the list may be used; needed before leads are written. */
  @IsOptional()
  @IsIn(SOURCE_KINDS)
  @ApiPropertyOptional({ enum: SOURCE_KINDS })
  public sourceKind?: SourceKind;

  /** Where the list comes from, in words. */
  @IsOptional()
  @IsCleanText({ min: 2, max: 400 })
  public sourceNote?: string;

  /** Who gets imported leads: nobody yet, a team's pool, the owner named in a column, or by the rules. */
  @IsOptional()
  @IsIn(ASSIGN_MODES)
  @ApiPropertyOptional({ enum: ASSIGN_MODES, default: 'waiting' })
  public assign?: AssignMode;

  /** The team whose pool or waiting list takes them. */
  @IsOptional()
  @IsUUID()
  public teamId?: string;

  /** Whether the first-response clock starts; imported history has none by default. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  @ApiPropertyOptional({ type: Boolean, default: false })
  public startClock?: boolean;
}

/** The fields beside the file. */
export class UploadImportDto extends ImportSettingsDto {
  @Matches(/^[a-z]{1,40}$/)
  public kind!: string;

  /** Of a text file, when it is not recognised or recognised wrongly; rows that it can't read are then named. */
  @IsOptional()
  @IsIn(TEXT_ENCODINGS)
  @ApiPropertyOptional({ enum: TEXT_ENCODINGS })
  public encoding?: TextEncoding;

  /** JSON text: `[{"column": 0, "field": "phone"}]`; suggested from headers and values when absent. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => parsedJson(value))
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ColumnMappingDto)
  @ApiPropertyOptional({ type: String })
  public mapping?: ColumnMappingDto[];
}

/** Going on with a file that was read. */
export class RunImportDto extends ImportSettingsDto {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ColumnMappingDto)
  @ApiProperty({ type: [ColumnMappingDto], required: false })
  public mapping?: ColumnMappingDto[];
}

/** Imports, newest first. */
export class ImportListQuery extends PageQuery {}

/** A part of a multipart form is text; what is no JSON stays and is refused. */
function parsedJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
