import { ApiProperty } from '@nestjs/swagger';
import { RefResponse } from '../lead.response';
import { ASSIGNMENT_REASONS } from '../lead-values.policy';
import type { AssignmentReason } from '../lead-values.policy';

export class AssignmentResponse {
  public id!: string;
  public owner!: RefResponse;
  @ApiProperty({ format: 'date-time' })
  public from!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public to!: string | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public by!: RefResponse | null;
  @ApiProperty({ type: RefResponse, nullable: true })
  public rule!: RefResponse | null;
  @ApiProperty({ enum: ASSIGNMENT_REASONS })
  public reason!: AssignmentReason;
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  /** What the decision was made of: rule, every candidate with load, share and verdict, and the calendar. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  public inputs!: Record<string, unknown>;
}

export class AssignmentListResponse {
  public items!: AssignmentResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}
