import { ApiProperty } from '@nestjs/swagger';
import { AREA_UNITS, IsCleanText, LOCALES, PageQuery, type AreaUnit, type Locale } from '@luodi/platform';
import { NEED_TYPES, type NeedType } from '@luodi/leads';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { FIELD_MODES, FORM_FIELDS, type FieldMode, type FormFieldKey } from './form-definition.policy';
import { MAX_TAX_BANDS } from './tax-bands.policy';

const MAX_VERSION = 2_147_483_647;

/** One question and how far it is asked. */
export class FormFieldDto {
  @IsIn(FORM_FIELDS)
  @ApiProperty({ enum: FORM_FIELDS })
  public key!: FormFieldKey;

  @IsIn(FIELD_MODES)
  @ApiProperty({ enum: FIELD_MODES })
  public mode!: FieldMode;
}

/** An industry on offer. */
export class IndustryChoiceDto {
  @IsCleanText({ min: 1, max: 30 })
  public value!: string;

  @IsCleanText({ max: 40 })
  public en!: string;
}

/** A band of yearly tax. */
export class TaxBandDto {
  /** The text that is sent; must say a yearly amount: 50万以下, 50-200万, 1000万以上. */
  @IsCleanText({ min: 1, max: 30 })
  public value!: string;

  /** How an English form shows it; empty: as it is sent. */
  @IsCleanText({ max: 40 })
  public en!: string;

  /** Whether it is offered. */
  @IsBoolean()
  public shown!: boolean;
}

/** Texts in one language; empty: the product's own. */
export class FormTextsDto {
  @IsCleanText({ max: 60 })
  public heading!: string;

  @IsCleanText({ max: 120 })
  public intro!: string;

  /** `{minutes}` is filled in. */
  @IsCleanText({ max: 120 })
  public promise!: string;

  @IsCleanText({ max: 200 })
  public thanks!: string;
}

/** Texts in both languages. */
export class FormTextsByLocaleDto {
  @IsObject()
  @ValidateNested()
  @Type(() => FormTextsDto)
  public 'zh-CN'!: FormTextsDto;

  @IsObject()
  @ValidateNested()
  @Type(() => FormTextsDto)
  public en!: FormTextsDto;
}

/** A site's form as the designer makes it (form-definition.policy.ts). */
export class FormDefinitionDto {
  /** Every field once, in the order of the page. */
  @IsArray()
  @ArrayMaxSize(FORM_FIELDS.length)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FormFieldDto)
  @ApiProperty({ type: () => [FormFieldDto], maxItems: FORM_FIELDS.length })
  public fields!: FormFieldDto[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(NEED_TYPES, { each: true })
  @ApiProperty({ enum: NEED_TYPES, isArray: true, maxItems: NEED_TYPES.length })
  public needTypes!: NeedType[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(AREA_UNITS, { each: true })
  @ApiProperty({ enum: AREA_UNITS, isArray: true, maxItems: AREA_UNITS.length })
  public areaUnits!: AreaUnit[];

  /** Empty: every active park. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: [String] })
  public parkIds!: string[];

  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => IndustryChoiceDto)
  @ApiProperty({ type: () => [IndustryChoiceDto] })
  public industries!: IndustryChoiceDto[];

  /** In the order of the page; offered ones must not share amounts. */
  @IsArray()
  @ArrayMaxSize(MAX_TAX_BANDS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TaxBandDto)
  @ApiProperty({ type: () => [TaxBandDto], maxItems: MAX_TAX_BANDS })
  public taxBands!: TaxBandDto[];

  @IsNotEmpty()
  @IsObject()
  @ValidateNested()
  @Type(() => FormTextsByLocaleDto)
  public texts!: FormTextsByLocaleDto;

  /** null: the site's. */
  @ValidateIf((body: FormDefinitionDto) => body.hotline !== null)
  @IsString()
  @Matches(/^[0-9+ -]{3,30}$/)
  @ApiProperty({ type: String, nullable: true })
  public hotline!: string | null;

  /** Degrees; null: the product's blue. */
  @ValidateIf((body: FormDefinitionDto) => body.hue !== null)
  @IsInt()
  @Min(0)
  @Max(359)
  @ApiProperty({ type: 'integer', nullable: true })
  public hue!: number | null;

  @IsBoolean()
  public showsPromise!: boolean;

  /** null: the newest notice. */
  @ValidateIf((body: FormDefinitionDto) => body.noticeVersion !== null)
  @IsCleanText({ min: 1, max: 20 })
  @ApiProperty({ type: String, nullable: true })
  public noticeVersion!: string | null;

  @IsBoolean()
  public open!: boolean;
}

/** Body of PUT …/form/draft. */
export class SaveDraftDto {
  @IsNotEmpty()
  @IsObject()
  @ValidateNested()
  @Type(() => FormDefinitionDto)
  public definition!: FormDefinitionDto;

  /** 0 for the first draft. */
  @IsInt()
  @Min(0)
  @Max(MAX_VERSION)
  public version!: number;
}

/** Body of POST …/form/publish. */
export class PublishFormDto {
  /** The version of the draft that was looked at. */
  @IsInt()
  @Min(0)
  @Max(MAX_VERSION)
  public version!: number;

  @IsOptional()
  @IsCleanText({ max: 200 })
  public note?: string;
}

/** Query of GET …/form/versions. */
export class ListVersionsQuery extends PageQuery {}

/** Query of GET …/form/preview. */
export class PreviewQuery {
  @IsOptional()
  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES, required: false })
  public lang?: Locale;

  /** Anything; makes the browser load the draft again. */
  @IsOptional()
  @IsCleanText({ max: 20 })
  public rev?: string;
}
