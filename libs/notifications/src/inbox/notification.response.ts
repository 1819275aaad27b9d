import { ApiProperty } from '@nestjs/swagger';
import { NOTICE_GROUPS } from '../channels/channels.policy';
import { NOTICE_KINDS } from './notice-kinds.policy';

/** Something the reader was told. */
export class NotificationResponse {
  public id!: string;
  @ApiProperty({ enum: NOTICE_KINDS })
  public kind!: (typeof NOTICE_KINDS)[number];
  @ApiProperty({ enum: NOTICE_GROUPS })
  public group!: (typeof NOTICE_GROUPS)[number];
  public title!: string;
  @ApiProperty({ type: String, nullable: true })
  public body!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public leadId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public dealId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public exportId!: string | null;
  /** What fills the texts: number, level, reason, dueAt … */
  @ApiProperty({ type: 'object', additionalProperties: true })
  public data!: Record<string, unknown>;
  @ApiProperty({ type: String, format: 'date-time' })
  public createdAt!: string;
  /** When it stands in the list: at once, or when its reader wanted it again. */
  @ApiProperty({ type: String, format: 'date-time' })
  public shownAt!: string;
  /** Whether it was to pop up on the reader's desktop. */
  public desktop!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public readAt!: string | null;
}

/** A page of notifications, newest first, and how many are unread in all. */
export class NotificationListResponse {
  @ApiProperty({ type: [NotificationResponse] })
  public items!: NotificationResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public unread!: number;
  public total?: number;
}

/** What is left to read. */
export class UnreadResponse {
  public unread!: number;
}
