import { ApiProperty } from '@nestjs/swagger';
import { RefResponse } from '../lead.response';

export class TimelineItemResponse {
  public id!: string;
  public kind!: string;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  @ApiProperty({ type: RefResponse, nullable: true })
  public actor!: RefResponse | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  public data!: Record<string, unknown>;
}

export class TimelinePageResponse {
  public items!: TimelineItemResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}
