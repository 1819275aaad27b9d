import { ApiProperty } from '@nestjs/swagger';
import { CLOCK_RESULTS } from './report.dto';
import type { ClockResult } from './report.dto';

/** A report: what each figure means, for what it was asked, the rows and their totals. */
export class ReportResponse {
  /** The meaning of each figure, by its name in the rows. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  public definition!: Record<string, string>;
  /** The filter as it was understood. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  public filters!: Record<string, unknown>;
  @ApiProperty({ type: String, format: 'date-time' })
  public generatedAt!: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  public rows!: Record<string, unknown>[];
  @ApiProperty({ type: 'object', additionalProperties: true })
  public totals!: Record<string, unknown>;
}

export class ReportRefResponse {
  public id!: string;
  public name!: string;
}

/** A clock behind a number of the report `sla`. */
export class ClockRowResponse {
  public leadId!: string;
  public number!: string;
  @ApiProperty({ type: ReportRefResponse, nullable: true })
  public owner!: ReportRefResponse | null;
  @ApiProperty({ format: 'date-time' })
  public startedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public dueAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public doneAt!: string | null;
  /** null: a lead without such a clock. */
  @ApiProperty({ enum: CLOCK_RESULTS, nullable: true })
  public result!: ClockResult | null;
}

export class ClockRowPageResponse {
  @ApiProperty({ type: [ClockRowResponse] })
  public items!: ClockRowResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
