import { IsBoolean, IsOptional } from 'class-validator';
import { PageQuery, ToBoolean } from '@luodi/platform';

/** The reader's notifications. */
export class NotificationListQuery extends PageQuery {
  /** Only those not read yet. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public unread?: boolean;
}

/** Mails. */
export class MailListQuery extends PageQuery {}
