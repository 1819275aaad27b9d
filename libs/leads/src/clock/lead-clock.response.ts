import { ApiProperty } from '@nestjs/swagger';

const CLOCK_KINDS = ['first_response', 'follow_up', 'none'] as const;

/** A stretch of working time. */
export class WorkingSpanResponse {
  @ApiProperty({ format: 'date-time' })
  public from!: string;
  @ApiProperty({ format: 'date-time' })
  public to!: string;
}

/** The clock that the queue is sorted by. */
export class LeadClockResponse {
  @ApiProperty({ enum: CLOCK_KINDS })
  public kind!: (typeof CLOCK_KINDS)[number];
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public at!: string | null;
  /**
   * In a list, of a first response that is due within a day: the working time of its team that is left until then, so that
   * the time shown stands still over lunch, as the clock does.
   */
  @ApiProperty({ type: [WorkingSpanResponse], required: false })
  public spans?: WorkingSpanResponse[];
}
