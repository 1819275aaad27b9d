import { ApiProperty } from '@nestjs/swagger';
import { COMPANY_REASONS } from '@luodi/contacts';
import type { CompanyReason, UsccWarning } from '@luodi/contacts';
import { LEAD_STATUSES, NEED_TYPES } from '../lead-values.policy';
import type { LeadStatus, NeedType } from '../lead-values.policy';
import { RefResponse } from '../lead.response';
import { COMPANY_TIERS } from './company-tier';
import type { CompanyTier } from './company-tier';
import { COMPANY_EVENT_KINDS } from './company-event.queries';
import type { CompanyEventKind } from './company-event.queries';
import { COMPANY_MERGE_FIELDS } from './merge-company.policy';
import type { CompanyMergeField } from './merge-company.policy';

export class CompanyCandidateResponse {
  public id!: string;
  public name!: string;
  /** 0–100. */
  public score!: number;
  /** Why, the weightiest first. */
  @ApiProperty({ enum: COMPANY_REASONS, isArray: true })
  public reasons!: CompanyReason[];
  /** Leads and deals of it that the viewer may know of. */
  public leadCount!: number;
  public dealCount!: number;
}

export class CompanyCandidatesResponse {
  public items!: CompanyCandidateResponse[];
  /** Somebody is already on exactly this company (by its name or its code), of whom the viewer may not know more. */
  public elsewhere!: boolean;
}

export class CompanyLeadResponse {
  public id!: string;
  public number!: string;
  @ApiProperty({ enum: LEAD_STATUSES })
  public status!: LeadStatus;
  @ApiProperty({ type: String, nullable: true })
  public contact!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public phone!: string | null;
  @ApiProperty({ enum: NEED_TYPES, nullable: true })
  public needType!: NeedType | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public owner!: RefResponse | null;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
}

export class CompanyDealResponse {
  public id!: string;
  public number!: string;
  public name!: string;
  public status!: string;
  public stageName!: string;
  public owner!: RefResponse;
}

export class CompanyRegionResponse {
  public code!: string;
  public name!: string;
}

/** A company that was merged into this one. */
export class CompanySpellingResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ type: String, nullable: true })
  public uscc!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true })
  public mergedAt!: string | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public mergedBy!: RefResponse | null;
  /** Until when the merge can be undone; null when it is too late or a merge came after it: then it can be split. */
  @ApiProperty({ format: 'date-time', nullable: true })
  public undoUntil!: string | null;
}

/** Somebody of the company; a number is masked unless a lead of theirs is the viewer's. */
export class CompanyPersonResponse {
  @ApiProperty({ type: String, nullable: true })
  public name!: string | null;
  @ApiProperty({ type: [String] })
  public phones!: string[];
  /** Their newest lead that the viewer may know of. */
  public leadId!: string;
  public doNotContact!: boolean;
}

export class CompanyHiddenResponse {
  public leads!: number;
  public deals!: number;
}

export class CompanyLinksResponse {
  public leads!: number;
  public deals!: number;
  public people!: number;
}

export class CompanyEventResponse {
  public id!: string;
  @ApiProperty({ enum: COMPANY_EVENT_KINDS })
  public kind!: CompanyEventKind;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  @ApiProperty({ type: RefResponse, nullable: true })
  public actor!: RefResponse | null;
  /** Names, codes and counts: `changes` of an edit, `name` of the other company of a merge. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  public data!: Record<string, unknown>;
}

/** A company with all of its leads and deals that the viewer may know of. */
export class CompanyResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ type: String, nullable: true })
  public uscc!: string | null;
  /** `check_digit`, `pilot_code`: worth a second look, never a refusal. */
  @ApiProperty({ enum: ['check_digit', 'pilot_code'], isArray: true })
  public usccWarnings!: UsccWarning[];
  @ApiProperty({ type: CompanyRegionResponse, nullable: true })
  public region!: CompanyRegionResponse | null;
  /** A leading, B growing, C ordinary; null where nobody has said. */
  @ApiProperty({ enum: COMPANY_TIERS, nullable: true })
  public tier!: CompanyTier | null;
  public editable!: boolean;
  /** Whether the viewer may merge it and take merges back. */
  public mergeable!: boolean;
  /** Companies that were merged into it; a later inquiry under their names is one of this company. */
  @ApiProperty({ type: [CompanySpellingResponse] })
  public spellings!: CompanySpellingResponse[];
  /** How the leads and deals that the viewer sees write its name, where it is none of the above. */
  @ApiProperty({ type: [String] })
  public writtenAs!: string[];
  @ApiProperty({ type: [CompanyPersonResponse] })
  public people!: CompanyPersonResponse[];
  @ApiProperty({ type: [CompanyLeadResponse] })
  public leads!: CompanyLeadResponse[];
  @ApiProperty({ type: [CompanyDealResponse] })
  public deals!: CompanyDealResponse[];
  /** How many of it the viewer may not know of; not whose. */
  public hidden!: CompanyHiddenResponse;
  /** The newest first, at most 50. */
  @ApiProperty({ type: [CompanyEventResponse] })
  public history!: CompanyEventResponse[];
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  public version!: number;
}

/** A line of the list of companies. */
export class CompanyRowResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ type: String, nullable: true })
  public uscc!: string | null;
  @ApiProperty({ type: CompanyRegionResponse, nullable: true })
  public region!: CompanyRegionResponse | null;
  /** The spelling by which it was found, when it is not its name. */
  @ApiProperty({ type: String, nullable: true })
  public foundAs!: string | null;
  /** Why it was found; empty without a question. */
  @ApiProperty({ enum: COMPANY_REASONS, isArray: true })
  public reasons!: CompanyReason[];
  /** Leads and deals of it that the viewer may know of. */
  public leadCount!: number;
  public dealCount!: number;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
}

export class CompanyPageResponse {
  @ApiProperty({ type: [CompanyRowResponse] })
  public items!: CompanyRowResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class CompanyDuplicatesResponse {
  @ApiProperty({ type: [CompanyCandidateResponse] })
  public items!: CompanyCandidateResponse[];
}

/** Two companies are two again. */
export class CompanySeparatedResponse {
  /** The company that lives again. */
  public company!: CompanyResponse;
  /** What of the survivor somebody has edited since the merge: it stays as it is. */
  @ApiProperty({ enum: COMPANY_MERGE_FIELDS, isArray: true })
  public kept!: CompanyMergeField[];
  /** How many links went back. */
  public moved!: CompanyLinksResponse;
  /** How many that the merge brought are elsewhere now, changed since: they stay where they are. */
  public stayed!: CompanyLinksResponse;
}
