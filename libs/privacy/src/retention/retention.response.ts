import { ApiProperty } from '@nestjs/swagger';
import { RETENTION_CLASSES, type RetentionClass } from './retention.policy';

export class RetentionSampleResponse {
  /** A lead's number, or an inquiry's code. */
  public label!: string;
  @ApiProperty({ format: 'date-time' })
  public lastAt!: string;
}

/** One class of data with its period and what is due. */
export class RetentionClassResponse {
  @ApiProperty({ enum: RETENTION_CLASSES })
  public class!: RetentionClass;
  /** The setting that holds the period. */
  public setting!: string;
  @ApiProperty({ enum: ['days', 'months'] })
  public unit!: 'days' | 'months';
  public amount!: number;
  /** Records whose time is over. */
  public due!: number;
  /** Records whose time is over within thirty days, those due now among them. */
  public soon!: number;
  /** The longest due, at most twenty. */
  @ApiProperty({ type: () => [RetentionSampleResponse] })
  public samples!: RetentionSampleResponse[];
}

export class RetentionRunResponse {
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  public counts!: Record<string, number>;
}

/** What the next night would do; nothing is changed by asking. */
export class RetentionResponse {
  @ApiProperty({ type: () => [RetentionClassResponse] })
  public classes!: RetentionClassResponse[];
  /** Days between the warning and the end. */
  public warnDays!: number;
  @ApiProperty({ type: () => RetentionRunResponse, nullable: true })
  public lastRun!: RetentionRunResponse | null;
}
