import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';
import { AreaDto, NEED_TYPES, type NeedType } from '@luodi/leads';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MAX_PREFILL } from '../forms/prefill-token';
import { IsUtm } from './is-utm.decorator';
import { CONSENT_BASES, STAFF_CHANNELS, type ConsentBasis, type StaffChannel } from '../intake/channels';

/** What the prospect agreed to. `handling` must be true; the rules answer 422, not 400, when it is not. */
export class ConsentDto {
  @IsOptional()
  @IsBoolean()
  public handling?: boolean;

  /** Passing the inquiry on to parks, landlords or brokers. */
  @IsOptional()
  @IsBoolean()
  public sharing?: boolean;

  /** Being told of other offers. */
  @IsOptional()
  @IsBoolean()
  public marketing?: boolean;

  /** The version of the notice that was shown. */
  @IsOptional()
  @IsCleanText({ max: 20 })
  public policyVersion?: string;
}

/** Where the inquiry comes from. */
export class SourceDto {
  @IsOptional()
  @IsCleanText({ max: 2000 })
  public url?: string;

  @IsOptional()
  @IsCleanText({ max: 300 })
  public title?: string;

  @IsOptional()
  @IsCleanText({ max: 2000 })
  public referrer?: string;

  /** At most 10 campaign parameters. */
  @IsOptional()
  @IsUtm()
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 200 },
    maxProperties: 10,
  })
  public utm?: Record<string, string>;

  @IsOptional()
  @IsCleanText({ max: 100 })
  public channel?: string;
}

/** The contact block's six fields and what it lacks (contract.md, "Capture"). */
export class InquiryFieldsDto {
  /** What is wanted, in the prospect's words. Needed when needType is absent. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public need?: string;

  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public use?: string;

  /** For example "年税收300万". */
  @IsOptional()
  @IsCleanText({ max: 200, multiline: true })
  public tax?: string;

  @IsOptional()
  @IsCleanText({ max: 200 })
  public company?: string;

  @IsOptional()
  @IsCleanText({ max: 100 })
  public contact?: string;

  /** In any way of writing; phone or wechat is required. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public phone?: string;

  @IsOptional()
  @IsCleanText({ max: 50 })
  public wechat?: string;

  @IsOptional()
  @IsCleanText({ max: 254 })
  public email?: string;

  /** Names of parks or places; at most 20. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsCleanText({ max: 100, each: true })
  public region?: string[];

  @IsOptional()
  @IsCleanText({ max: 2000, multiline: true })
  public message?: string;

  @IsOptional()
  @IsIn(NEED_TYPES)
  @ApiProperty({ enum: NEED_TYPES })
  public needType?: NeedType;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AreaDto)
  public area?: AreaDto;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SourceDto)
  public source?: SourceDto;
}

/** Body of POST /api/public/v1/sites/{siteKey}/inquiries and of the hosted form. */
export class SubmitInquiryDto extends InquiryFieldsDto {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ConsentDto)
  public consent?: ConsentDto;

  /** Leave empty: people never see this field. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public website?: string;

  /** Age in years, when a page asks for it; under 14 a guardian must write (PIPL 31). */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(150)
  public age?: number;

  /** The token of the served form, when there was one. */
  @IsOptional()
  @IsCleanText({ max: 200 })
  public formToken?: string;

  /** The `p` of the signed link that brought the visitor. */
  @IsOptional()
  @IsCleanText({ max: MAX_PREFILL })
  public prefill?: string;

  /** The `c` of the channel's link that brought the visitor. */
  @IsOptional()
  @IsCleanText({ max: 20 })
  public channelCode?: string;

  /** Sent by our own widget: the submission is then held to the published form's required fields and options. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  public formVersion?: number;

  /** Solved challenge of GET …/challenge (base64 of altcha's JSON); only read while the site asks for one. */
  @IsOptional()
  @IsCleanText({ max: 1500 })
  public proof?: string;
}

/** On what ground the caller's data is kept. */
export class ConsentBasisDto {
  @IsIn(CONSENT_BASES)
  @ApiProperty({ enum: CONSENT_BASES })
  public kind!: ConsentBasis;

  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public note?: string;
}

/** That a person who wanted to be left alone asked again by themselves. */
export class AskedAgainDto {
  /** How: when they called, by which channel. */
  @IsCleanText({ min: 4, max: 300, multiline: true })
  public note!: string;
}

/** Body of POST /api/v1/inquiries: pasted text, fields, or both. Fields win over the text. */
export class EnterInquiryDto extends InquiryFieldsDto {
  @IsIn(STAFF_CHANNELS)
  @ApiProperty({ enum: STAFF_CHANNELS })
  public channel!: StaffChannel;

  @IsOptional()
  @IsCleanText({ max: 20_000, multiline: true })
  public text?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ConsentBasisDto)
  public consentBasis!: ConsentBasisDto;

  /** Needed for somebody who had their data erased or wanted no contact (409 `person_restrained` without it). */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AskedAgainDto)
  public askedAgain?: AskedAgainDto;

  /** Sharing and marketing, when the caller was asked. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ConsentDto)
  public consent?: ConsentDto;
}

/** Body of POST /api/v1/inquiries/parse. */
export class ParseInquiryDto {
  @IsCleanText({ min: 1, max: 20_000, multiline: true })
  public text!: string;
}

/** Body of POST …/pasted. */
export class PastedTextDto {
  @IsCleanText({ min: 1, max: 2000, multiline: true })
  public text!: string;
}
