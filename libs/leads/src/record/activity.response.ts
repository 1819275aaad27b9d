import { ApiProperty } from '@nestjs/swagger';
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
