import { ApiProperty } from '@nestjs/swagger';
import { MAIL_STATUSES } from './mail.queries';

/** A mail that was or will be sent; phones in it are masked. */
export class MailResponse {
  public id!: string;
  public to!: string;
  @ApiProperty({ type: String, nullable: true })
  public subject!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public text!: string | null;
  public template!: string;
  /** `written`: as a file under DATA_DIR/mail, for want of SMTP_URL. */
  @ApiProperty({ enum: MAIL_STATUSES })
  public status!: (typeof MAIL_STATUSES)[number];
  public attempts!: number;
  @ApiProperty({ type: String, nullable: true })
  public error!: string | null;
  @ApiProperty({ type: String, format: 'date-time' })
  public createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public sentAt!: string | null;
}

/** A page of mails, newest first. */
export class MailListResponse {
  @ApiProperty({ type: [MailResponse] })
  public items!: MailResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
