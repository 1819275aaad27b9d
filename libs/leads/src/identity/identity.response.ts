import { ApiProperty } from '@nestjs/swagger';
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
