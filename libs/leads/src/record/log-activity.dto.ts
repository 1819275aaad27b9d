import { IsIn, IsOptional } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, IsInstant } from '@luodi/platform';
import { ACTIVITY_OUTCOMES, ACTIVITY_TYPES } from '../lead-values.policy';
import type { ActivityOutcome, ActivityType } from '../lead-values.policy';

export class LogActivityDto {
  @IsIn(ACTIVITY_TYPES)
  @ApiProperty({ enum: ACTIVITY_TYPES })
  public type!: ActivityType;

  @IsCleanText({ max: 2000, min: 1, multiline: true })
  public summary!: string;

  @IsOptional()
  @IsIn(ACTIVITY_OUTCOMES)
  @ApiPropertyOptional({ enum: ACTIVITY_OUTCOMES })
  public outcome?: ActivityOutcome;

  /** When it happened, not in the future; now when absent. The first-response clock goes by the server's time. */
  @IsOptional()
  @IsInstant()
  public occurredAt?: string;

  @IsOptional()
  @IsInstant()
  public nextFollowUpAt?: string;
}
