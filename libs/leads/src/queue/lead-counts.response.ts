import { ApiProperty } from '@nestjs/swagger';

export class LeadTabCountsResponse {
  public mine!: number;
  /** Agents only: those they collaborate on. */
  public collaborating?: number;
  public team?: number;
  public all?: number;
  public pool!: number;
  public converted!: number;
}

export class LeadChipCountsResponse {
  public awaiting!: number;
  public overdue!: number;
  public dueToday!: number;
  public newToday!: number;
  /** Put off until later. */
  public snoozed!: number;
  /** Leads whose owner's account is disabled. */
  public handover!: number;
  public all!: number;
}

export class LeadTodayResponse {
  public responded!: number;
  public toRespond!: number;
  /** Median of today's first responses, in working minutes. */
  @ApiProperty({ type: Number, nullable: true })
  public medianMinutes!: number | null;
  /** Agents only: how many may still be claimed from the pool today, of how many. */
  @ApiProperty({ type: Number, nullable: true })
  public claimsLeft!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public claimsPerDay!: number | null;
}

/** Every count stops at 1001, which means "more than 1000". */
export class LeadCountsResponse {
  public tabs!: LeadTabCountsResponse;
  public chips!: LeadChipCountsResponse;
  public today!: LeadTodayResponse;
}
