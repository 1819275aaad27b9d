import { ApiProperty } from '@nestjs/swagger';
import { RefResponse } from '../lead.response';

export const DISPUTE_STATUSES = ['open', 'upheld', 'rejected'] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

export class CreditShareResponse {
  public team!: RefResponse;
  public percent!: number;
}

export class CreditResponse {
  /** Who was in contact first. */
  public user!: RefResponse;
  @ApiProperty({ format: 'date-time' })
  public recordedAt!: string;
  /** The follow-up that proves it. */
  public activityId!: string;
  /** Local date up to which nobody else can earn it. */
  @ApiProperty({ format: 'date' })
  public protectedUntil!: string;
  public shares!: CreditShareResponse[];
}

export class DisputeResponse {
  public id!: string;
  public team!: RefResponse;
  public openedBy!: RefResponse;
  @ApiProperty({ format: 'date-time' })
  public openedAt!: string;
  public evidence!: string;
  @ApiProperty({ enum: DISPUTE_STATUSES })
  public status!: DisputeStatus;
  @ApiProperty({ type: RefResponse, nullable: true })
  public ruledBy!: RefResponse | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public ruledAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public ruling!: string | null;
  /** Whether you may rule on it. */
  public mayRule!: boolean;
}

/** A dispute that nobody has decided yet. */
export class OpenDisputeResponse {
  public id!: string;
  public team!: RefResponse;
  public openedBy!: RefResponse;
  @ApiProperty({ format: 'date-time' })
  public openedAt!: string;
  public evidence!: string;
  /** Whether you may rule on it. */
  public mayRule!: boolean;
}

/** A credit that you are a party to; the lead may be others' by now. */
export class CreditListItem {
  public leadId!: string;
  public number!: string;
  /** Whether you may see the lead itself. */
  public seesLead!: boolean;
  public user!: RefResponse;
  @ApiProperty({ format: 'date-time' })
  public recordedAt!: string;
  @ApiProperty({ format: 'date' })
  public protectedUntil!: string;
  public shares!: CreditShareResponse[];
  @ApiProperty({ type: OpenDisputeResponse, nullable: true })
  public dispute!: OpenDisputeResponse | null;
}

export class CreditListResponse {
  public items!: CreditListItem[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** The first-contact credit of a lead and what is disputed about it. */
export class LeadCreditResponse {
  @ApiProperty({ type: CreditResponse, nullable: true })
  public credit!: CreditResponse | null;
  public disputes!: DisputeResponse[];
}
