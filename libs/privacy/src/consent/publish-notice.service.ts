import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { Clock, alreadyExists, isUniqueViolation, writeAudit } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { ConsentNoticeQueries } from './consent-notice.queries';
import type { PublishNoticeDto } from './consent-notice.dto';
import type { NoticeResponse } from './consent-notice.response';

/** Publishes versions of the notice; what is published never changes and is never taken back. */
@Injectable()
export class PublishNoticeService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly notices: ConsentNoticeQueries,
    private readonly clock: Clock,
  ) {}

  /** Every version in both languages, newest first. */
  public async list(): Promise<NoticeResponse[]> {
    const rows: (Omit<NoticeResponse, 'publishedAt'> & { publishedAt: Date })[] = await this.dataSource.query(
      `SELECT n.version, n.locale, n.title, n.body, n.published_at AS "publishedAt", u.name AS "publishedBy"
         FROM consent_notices n LEFT JOIN users u ON u.id = n.published_by
        ORDER BY n.published_at DESC, n.version DESC, n.locale DESC LIMIT 200`,
    );
    return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
  }

  /** From the next form on people agree to this version. @throws DomainError already_exists (409) */
  public async publish(actor: Actor, body: PublishNoticeDto): Promise<NoticeResponse[]> {
    try {
      await this.dataSource.transaction(async (tx) => {
        for (const [locale, text] of [
          ['zh-CN', body.zhCn],
          ['en', body.en],
        ] as const) {
          await tx.query(
            `INSERT INTO consent_notices (version, locale, title, body, published_at, published_by)
             VALUES ($1, $2, $3, $4, $5, $6)`,
            [body.version, locale, text.title, text.body, this.clock.now(), actor.id],
          );
        }
        await writeAudit(tx, {
          actorId: actor.id,
          actorRole: actor.role,
          action: 'consent-notice.published',
          objectType: 'consent-notice',
          objectId: null,
          data: { version: body.version },
        });
        await this.notices.published(tx);
      });
    } catch (error) {
      if (isUniqueViolation(error, 'consent_notices_pkey')) throw alreadyExists('version');
      throw error;
    }
    return this.list();
  }
}
