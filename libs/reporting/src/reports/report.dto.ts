import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsLocalDate } from '@luodi/platform';
import { NEED_TYPES } from '../closed-lists';

export const REPORT_NAMES = ['funnel', 'sources', 'agents', 'sla', 'pool', 'fairness'] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

export const GROUPINGS = ['source', 'owner', 'park', 'industry', 'needType'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What narrows a report. */
export class ReportQuery {
  /** First local date of the period, inclusive; without it the period has no beginning. */
  @IsOptional()
  @IsLocalDate()
  public from?: string;

  /** Last local date of the period, inclusive; default today. */
  @IsOptional()
  @IsLocalDate()
  public to?: string;

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  @IsOptional()
  @IsIn(NEED_TYPES)
  @ApiProperty({ required: false, enum: NEED_TYPES })
  public needType?: (typeof NEED_TYPES)[number];

  @IsOptional()
  @IsIn(GROUPINGS)
  @ApiProperty({ required: false, enum: GROUPINGS })
  public groupBy?: Grouping;
}
