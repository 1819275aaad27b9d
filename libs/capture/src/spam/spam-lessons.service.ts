import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Caches, Clock } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { FormKey } from '../public/form-key';
import { linkHosts, tellingText, type SpamLesson } from './spam.policy';

const LESSONS_CACHE = 'capture.spam-lessons';
/** The newest lessons are known by heart in every process; older ones fade. */
const MAX_LESSONS = 20_000;

type LessonKind = 'person' | 'host' | 'text';

/** What of a submission a lesson can be about. */
export interface LessonSubject {
  /** Canonical phone or WeChat id. */
  readonly person: string | null;
  /** Everything that was typed. */
  readonly text: string;
}

/** Remembers, as keyed digests, what reviewers said of persons, hosts and texts. */
@Injectable()
export class SpamLessons {
  private readonly load: () => Promise<ReadonlyMap<string, 'wanted' | 'spam'>>;

  public constructor(
    dataSource: DataSource,
    private readonly caches: Caches,
    private readonly formKey: FormKey,
    private readonly clock: Clock,
  ) {
    this.load = caches.define(LESSONS_CACHE, async () => {
      const rows: { kind: LessonKind; digest: Buffer; verdict: 'wanted' | 'spam' }[] = await dataSource.query(
        `SELECT kind, digest, verdict FROM spam_lessons ORDER BY learned_at DESC LIMIT ${MAX_LESSONS}`,
      );
      return new Map(rows.map((row) => [`${row.kind}:${row.digest.toString('hex')}`, row.verdict]));
    });
  }

  /** What was learned about a submission. A wanted person counts more than a host or a text known from spam. */
  public async recall(subject: LessonSubject): Promise<SpamLesson> {
    const lessons = await this.load();
    if (lessons.size === 0) return null;
    const found = this.marks(subject).map((mark) =>
      lessons.get(`${mark.kind}:${mark.digest.toString('hex')}`),
    );
    if (found.includes('wanted')) return 'wanted';
    return found.includes('spam') ? 'spam' : null;
  }

  /**
   * Learns from a review. Released: this person and this text are wanted, its hosts are no longer held against
   * anybody. Confirmed: its text and hosts are spam, and so is the person.
   */
  public async learn(
    tx: EntityManager,
    subject: LessonSubject,
    verdict: 'wanted' | 'spam',
    by: { readonly inquiryId: string; readonly userId: string },
  ): Promise<void> {
    const marks = this.marks(subject);
    const hosts = marks.filter((mark) => mark.kind === 'host');
    if (verdict === 'wanted' && hosts.length > 0) {
      await tx.query(
        `DELETE FROM spam_lessons WHERE kind = 'host' AND verdict = 'spam' AND digest = ANY($1)`,
        [hosts.map((mark) => mark.digest)],
      );
    }
    const kept = verdict === 'wanted' ? marks.filter((mark) => mark.kind !== 'host') : marks;
    if (kept.length > 0) {
      await tx.query(
        `INSERT INTO spam_lessons (kind, digest, verdict, inquiry_id, learned_by, learned_at)
         SELECT m.kind, m.digest, $3, $4, $5, $6 FROM unnest($1::text[], $2::bytea[]) AS m(kind, digest)
         ON CONFLICT (kind, digest) DO UPDATE SET verdict = excluded.verdict, inquiry_id = excluded.inquiry_id,
           learned_by = excluded.learned_by, learned_at = excluded.learned_at`,
        [
          kept.map((mark) => mark.kind),
          kept.map((mark) => mark.digest),
          verdict,
          by.inquiryId,
          by.userId,
          this.clock.now(),
        ],
      );
    }
    await this.caches.invalidate(tx, LESSONS_CACHE);
  }

  /** Digest by which equal texts are found in quarantine; null for short ones. */
  public textDigest(text: string): Buffer | null {
    const telling = tellingText(text);
    return telling === null ? null : this.digest('text', telling);
  }

  private marks(subject: LessonSubject): { readonly kind: LessonKind; readonly digest: Buffer }[] {
    const text = this.textDigest(subject.text);
    return [
      ...(subject.person === null
        ? []
        : [{ kind: 'person' as const, digest: this.digest('person', subject.person) }]),
      ...linkHosts(subject.text).map((host) => ({
        kind: 'host' as const,
        digest: this.digest('host', host),
      })),
      ...(text === null ? [] : [{ kind: 'text' as const, digest: text }]),
    ];
  }

  private digest(kind: LessonKind, value: string): Buffer {
    return createHmac('sha256', this.formKey.key).update(`${kind}:${value}`).digest().subarray(0, 16);
  }
}
