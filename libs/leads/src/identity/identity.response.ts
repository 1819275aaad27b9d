import { ApiProperty } from '@nestjs/swagger';
import { COMPANY_REASONS } from '@luodi/contacts';
import type { CompanyReason, UsccWarning } from '@luodi/contacts';
import { ACTIVITY_OUTCOMES, ACTIVITY_TYPES, LEAD_STATUSES, NEED_TYPES } from '../lead-values.policy';
import type { ActivityOutcome, ActivityType, LeadStatus, NeedType } from '../lead-values.policy';
import { RefResponse } from '../lead.response';

/** The last time anybody spoke or wrote with the person. */
export class LastContactResponse {
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  @ApiProperty({ enum: ACTIVITY_TYPES })
  public type!: ActivityType;
  @ApiProperty({ enum: ACTIVITY_OUTCOMES, nullable: true })
  public outcome!: ActivityOutcome | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public by!: RefResponse | null;
}

export class CallerDealResponse {
  public id!: string;
  public number!: string;
  public name!: string;
  public stageName!: string;
}

/** What the viewer may do at once. */
export class CallerActionsResponse {
  public open!: boolean;
  public claim!: boolean;
  /** What is being entered becomes another inquiry of this lead. */
  public append!: boolean;
}

/** A lead of the number, as far as the viewer may know of it; the phone is masked unless the lead is theirs. */
export class CallerMatchResponse {
  public id!: string;
  public number!: string;
  @ApiProperty({ enum: LEAD_STATUSES })
  public status!: LeadStatus;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public contact!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public phone!: string | null;
  @ApiProperty({ enum: NEED_TYPES, nullable: true })
  public needType!: NeedType | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public owner!: RefResponse | null;
  public pooled!: boolean;
  public inquiryCount!: number;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  @ApiProperty({ type: LastContactResponse, nullable: true })
  public lastContact!: LastContactResponse | null;
  public actions!: CallerActionsResponse;
}

export class CallerLookupResponse {
  public items!: CallerMatchResponse[];
  public deals!: CallerDealResponse[];
  /** Somebody is already on it, of whom the viewer may not know more. Only said for a whole number. */
  public elsewhere!: boolean;
}

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

/** A company with all of its leads and deals that the viewer may know of. */
export class CompanyResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ type: String, nullable: true })
  public uscc!: string | null;
  /** `check_digit`, `pilot_code`: worth a second look, never a refusal. */
  @ApiProperty({ enum: ['check_digit', 'pilot_code'], isArray: true })
  public usccWarnings!: UsccWarning[];
  public editable!: boolean;
  @ApiProperty({ type: [CompanyLeadResponse] })
  public leads!: CompanyLeadResponse[];
  @ApiProperty({ type: [CompanyDealResponse] })
  public deals!: CompanyDealResponse[];
  public version!: number;
}
