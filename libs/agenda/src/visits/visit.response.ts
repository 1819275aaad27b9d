import { ApiProperty } from '@nestjs/swagger';
import { CLOSED_CAUSES, CONFLICT_KINDS, VISIT_KINDS, VISIT_STATES } from './visit-values.policy';
import type { ClosedCause, ConflictKind, VisitKind, VisitState } from './visit-values.policy';

export class VisitRefResponse {
  public id!: string;
  public name!: string;
}

export class VisitPhotoResponse {
  public id!: string;
  public name!: string;
  /** Whether browsers draw it in place. */
  public inline!: boolean;
  public mayRemove!: boolean;
}

/** The lead that a visit is for. */
export class VisitLeadResponse {
  public id!: string;
  public number!: string;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  /** The deal it became. */
  @ApiProperty({ type: String, nullable: true })
  public dealId!: string | null;
  /** Whether the reader may open it: who only goes along may not. */
  public visible!: boolean;
}

export class VisitParkResponse extends VisitRefResponse {
  public shown!: boolean;
}

export class VisitRightsResponse {
  public edit!: boolean;
  public attend!: boolean;
}

export class VisitResponse {
  public id!: string;
  public lead!: VisitLeadResponse;
  @ApiProperty({ enum: VISIT_KINDS })
  public kind!: VisitKind;
  @ApiProperty({ enum: VISIT_STATES })
  public state!: VisitState;
  @ApiProperty({ format: 'date-time' })
  public startsAt!: string;
  @ApiProperty({ format: 'date-time' })
  public endsAt!: string;
  public host!: VisitRefResponse;
  @ApiProperty({ type: [VisitRefResponse] })
  public companions!: VisitRefResponse[];
  @ApiProperty({ type: Number, nullable: true })
  public visitorCount!: number | null;
  @ApiProperty({ type: String, nullable: true })
  public visitors!: string | null;
  @ApiProperty({ type: [VisitParkResponse] })
  public parks!: VisitParkResponse[];
  /** In the order in which they were taken in. */
  @ApiProperty({ type: [VisitPhotoResponse] })
  public photos!: VisitPhotoResponse[];
  /** What is to be shown there. */
  @ApiProperty({ type: String, nullable: true })
  public places!: string | null;
  /** What they were shown. */
  @ApiProperty({ type: String, nullable: true })
  public shownPlaces!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public meetingPoint!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  /** Conflicts that its planner went on in spite of. */
  @ApiProperty({ enum: CONFLICT_KINDS, isArray: true })
  public accepted!: ConflictKind[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public checkedInAt!: string | null;
  /** What came of it. */
  @ApiProperty({ type: String, nullable: true })
  public result!: string | null;
  /** Why it was cancelled, or what is known of a visit that nobody came to. */
  @ApiProperty({ type: String, nullable: true })
  public closedReason!: string | null;
  /** What ended it when nobody cancelled it. */
  @ApiProperty({ type: String, enum: CLOSED_CAUSES, nullable: true })
  public closedCause!: ClosedCause | null;
  public createdBy!: VisitRefResponse;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  @ApiProperty({ format: 'date-time' })
  public updatedAt!: string;
  public version!: number;
  /** What the reader may do with it. */
  public rights!: VisitRightsResponse;
}

export class VisitPageResponse {
  public items!: VisitResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** Something that a time gets in the way of. */
export class VisitConflictResponse {
  @ApiProperty({ enum: CONFLICT_KINDS })
  public kind!: ConflictKind;
  /** Whose time it is. */
  @ApiProperty({ type: VisitRefResponse, nullable: true })
  public user!: VisitRefResponse | null;
  @ApiProperty({ type: VisitRefResponse, nullable: true })
  public park!: VisitRefResponse | null;
  /** From when; of what the reader may not know of only the part within the asked time. */
  @ApiProperty({ type: String, format: 'date-time' })
  public startsAt!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  public endsAt!: string;
  /** The visit in the way and its lead, where the reader may know of it. */
  @ApiProperty({ type: VisitLeadResponse, nullable: true })
  public lead!: VisitLeadResponse | null;
  /** The name of a holiday. */
  @ApiProperty({ type: String, nullable: true })
  public name!: string | null;
  /** The conflict in the reader's language. */
  public text!: string;
}

export class VisitCheckResponse {
  @ApiProperty({ type: [VisitConflictResponse] })
  public conflicts!: VisitConflictResponse[];
}

/** A text to send to the visitors. */
export class InvitationResponse {
  public text!: string;
}

/** Who and what a visit may name. */
export class VisitOptionsResponse {
  @ApiProperty({ type: [VisitRefResponse] })
  public people!: VisitRefResponse[];
  @ApiProperty({ type: [VisitRefResponse] })
  public parks!: VisitRefResponse[];
}
