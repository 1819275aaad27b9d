import { ApiProperty } from '@nestjs/swagger';
import type { Role } from '@luodi/identity';
import { ACTIVITY_OUTCOMES, ACTIVITY_TYPES } from '../lead-values.policy';
import type { ActivityOutcome, ActivityType } from '../lead-values.policy';

export class ActivityResponse {
  public id!: string;
  public leadId!: string;
  @ApiProperty({ enum: ACTIVITY_TYPES })
  public type!: ActivityType;
  public summary!: string;
  @ApiProperty({ enum: ACTIVITY_OUTCOMES, nullable: true })
  public outcome!: ActivityOutcome | null;
  @ApiProperty({ format: 'date-time' })
  public occurredAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public nextFollowUpAt!: string | null;
  /** Whether it was the lead's first response. */
  public firstResponse!: boolean;
}

/** Somebody whom a follow-up can name. */
export class ColleagueResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ enum: ['agent', 'manager', 'admin', 'auditor'] })
  public role!: Role;
}

export class ColleagueListResponse {
  @ApiProperty({ type: [ColleagueResponse] })
  public items!: ColleagueResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}
