import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  DomainError,
  currentLocale,
  localDate,
  notFound,
  translate,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { WorkspaceView } from '@luodi/workspace';
import { DataSource, type EntityManager } from 'typeorm';
import type { InquiryStatus } from '../intake/channels';
import {
  allText,
  storedContent,
  storedText,
  submissionOf,
  type InquiryContent,
} from '../intake/inquiry-content.policy';
import { readFacts, readText } from '../intake/inquiry-facts.policy';
import { outcomeOf } from '../intake/inquiry-outcome.policy';
import { contactRequired, readPerson } from '../intake/inquiry-person.policy';
import { INTAKE_DEFAULTS, type IntakeOrder } from '../intake/intake-order';
import { IntakeService } from '../intake/intake.service';
import { inquiriesVisibleTo } from '../staff/inquiry-scope';
import type { ReviewedResponse } from './quarantine.response';
import { SpamLessons } from './spam-lessons.service';

interface QuarantinedRow {
  readonly id: string;
  readonly tracking_code: string;
  readonly status: InquiryStatus;
  readonly lead_id: string | null;
  readonly review: 'released' | 'confirmed' | null;
  readonly api_key_id: string | null;
  readonly channel: IntakeOrder['channel'];
  readonly site_id: string | null;
  readonly park_id: string | null;
  readonly submission: object;
  readonly source: object;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly body_hash: Buffer;
}

/** Looks through what was held back: lets in what people wrote, keeps what machines wrote, and learns from both. */
@Injectable()
export class QuarantineService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly intake: IntakeService,
    private readonly lessons: SpamLessons,
    private readonly workspace: WorkspaceView,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Lets inquiries in as if they had come now: each gets its lead and its agent, and keeps its code.
   * @param askedAgain how the person came back, where a program brought one who had wanted to be left alone
   */
  public async release(
    actor: Actor,
    ids: readonly string[],
    askedAgain: string | null = null,
  ): Promise<ReviewedResponse[]> {
    return this.each(ids, (id) => this.releaseOne(actor, id, askedAgain));
  }

  /** Says that inquiries are spam; they stay until their retention ends. */
  public async confirm(actor: Actor, ids: readonly string[]): Promise<ReviewedResponse[]> {
    return this.each(ids, async (id) => {
      await this.dataSource.transaction((tx) => this.confirmOne(tx, actor, id));
      return null;
    });
  }

  private async each(
    ids: readonly string[],
    review: (id: string) => Promise<string | null>,
  ): Promise<ReviewedResponse[]> {
    const results: ReviewedResponse[] = [];
    for (const id of ids) {
      try {
        results.push({ id, ok: true, leadId: await review(id), code: null, message: null });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const message = translate(
          currentLocale(),
          `error.${error.extra.words ?? error.code}.detail`,
          error.facts,
        );
        results.push({ id, ok: false, leadId: null, code: error.code, message });
      }
    }
    return results;
  }

  /** A second click finds it released and answers the same lead. */
  private async releaseOne(actor: Actor, id: string, askedAgain: string | null): Promise<string | null> {
    const seen = await this.find(this.dataSource.manager, actor, id, false);
    const order = { ...(await this.orderOf(actor, seen)), askedAgain };
    return this.intake.accept(order, async (tx, write) => {
      const row = await this.find(tx, actor, id, true);
      if (row.status === 'accepted' && row.review === 'released') return row.lead_id;
      if (row.status !== 'quarantined') throw new DomainError('not_quarantined');
      const { lead } = await write();
      await this.lessons.learn(tx, this.subjectOf(row), 'wanted', { inquiryId: id, userId: actor.id });
      return lead?.leadId ?? null;
    });
  }

  private async confirmOne(tx: EntityManager, actor: Actor, id: string): Promise<void> {
    const row = await this.find(tx, actor, id, true);
    if (row.status !== 'quarantined') throw new DomainError('not_quarantined');
    if (row.review === 'confirmed') return;
    await tx.query(
      `UPDATE inquiries SET review = 'confirmed', reviewed_by = $2, reviewed_at = $3 WHERE id = $1`,
      [id, actor.id, this.clock.now()],
    );
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'inquiry.confirmed-spam',
      objectType: 'inquiry',
      objectId: id,
    });
    await this.lessons.learn(tx, this.subjectOf(row), 'spam', { inquiryId: id, userId: actor.id });
  }

  private async find(tx: EntityManager, actor: Actor, id: string, lock: boolean): Promise<QuarantinedRow> {
    // First the lock alone: a waiter must see the lead that the one before it gave the row.
    if (lock) await tx.query('SELECT id FROM inquiries WHERE id = $1 FOR UPDATE', [id]);
    const params: unknown[] = [id];
    const visible = inquiriesVisibleTo(actor, params);
    const rows: QuarantinedRow[] = await tx.query(
      `SELECT i.id, i.tracking_code, i.status, i.lead_id, i.review, i.api_key_id, i.channel, i.site_id, s.park_id, i.submission, i.source,
         i.phone, i.wechat, i.body_hash
       FROM inquiries i LEFT JOIN leads l ON l.id = i.lead_id LEFT JOIN sites s ON s.id = i.site_id
       WHERE i.id = $1 AND ${visible}`,
      params,
    );
    if (rows[0] === undefined) throw notFound();
    return rows[0];
  }

  /** What was stored, read again with today's parser. */
  private async orderOf(actor: Actor, row: QuarantinedRow): Promise<IntakeOrder> {
    const now = this.clock.now();
    const content = contentOfRow(row);
    const pasted = storedText(row.submission);
    const { text, parsed } = readText(content, pasted, localDate(now, this.config.tzName));
    const reading = readPerson(content, parsed.fields);
    if (!reading.ok) throw contactRequired(reading.faults);
    return {
      ...INTAKE_DEFAULTS,
      channel: row.channel,
      siteId: row.site_id,
      receivedAt: now,
      person: reading.person,
      facts: readFacts(content, parsed, reading.person, pasted, await this.workspace.parks(), row.park_id),
      source: content.source,
      outcome: outcomeOf(content, parsed),
      submission: submissionOf(content, pasted),
      parse: { text, ...parsed },
      bodyHash: row.body_hash,
      releases: {
        inquiryId: row.id,
        trackingCode: row.tracking_code,
        reviewer: actor,
        byProgram: row.api_key_id !== null,
      },
    };
  }

  private subjectOf(row: QuarantinedRow): { readonly person: string | null; readonly text: string } {
    const typed = [storedText(row.submission) ?? '', allText(contentOfRow(row))];
    return { person: row.phone ?? row.wechat, text: typed.filter((part) => part !== '').join('\n') };
  }
}

function contentOfRow(row: QuarantinedRow): InquiryContent {
  return storedContent(row.submission, row.source);
}
