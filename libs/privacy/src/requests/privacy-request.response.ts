import { ApiProperty } from '@nestjs/swagger';
import {
  IDENTITY_CHECKS,
  PRIVACY_REQUEST_STATUSES,
  REQUEST_SOURCES,
  type IdentityCheck,
  type PrivacyRequestStatus,
  type RequestSource,
} from './privacy-request.dto';
import { REQUEST_KINDS, type RequestKind } from '../purposes';

/** A person's request about their data. */
export class PrivacyRequestResponse {
  public id!: string;
  public receiptNumber!: string;
  @ApiProperty({ enum: REQUEST_KINDS })
  public kind!: RequestKind;
  @ApiProperty({ enum: PRIVACY_REQUEST_STATUSES })
  public status!: PrivacyRequestStatus;
  @ApiProperty({ enum: REQUEST_SOURCES })
  public source!: RequestSource;
  @ApiProperty({ enum: IDENTITY_CHECKS })
  public identity!: IdentityCheck;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public inquiryId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public contactId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public contactName!: string | null;
  /** Masked. */
  @ApiProperty({ type: String, nullable: true })
  public phone!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public trackingCode!: string | null;
  @ApiProperty({ format: 'date-time' })
  public receivedAt!: string;
  @ApiProperty({ format: 'date-time' })
  public dueAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public doneAt!: string | null;
  /** The contact's data must be kept: nothing is erased. */
  public held!: boolean;
  /** When its consents ended and contact stopped; null while nothing has taken effect. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public effectiveAt!: string | null;
  /** When staff took that back. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public liftedAt!: string | null;
  public version!: number;
}

export class PrivacyRequestPageResponse {
  @ApiProperty({ type: () => [PrivacyRequestResponse] })
  public items!: PrivacyRequestResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** One place where something about the person is held. */
export class HeldPlaceResponse {
  /** The table's name. */
  public place!: string;
  public count!: number;
  /** What erasing does: rows removed, made anonymous, or cleared of name and numbers. */
  @ApiProperty({ enum: ['removed', 'anonymised', 'scrubbed'] })
  public effect!: 'removed' | 'anonymised' | 'scrubbed';
  /** Why the rest stays. */
  @ApiProperty({ enum: ['contract', 'proof', 'statistics', 'register'], nullable: true, type: String })
  public keeps!: 'contract' | 'proof' | 'statistics' | 'register' | null;
}

export class PrivacyLeadResponse {
  public id!: string;
  public number!: string;
  public status!: string;
}

export class PrivacyDealResponse {
  public id!: string;
  public number!: string;
  public name!: string;
  public status!: string;
  /** Signed or later: it stays under contract and archive rules. */
  public signed!: boolean;
}

/** A hold on a contact. */
export class LegalHoldResponse {
  public id!: string;
  @ApiProperty({ format: 'uuid' })
  public contactId!: string;
  public reason!: string;
  public placedBy!: string;
  @ApiProperty({ format: 'date-time' })
  public placedAt!: string;
  /** Numbers of the contact's leads. */
  public leads!: string[];
}

export class LegalHoldListResponse {
  @ApiProperty({ type: () => [LegalHoldResponse] })
  public items!: LegalHoldResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** Who received the person's data. */
export class DisclosureResponse {
  public id!: string;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  public recipient!: string;
  public recipientKind!: string;
  public purpose!: string;
  public categories!: string[];
  public basis!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public toldAt!: string | null;
}

/** A request with all that is held about its person. */
export class PrivacyRequestDetailResponse extends PrivacyRequestResponse {
  @ApiProperty({ type: String, nullable: true })
  public identityNote!: string | null;
  /** Who made sure of the person; null for the tracking code and while nobody has. */
  @ApiProperty({ type: String, nullable: true })
  public identityCheckedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public identityCheckedAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public liftedBy!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public liftReason!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public details!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public refusal!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public legalBasis!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public handledBy!: string | null;
  @ApiProperty({ type: () => [HeldPlaceResponse] })
  public places!: HeldPlaceResponse[];
  @ApiProperty({ type: () => [PrivacyLeadResponse] })
  public leads!: PrivacyLeadResponse[];
  @ApiProperty({ type: () => [PrivacyDealResponse] })
  public deals!: PrivacyDealResponse[];
  @ApiProperty({ type: () => [DisclosureResponse] })
  public disclosures!: DisclosureResponse[];
  @ApiProperty({ type: () => LegalHoldResponse, nullable: true })
  public hold!: LegalHoldResponse | null;
  /** Rows changed by table, after an erasure. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  public erased!: Record<string, number>;
}

/** The ways to reach the person of a request, in full: what is on file and what the message named. */
export class RequestContactResponse {
  public phones!: string[];
  public wechats!: string[];
}

/** A link to the copy of everything held. */
export class CopyLinkResponse {
  public url!: string;
  @ApiProperty({ format: 'date-time' })
  public expiresAt!: string;
}
