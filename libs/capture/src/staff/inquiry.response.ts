import { ApiProperty } from '@nestjs/swagger';
import { CONSENT_PURPOSES, REQUEST_KINDS, type ConsentPurpose, type RequestKind } from '@luodi/privacy';
import { PUBLIC_STATUSES, type PublicStatus } from '../tracking/public-status.policy';
import { INQUIRY_STATUSES, type InquiryStatus } from '../intake/channels';
import { INQUIRY_INTENTS, type InquiryIntent } from '../parse/inquiry-fields';

/** Answer of a public submission. */
export class SubmittedResponse {
  /** XXXX-XXXX */
  public trackingCode!: string;
  /** ISO 8601 with offset. */
  public receivedAt!: string;
}

/** The agent as the prospect may know them. */
export class PublicAgentResponse {
  /** Surname with title, e.g. 彭女士. */
  public name!: string;
  /** Only a work number. */
  public phone?: string;
}

/** Answer of the status look-up. */
export class TrackedResponse {
  @ApiProperty({ enum: PUBLIC_STATUSES })
  public status!: PublicStatus;
  public receivedAt!: string;
  public agent?: PublicAgentResponse;
}

/** Answer of a withdrawal. */
export class ReceiptResponse {
  public receiptNumber!: string;
}

/** Answer of a correction. */
export class CorrectedResponse {
  public receivedAt!: string;
}

/** What a person may know of their own request. */
export class RequestStateResponse {
  public receiptNumber!: string;
  @ApiProperty({ enum: REQUEST_KINDS })
  public kind!: RequestKind;
  @ApiProperty({ enum: ['open', 'in_progress', 'done', 'refused'] })
  public status!: 'open' | 'in_progress' | 'done' | 'refused';
  public receivedAt!: string;
  public dueAt!: string;
}

/** Answer of an entry by staff. */
export class EnteredResponse {
  public inquiryId!: string;
  /**
   * Null when the message asked for nothing but to be left alone or forgotten (a privacy request, no lead), when it offers
   * premises, and for every API key: a program does not learn whom we know.
   */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public leadId!: string | null;
  /** The earlier lead of the same person. */
  public duplicateOf?: string;
  /** The offer of premises that it became, instead of a lead. */
  public supplyOfferId?: string;
  /** XXXX-XXXX; for API keys. */
  public trackingCode?: string;
}

/** What an API key may know of an inquiry that it brought. */
export class InquiryProgressResponse {
  public inquiryId!: string;
  /** XXXX-XXXX */
  public trackingCode!: string;
  @ApiProperty({ enum: PUBLIC_STATUSES })
  public status!: PublicStatus;
  @ApiProperty({ format: 'date-time' })
  public receivedAt!: string;
}

/** Answer of a split. */
export class SplitResponse {
  /** The lead that the inquiry belongs to now. */
  public leadId!: string;
  public number!: string;
  /** Whether it is a new lead. */
  public opened!: boolean;
  /** Whether you may open it. */
  public visible!: boolean;
}

/** Where in the text a field was read. */
export class ParseSpanResponse {
  public field!: string;
  /** UTF-16 units, half open. */
  public start!: number;
  public end!: number;
  public text!: string;
  /** 0–1 */
  public confidence!: number;
}

/** Something to look at again. */
export class ParseWarningResponse {
  public code!: string;
  public field?: string;
  public message!: string;
}

/** Answer of POST /api/v1/inquiries/parse. */
export class ParsedResponse {
  /** Every "always" field is present, null when absent; areas and amounts in the unit named beside them. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  public fields!: object;
  @ApiProperty({ type: () => [ParseSpanResponse] })
  public spans!: ParseSpanResponse[];
  @ApiProperty({ type: () => [ParseWarningResponse] })
  public warnings!: ParseWarningResponse[];
  @ApiProperty({ enum: INQUIRY_INTENTS })
  public intent!: InquiryIntent;
}

export class InquiryNamedResponse {
  public id!: string;
  public name!: string;
}

/** One consent of an inquiry. */
export class InquiryConsentResponse {
  @ApiProperty({ enum: CONSENT_PURPOSES })
  public purpose!: ConsentPurpose;
  public granted!: boolean;
  public basis!: string;
  @ApiProperty({ type: String, nullable: true })
  public noticeVersion!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  public at!: string;
  @ApiProperty({ type: String, nullable: true })
  public withdrawnAt!: string | null;
}

/** One raw submission as staff see it; phones are masked unless the lead is theirs. */
export class InquiryResponse {
  public id!: string;
  public trackingCode!: string;
  @ApiProperty({ enum: INQUIRY_STATUSES })
  public status!: InquiryStatus;
  @ApiProperty({ type: String, nullable: true })
  public quarantineReason!: string | null;
  /** What a reviewer decided about a quarantined one. */
  @ApiProperty({ enum: ['released', 'confirmed'], nullable: true })
  public review!: 'released' | 'confirmed' | null;
  /** Other quarantined ones with the same text, at most 1,000. */
  public sameText!: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public leadId!: string | null;
  public channel!: string;
  public receivedAt!: string;
  @ApiProperty({ type: () => InquiryNamedResponse, nullable: true })
  public site!: InquiryNamedResponse | null;
  @ApiProperty({ type: () => InquiryNamedResponse, nullable: true })
  public enteredBy!: InquiryNamedResponse | null;
  /** What was sent, as it was sent. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  public submission!: object;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  public parse!: object | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  public source!: object;
  /** Address it came from: proof of consent, with agent, page and time. */
  @ApiProperty({ type: String, nullable: true })
  public ip!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public userAgent!: string | null;
  @ApiProperty({ type: () => [InquiryConsentResponse] })
  public consents!: InquiryConsentResponse[];
}

/** A page of submissions. */
export class InquiryPageResponse {
  @ApiProperty({ type: () => [InquiryResponse] })
  public items!: InquiryResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** The inquiries of one lead, newest first. */
export class LeadInquiriesResponse {
  @ApiProperty({ type: () => [InquiryResponse] })
  public items!: InquiryResponse[];
}

/** A pasted text as the answers of the site's form, for confirmation; null where it says nothing that the form offers. */
export class PastedAnswersResponse {
  @ApiProperty({ type: String, nullable: true })
  public needType!: string | null;
  /** As it is typed: 5000, or 3000-5000. */
  @ApiProperty({ type: String, nullable: true })
  public area!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public areaUnit!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public use!: string | null;
  /** One of the form's bands of yearly tax. */
  @ApiProperty({ type: String, nullable: true })
  public tax!: string | null;
  /** Parks of the form that are named. */
  @ApiProperty({ type: [String] })
  public region!: string[];
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public contact!: string | null;
}
