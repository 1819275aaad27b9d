import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, IsLocalDate } from '@luodi/platform';
import { IsIn, IsOptional } from 'class-validator';
import { MAX_PREFILL } from './prefill-token';

export const GROUP_BY = ['day', 'article', 'channel'] as const;
export type GroupBy = (typeof GROUP_BY)[number];
export const EVENT_KINDS = ['view', 'start'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Query of GET …/statistics; local dates, both included, at most 366 days. */
export class StatisticsQuery {
  @IsOptional()
  @IsLocalDate()
  @ApiProperty({ type: String, format: 'date', required: false })
  public from?: string;

  @IsOptional()
  @IsLocalDate()
  @ApiProperty({ type: String, format: 'date', required: false })
  public to?: string;

  @IsOptional()
  @IsIn(GROUP_BY)
  @ApiProperty({ enum: GROUP_BY, required: false })
  public groupBy?: GroupBy;
}

/** Body of POST /api/public/v1/sites/{siteKey}/events. */
export class FormEventDto {
  @IsIn(EVENT_KINDS)
  @ApiProperty({ enum: EVENT_KINDS })
  public kind!: EventKind;

  /** The token of the served form; a start without a genuine one is not counted. */
  @IsOptional()
  @IsCleanText({ max: 200 })
  public formToken?: string;

  /** The address of the page; query and fragment are not kept. */
  @IsOptional()
  @IsCleanText({ max: 2000 })
  public article?: string;

  @IsOptional()
  @IsCleanText({ max: MAX_PREFILL })
  public prefill?: string;

  @IsOptional()
  @IsCleanText({ max: 20 })
  public channelCode?: string;
}

/** One line of the statistics. */
export class StatisticsRowResponse {
  /** A local date, an article's address or a channel's name; '' for none, '*' for those beyond the day's cap. */
  public key!: string;
  public views!: number;
  /** Forms in which somebody began to fill something in. */
  public starts!: number;
  public submits!: number;
  /** From opening the form to sending it; null without any. */
  @ApiProperty({ type: 'integer', nullable: true })
  public medianSeconds!: number | null;
  /** Submissions by views, 0–1; null without views, or with fewer than submissions (some came without opening the page). */
  @ApiProperty({ type: Number, nullable: true })
  public conversion!: number | null;
}

export class StatisticsResponse {
  public from!: string;
  public to!: string;
  @ApiProperty({ enum: GROUP_BY })
  public groupBy!: GroupBy;
  @ApiProperty({ type: () => [StatisticsRowResponse] })
  public rows!: StatisticsRowResponse[];
  @ApiProperty({ type: () => StatisticsRowResponse })
  public totals!: StatisticsRowResponse;
}
