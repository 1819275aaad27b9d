import { ApiProperty } from '@nestjs/swagger';
import { BULK_ACTIONS, BULK_ROW_STATES, type BulkAction, type BulkRowState } from './bulk.dto';

export const BULK_STATUSES = ['working', 'done', 'undoing', 'undone'] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];

export class BulkCountsResponse {
  public pending!: number;
  public done!: number;
  public failed!: number;
  public undone!: number;
  /** Not taken back, because somebody has changed them since. */
  public kept!: number;
}

/** One act on many leads, and how far it has come. */
export class BulkResponse {
  public id!: string;
  @ApiProperty({ enum: BULK_ACTIONS })
  public action!: BulkAction;
  @ApiProperty({ enum: BULK_STATUSES })
  public status!: BulkStatus;
  public total!: number;
  /** 0–1, of what it is doing now. */
  public progress!: number;
  public counts!: BulkCountsResponse;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public finishedAt!: string | null;
  /** Until when it can be taken back; null when it can't. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public undoUntil!: string | null;
}

export class BulkPageResponse {
  @ApiProperty({ type: [BulkResponse] })
  public items!: BulkResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}

/** What became of one lead. */
export class BulkRowResponse {
  public position!: number;
  public leadId!: string;
  /** null for a lead that you may not know of. */
  @ApiProperty({ type: String, nullable: true })
  public number!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public name!: string | null;
  @ApiProperty({ enum: BULK_ROW_STATES })
  public state!: BulkRowState;
  /** Why it failed, or was not taken back. */
  @ApiProperty({ type: String, nullable: true })
  public code!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public message!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public detail!: string | null;
}

export class BulkRowPageResponse {
  @ApiProperty({ type: [BulkRowResponse] })
  public items!: BulkRowResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}
