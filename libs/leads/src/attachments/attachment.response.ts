import { ApiProperty } from '@nestjs/swagger';
import { RefResponse } from '../lead.response';
import { ATTACHMENT_KINDS } from './attachment-kinds.table';
import type { AttachmentKind } from './attachment-kinds.table';

export class AttachmentResponse {
  public id!: string;
  /** The visit that it is a photo of. */
  @ApiProperty({ type: String, nullable: true })
  public visitId!: string | null;
  public name!: string;
  /** By its bytes. */
  @ApiProperty({ enum: ATTACHMENT_KINDS })
  public kind!: AttachmentKind;
  /** Bytes. */
  public size!: number;
  /** Whether it can be shown in place. */
  public inline!: boolean;
  @ApiProperty({ type: RefResponse, nullable: true })
  public by!: RefResponse | null;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  public mayRemove!: boolean;
}

export class AttachmentListResponse {
  public items!: AttachmentResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  /** How many there are that you see only once the lead is yours. */
  public withheld!: number;
  public mayAdd!: boolean;
  public maxCount!: number;
  public maxBytes!: number;
}
