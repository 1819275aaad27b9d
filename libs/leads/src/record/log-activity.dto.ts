import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
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

  /** Colleagues whom the summary names; each is told. They must be able to see the lead. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional({ type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: 10 })
  public mentionIds?: string[];
}
