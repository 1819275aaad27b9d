import { ApiProperty } from '@nestjs/swagger';
import { LeadClockResponse } from './clock/lead-clock.response';
import { CollaboratorResponse } from './collaborators/collaborator.response';
import { LeadTagResponse } from './tags/tag.response';
import {
  ASSIGNMENT_REASONS,
  COLLABORATOR_ACCESS,
  LEAD_CHANNELS,
  LEAD_STATUSES,
  NEED_TYPES,
  NOTE_KINDS,
  POOL_REASONS,
  SIX_ELEMENTS,
  SLA_STATES,
  WAITING_REASONS,
} from './lead-values.policy';
import type {
  AssignmentReason,
  CollaboratorAccess,
  LeadChannel,
  LeadElement,
  LeadStatus,
  NeedType,
  NoteKind,
  PoolReason,
  SlaState,
  WaitingReason,
} from './lead-values.policy';

export class RefResponse {
  public id!: string;
  public name!: string;
}

/** An amount as the person wrote it. */
export class EnteredAmountResponse {
  @ApiProperty({ type: Number, nullable: true })
  public min!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public max!: number | null;
  public unit!: string;
}

export class LeadSlaResponse {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public firstResponseDueAt!: string | null;
  @ApiProperty({ enum: SLA_STATES })
  public state!: SlaState;
}

/** How a lead came into its pool. */
export class LeadPoolResponse {
  public name!: string;
  @ApiProperty({ format: 'date-time' })
  public since!: string;
  @ApiProperty({ type: RefResponse, nullable: true })
  public previousOwner!: RefResponse | null;
  @ApiProperty({ enum: POOL_REASONS })
  public kind!: PoolReason;
  /** What was written with it; for `recycled` the rule's name. */
  @ApiProperty({ type: String, nullable: true })
  public reason!: string | null;
}

/** What was noted about a lead and contains the words that were searched for, as it was written. */
export class LeadNoteHitResponse {
  @ApiProperty({ enum: NOTE_KINDS })
  public kind!: NoteKind;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  public before!: string;
  public hit!: string;
  public after!: string;
}

/** Put off until later. */
export class LeadSnoozeResponse {
  @ApiProperty({ format: 'date-time' })
  public until!: string;
  @ApiProperty({ type: String, nullable: true })
  public reason!: string | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public by!: RefResponse | null;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
}

/** A lead as lists show it. The phone is masked unless the lead is yours. */
export class LeadResponse {
  public id!: string;
  public number!: string;
  @ApiProperty({ enum: LEAD_STATUSES })
  public status!: LeadStatus;
  @ApiProperty({ enum: NEED_TYPES, nullable: true })
  public needType!: NeedType | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaMinSqm!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaMaxSqm!: number | null;
  @ApiProperty({ type: EnteredAmountResponse, nullable: true })
  public areaEntered!: EnteredAmountResponse | null;
  @ApiProperty({ type: String, nullable: true })
  public use!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public industry!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public taxMinYuan!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public taxMaxYuan!: string | null;
  @ApiProperty({ type: EnteredAmountResponse, nullable: true })
  public taxEntered!: EnteredAmountResponse | null;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public contact!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public phone!: string | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public owner!: RefResponse | null;
  @ApiProperty({ type: String, nullable: true })
  public poolId!: string | null;
  @ApiProperty({ type: LeadPoolResponse, nullable: true })
  public pool!: LeadPoolResponse | null;
  @ApiProperty({ enum: WAITING_REASONS, nullable: true })
  public waitingReason!: WaitingReason | null;
  /** Since when it waits for an owner. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public waitingSince!: string | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public park!: RefResponse | null;
  /** Where it came from, as words: the page's title, else the site's name. */
  @ApiProperty({ type: String, nullable: true })
  public source!: string | null;
  @ApiProperty({ enum: LEAD_CHANNELS })
  public channel!: LeadChannel;
  public sla!: LeadSlaResponse;
  public clock!: LeadClockResponse;
  /** How many of the six elements are known. */
  public completeness!: number;
  public score!: number;
  public inquiryCount!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public nextFollowUpAt!: string | null;
  /** Its last one; over when its time has passed. */
  @ApiProperty({ type: LeadSnoozeResponse, nullable: true })
  public snooze!: LeadSnoozeResponse | null;
  @ApiProperty({ type: [LeadTagResponse] })
  public tags!: LeadTagResponse[];
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  public version!: number;
  /** In a list that was searched: the newest note that contains the words; absent where none does. */
  public noteHit?: LeadNoteHitResponse;
}

