import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsInstant, PageQuery, ToBoolean } from '@luodi/platform';
import { NOTICE_GROUPS, type NoticeGroup } from '../channels/channels.policy';

/** The reader's notifications. */
export class NotificationListQuery extends PageQuery {
  /** Only those not read yet. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public unread?: boolean;

  /** What waits for the reader, who named them, or what the system reports. */
  @IsOptional()
  @IsIn(NOTICE_GROUPS)
  @ApiProperty({ enum: NOTICE_GROUPS, required: false })
  public group?: NoticeGroup;

  /** Only those that were to pop up on the reader's desktop. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public desktop?: boolean;
}

/** When a notice is wanted again. */
export class PutOffDto {
  /** In the future, at most 30 days ahead. */
  @IsInstant()
  public until!: string;
}

/** Mails. */
export class MailListQuery extends PageQuery {}
