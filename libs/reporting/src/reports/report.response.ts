import { ApiProperty } from '@nestjs/swagger';

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
