import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsCleanText, IsLocalDate, PageQuery } from '@luodi/platform';
import { CLOCK_KINDS, NEED_TYPES } from '../closed-lists';

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

  /** Of which clock the report `sla` tells; the first response when absent. */
  @IsOptional()
  @IsIn(CLOCK_KINDS)
  @ApiProperty({ required: false, enum: CLOCK_KINDS })
  public clock?: (typeof CLOCK_KINDS)[number];
}

export const CLOCK_RESULTS = ['on_time', 'late', 'open', 'ended'] as const;
export type ClockResult = (typeof CLOCK_RESULTS)[number];

/** The clocks behind a number of the report `sla`. */
export class ClockRowsQuery extends IntersectionType(ReportQuery, PageQuery) {
  @IsOptional()
  @IsIn(CLOCK_RESULTS)
  @ApiProperty({ required: false, enum: CLOCK_RESULTS })
  public result?: ClockResult;

  /** The `key` of a row; all of them when absent. */
  @IsOptional()
  @IsCleanText({ max: 100 })
  public group?: string;
}
