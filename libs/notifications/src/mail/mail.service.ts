import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { CONFIG, Clock, type Config, type Page, type PageQuery } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { mailContent } from './mail-content';
import { MailTransport } from './mail-transport';
import { findMail, listMails, recordAttempt, type MailRow } from './mail.queries';
import type { MailResponse } from './mail.response';

/** Sends queued mails and lists them for the admins. */
@Injectable()
export class MailService {
  private readonly logger = new Logger('Mail');

  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly transport: MailTransport,
  ) {}

  /**
   * Sends a mail that is still queued. A mail that could not be delivered stays queued and throws, so that the job comes
   * again later; after the last try it is marked as failed.
   */
  public async send(mailId: string, lastTry: boolean): Promise<void> {
    const mail = await findMail(this.dataSource.manager, mailId);
    if (mail === null || mail.status === 'sent' || mail.status === 'written') return;
    const at = this.clock.now();
    const content = mailContent(mail, this.config, at);
    if (content === null) {
      await recordAttempt(this.dataSource.manager, mailId, {
        status: 'failed',
        error: 'unknown_template',
        fileName: null,
        at,
      });
      return;
    }
    try {
      const delivery = await this.transport.deliver({
        id: mail.id,
        to: mail.to_address,
        messageId: mail.message_id,
        date: mail.created_at,
        ...content,
      });
      await recordAttempt(this.dataSource.manager, mailId, { ...delivery, error: null, at });
    } catch (error) {
      const code = errorCode(error);
      this.logger.warn({ event: 'mail_not_sent', mailId, code, lastTry });
      await recordAttempt(this.dataSource.manager, mailId, {
        status: lastTry ? 'failed' : 'queued',
        error: code,
        fileName: null,
        at,
      });
      throw new Error(`Mail ${mailId} was not sent: ${code}`, { cause: error });
    }
  }

  /** Every mail, newest first. */
  public async list(query: PageQuery): Promise<Page<MailResponse>> {
    return listMails(this.dataSource.manager, query, (row) => this.present(row));
  }

  private present(mail: MailRow): MailResponse {
    const content = mailContent(mail, this.config, mail.sent_at ?? this.clock.now());
    return {
      id: mail.id,
      to: mail.to_address,
      subject: content?.subject ?? null,
      text: content?.text ?? null,
      template: mail.template,
      status: mail.status,
      attempts: mail.attempts,
      error: mail.error,
      createdAt: mail.created_at.toISOString(),
      sentAt: mail.sent_at?.toISOString() ?? null,
    };
  }
}

/** ECONNREFUSED, EAUTH, an SMTP answer's number …: what an admin can act on, without addresses. */
function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const answer =
    'responseCode' in error && typeof error.responseCode === 'number' ? ` ${error.responseCode}` : '';
  return `${code}${answer}`.slice(0, 100);
}
