import { ApiProperty } from '@nestjs/swagger';
import { RefResponse } from '../lead.response';
import { OPEN_STATUSES } from '../lead-values.policy';
import type { OpenStatus } from '../lead-values.policy';

/** What the asking agent may still do in a pool today. */
export class PoolQuotaResponse {
  public claimsLeft!: number;
  public claimsPerDay!: number;
  /** Open leads in their hands that they claimed from it. */
  public held!: number;
  public viewsLeft!: number;
}

export class PoolResponse {
  public id!: string;
  public name!: string;
  public active!: boolean;
  /** The team whose own pool it is; null for a shared one. */
  @ApiProperty({ type: RefResponse, nullable: true })
  public team!: RefResponse | null;
  public openToAll!: boolean;
  public teams!: RefResponse[];
  public parks!: RefResponse[];
  @ApiProperty({ type: Number, nullable: true })
  public claimsPerDay!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public holdingLimit!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public coolingOffDays!: number | null;
  public waitMinutes!: number;
  @ApiProperty({ type: Number, nullable: true })
  public contactMinutes!: number | null;
  public contactWarnMinutes!: number;
  public viewsPerDay!: number;
  /** Open leads in it; 1001 means "more than 1000". */
  public leads!: number;
  /** Agents only. */
  @ApiProperty({ type: PoolQuotaResponse, nullable: true })
  public mine!: PoolQuotaResponse | null;
  public version!: number;
}

export class PoolListResponse {
  public items!: PoolResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class RecycleRuleResponse {
  public id!: string;
  public name!: string;
  public position!: number;
  public active!: boolean;
  @ApiProperty({ type: RefResponse, nullable: true })
  public team!: RefResponse | null;
  @ApiProperty({ enum: OPEN_STATUSES, isArray: true })
  public statuses!: OpenStatus[];
  @ApiProperty({ type: Number, nullable: true })
  public scoreMin!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public scoreMax!: number | null;
  public idleDays!: number;
  public warnHours!: number;
  public sparesFollowUp!: boolean;
  @ApiProperty({ type: RefResponse, nullable: true })
  public pool!: RefResponse | null;
  public version!: number;
}

export class RecycleRuleListResponse {
  public items!: RecycleRuleResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class RecyclePreviewItem {
  public id!: string;
  public number!: string;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  public owner!: RefResponse;
  public rule!: RefResponse;
  @ApiProperty({ format: 'date-time' })
  public idleSince!: string;
  /** When it goes into the pool if nothing happens. */
  @ApiProperty({ format: 'date-time' })
  public dueAt!: string;
  /** Local date of `dueAt`. */
  public day!: string;
  /** Whether the owner has been warned. */
  public warned!: boolean;
}

export class RecycleDayResponse {
  public day!: string;
  public count!: number;
}

export class RecyclePreviewResponse {
  public items!: RecyclePreviewItem[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
  /** How many on each day, over all pages. */
  public days!: RecycleDayResponse[];
  /** Nothing is taken before then: the sweep had been away. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public graceUntil!: string | null;
}

export class ExemptionResponse {
  public reason!: string;
  /** Local date, inclusive; null: for good. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  public until!: string | null;
  public by!: RefResponse;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
}

/** A lead that no recycle rule takes. */
export class ExemptLeadResponse extends ExemptionResponse {
  public id!: string;
  public number!: string;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public owner!: RefResponse | null;
  /** Whether it still holds today. */
  public holds!: boolean;
}

export class ExemptLeadPageResponse {
  @ApiProperty({ type: [ExemptLeadResponse] })
  public items!: ExemptLeadResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
