import { ApiProperty } from '@nestjs/swagger';
import { CLOCK_KINDS, WorkingSpanResponse } from '@luodi/leads';
import type { ClockKind } from '@luodi/leads';

const STATES = ['running', 'warned', 'breached', 'met', 'late', 'ended'] as const;
const ACTS = ['warn', 'breach', 'copy', 'reassign', 'pool'] as const;
const CAUSES = ['manager', 'deal_on_hold'] as const;

export class ClockRefResponse {
  public id!: string;
  public name!: string;
}

/** What happens next on a clock, and when. */
export class ClockStepResponse {
  @ApiProperty({ enum: ACTS })
  public act!: (typeof ACTS)[number];
  @ApiProperty({ type: Number, nullable: true })
  public percent!: number | null;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
}

export class LeadClockItemResponse {
  @ApiProperty({ enum: CLOCK_KINDS })
  public kind!: ClockKind;
  @ApiProperty({ enum: STATES })
  public state!: (typeof STATES)[number];
  @ApiProperty({ format: 'date-time' })
  public startedAt!: string;
  @ApiProperty({ format: 'date-time' })
  public dueAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public stoppedAt!: string | null;
  /** Set while it stands still. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public pausedAt!: string | null;
  @ApiProperty({ enum: CAUSES, nullable: true })
  public pauseCause!: (typeof CAUSES)[number] | null;
  @ApiProperty({ type: String, nullable: true })
  public pauseReason!: string | null;
  /** The date was promised by a person; else the policy gave it. */
  public planned!: boolean;
  /** From 1; of clocks that come again. */
  public round!: number;
  @ApiProperty({ type: ClockRefResponse, nullable: true })
  public policy!: ClockRefResponse | null;
  @ApiProperty({ type: ClockStepResponse, nullable: true })
  public next!: ClockStepResponse | null;
}

/** What happens next if nobody answers: the deadline, or a rung of the ladder. */
export class EscalationResponse {
  @ApiProperty({ enum: ACTS })
  public act!: (typeof ACTS)[number];
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  /** Names of those who are told then; empty where the rules or a pool decide. */
  public to!: string[];
}

/** The first response that a lead still owes, in working time. */
export class OwedResponse {
  @ApiProperty({ format: 'date-time' })
  public dueAt!: string;
  /** Working minutes that it may take. */
  public minutes!: number;
  /** Working minutes from now to the deadline; 0 once it has passed. */
  public remainingMinutes!: number;
  /** The working time from now to the deadline: between them nothing runs. */
  public spans!: WorkingSpanResponse[];
  @ApiProperty({ type: EscalationResponse, nullable: true })
  public next!: EscalationResponse | null;
}

export class LeadClockListResponse {
  @ApiProperty({ type: OwedResponse, nullable: true })
  public firstResponse!: OwedResponse | null;
  /** Those that run, then what the last one of each other kind came to. */
  public items!: LeadClockItemResponse[];
}

/** A clock that has run out on a lead that is still worked on. */
export class BreachedClockResponse {
  /** The clock; of a first response the lead. */
  public id!: string;
  @ApiProperty({ enum: CLOCK_KINDS })
  public kind!: ClockKind;
  public leadId!: string;
  public number!: string;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  @ApiProperty({ type: ClockRefResponse, nullable: true })
  public owner!: ClockRefResponse | null;
  @ApiProperty({ type: ClockRefResponse, nullable: true })
  public team!: ClockRefResponse | null;
  @ApiProperty({ format: 'date-time' })
  public dueAt!: string;
  /** The next rung of the ladder. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public nextStepAt!: string | null;
}

export class BreachedClockPageResponse {
  public items!: BreachedClockResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