export class LeadPageResponse {
  public items!: LeadResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  /** Capped: 1001 means "more than 1000". */
  public total?: number;
}

export class ContactDetailResponse {
  @ApiProperty({ type: String, nullable: true })
  public wechat!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public email!: string | null;
}

export class LeadSlaDetailResponse extends LeadSlaResponse {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public startedAt!: string | null;
  /** By when the prospect was promised a call: the deadline, or later when nobody was at work. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public promisedAt!: string | null;
  /** Working minutes allowed. */
  @ApiProperty({ type: Number, nullable: true })
  public minutes!: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public nextWarningAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public respondedAt!: string | null;
}

/** Why the present owner has it. */
export class LeadAssignmentNoteResponse {
  @ApiProperty({ enum: ASSIGNMENT_REASONS })
  public reason!: AssignmentReason;
  @ApiProperty({ type: String, nullable: true })
  public ruleName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  @ApiProperty({ format: 'date-time' })
  public from!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  public inputs!: Record<string, unknown>;
}

export class LeadPermissionsResponse {
  public edit!: boolean;
  public assign!: boolean;
  public claim!: boolean;
  public release!: boolean;
  public convert!: boolean;
  public reveal!: boolean;
  public merge!: boolean;
  /** Naming collaborators. */
  public share!: boolean;
}

/** A lead that was merged into another. */
export class LeadMergeResponse {
  public id!: string;
  public number!: string;
  @ApiProperty({ format: 'date-time' })
  public mergedAt!: string;
  /** Until when it can be undone; null when it can't be by you, or no more. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public undoUntil!: string | null;
}

/** A further number of a person; named by its id, never by its digits. */
export class LeadPhoneResponse {
  public id!: string;
  public phone!: string;
}

/** Why no recycle rule takes a lead. */
export class LeadExemptionResponse {
  public reason!: string;
  /** Local date, inclusive, after which the rules hold again; null: never. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  public until!: string | null;
}

export class LeadDetailResponse extends LeadResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public companyId!: string | null;
  @ApiProperty({ type: LeadSlaDetailResponse })
  public override sla!: LeadSlaDetailResponse;
  public contactDetail!: ContactDetailResponse;
  @ApiProperty({ type: String, nullable: true })
  public needText!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public useText!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public taxText!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public message!: string | null;
  @ApiProperty({ type: [String] })
  public region!: string[];
  @ApiProperty({ type: 'object', additionalProperties: true })
  public details!: Record<string, unknown>;
  @ApiProperty({ enum: SIX_ELEMENTS, isArray: true })
  public missing!: LeadElement[];
  @ApiProperty({ type: String, nullable: true })
  public siteName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public sourceUrl!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public sourceTitle!: string | null;
  @ApiProperty({ type: LeadAssignmentNoteResponse, nullable: true })
  public assignment!: LeadAssignmentNoteResponse | null;
  @ApiProperty({ type: String, nullable: true })
  public dealId!: string | null;
  /** Claimed: the owner has to be in contact by then, else it returns to the pool. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public contactBy!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public mergedIntoId!: string | null;
  /** Leads that ended in this one, the latest first. */
  @ApiProperty({ type: [LeadMergeResponse] })
  public merges!: LeadMergeResponse[];
  /** Further numbers of the person, masked unless the lead is yours. */
  @ApiProperty({ type: [LeadPhoneResponse] })
  public otherPhones!: LeadPhoneResponse[];
  @ApiProperty({ type: String, nullable: true })
  public disqualifyReason!: string | null;
  public doNotContact!: boolean;
  /** Who works on it or reads along besides the owner. */
  @ApiProperty({ type: [CollaboratorResponse] })
  public collaborators!: CollaboratorResponse[];
  /** How you collaborate on it; null when you don't. */
  @ApiProperty({ enum: COLLABORATOR_ACCESS, nullable: true })
  public myAccess!: CollaboratorAccess | null;
  @ApiProperty({ type: LeadExemptionResponse, nullable: true })
  public recycleExemption!: LeadExemptionResponse | null;
  public permissions!: LeadPermissionsResponse;
}

export class RevealedContactResponse {
  @ApiProperty({ type: String, nullable: true })
  public phone!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public wechat!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public email!: string | null;
}
