import { IsIn, IsOptional } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@luodi/platform';

export const TIMELINE_GROUPS = ['follow_up', 'system', 'attachment'] as const;
export type TimelineGroup = (typeof TIMELINE_GROUPS)[number];

export class TimelineQuery extends PageQuery {
  /** Only what people did, what the system or an edit changed, or files; absent: everything. */
  @IsOptional()
  @IsIn(TIMELINE_GROUPS)
  @ApiPropertyOptional({ enum: TIMELINE_GROUPS })
  public group?: TimelineGroup;
}
