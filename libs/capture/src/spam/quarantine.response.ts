import { ApiProperty } from '@nestjs/swagger';
import { GUARD_MODES, type GuardMode } from './site-guard.policy';

/** The riddle in altcha's format: find the number whose SHA-256 after the salt is the challenge. */
export class ProofChallengeResponse {
  public algorithm!: string;
  public challenge!: string;
  public salt!: string;
  public signature!: string;
  public maxNumber!: number;
}

/** What became of one inquiry of a review. */
export class ReviewedResponse {
  public id!: string;
  public ok!: boolean;
  /** The lead that now holds a released inquiry. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public leadId!: string | null;
  /** Why it was refused: `person_restrained` asks for `askedAgain`. */
  @ApiProperty({ type: String, nullable: true })
  public code!: string | null;
  /** The same in the caller's language. */
  @ApiProperty({ type: String, nullable: true })
  public message!: string | null;
}

export class ReviewResponse {
  @ApiProperty({ type: () => [ReviewedResponse] })
  public items!: ReviewedResponse[];
}

/** A submission that was refused: nothing else of it is kept. */
export class RefusalResponse {
  public id!: string;
  public at!: string;
  public reason!: string;
  @ApiProperty({ type: String, nullable: true })
  public siteName!: string | null;
}

export class RefusalPageResponse {
  @ApiProperty({ type: () => [RefusalResponse] })
  public items!: RefusalResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** Whether a site asks for proof of work. */
export class SiteGuardResponse {
  @ApiProperty({ enum: GUARD_MODES })
  public mode!: GuardMode;
  /** At this moment. */
  public guarded!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public guardedUntil!: string | null;
  /** Submissions a minute from which on `auto` asks for it. */
  public perMinuteMark!: number;
  public version!: number;
}
