import { Injectable, Logger } from '@nestjs/common';
import { Clock, Settings, addJob, newId, writeAudit } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ErasureLog } from '../erasure/erasure-log';
import { PersonEraser } from '../erasure/person-eraser';
import { PersonFinder } from '../erasure/person-finder';
import { RETENTION_WARNED } from './retention.events';
import {
  PERSON_CLASSES,
  RETENTION_CLASSES,
  RETENTION_PERIODS,
  cutoff,
  type PersonClass,
  type RetentionClass,
} from './retention.policy';
import type { RetentionClassResponse, RetentionResponse } from './retention.response';
import { RetentionQueries } from './retention.queries';

/** People made anonymous in one night at most; the rest follows the night after. */
const PER_RUN = 2_000;
const DEFAULT_WARN_DAYS = 7;
const SAMPLES = 20;
const DAY_MS = 86_400_000;

/** Ends what was kept long enough: warns first, then makes people anonymous and deletes what is only bookkeeping. */
@Injectable()
export class RetentionService {
  private readonly logger = new Logger('Retention');

  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: RetentionQueries,
    private readonly finder: PersonFinder,
    private readonly eraser: PersonEraser,
    private readonly files: ErasureLog,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** What is due now and within thirty days, with samples; changes nothing. */
  public async preview(): Promise<RetentionResponse> {
    const tx = this.dataSource.manager;
    const now = this.clock.now();
    const classes: RetentionClassResponse[] = [];
    for (const of of RETENTION_CLASSES) classes.push(await this.previewOf(tx, of, now));
    const last = await this.queries.lastRun(tx);
    return {
      classes,
      warnDays: await this.warnDays(),
      lastRun: last === null ? null : { at: last.at.toISOString(), counts: last.counts },
    };
  }

  /** The nightly run. May be repeated: each step takes only what is due. */
  public async run(): Promise<void> {
    const now = this.clock.now();
    const warnDays = await this.warnDays();
    const counts: Record<string, number> = {};
    let warned = 0;
    for (const of of PERSON_CLASSES) {
      const dueThen = await this.before(of, new Date(now.getTime() + warnDays * DAY_MS));
      warned += await this.dataSource.transaction((tx) => this.queries.warn(tx, of, dueThen, now));
      counts[of] = await this.anonymise(of, now, warnDays);
    }
    Object.assign(counts, await this.deleteBookkeeping(now));
    await this.dataSource.transaction(async (tx) => {
      await this.queries.recordRun(tx, newId(), now, { ...counts, warned });
      if (warned > 0)
        await addJob(tx, RETENTION_WARNED, { count: warned, days: warnDays, at: now.toISOString() });
      await writeAudit(tx, {
        actorId: null,
        action: 'retention.run',
        objectType: 'retention',
        objectId: null,
        data: { ...counts, warned },
      });
    });
    this.logger.log({ event: 'retention_run', ...counts, warned });
  }

  private async anonymise(of: PersonClass, now: Date, warnDays: number): Promise<number> {
    const before = await this.before(of, now);
    const warnedBefore = new Date(now.getTime() - warnDays * DAY_MS);
    const subjects = await this.queries.ripe(this.dataSource.manager, of, before, warnedBefore, PER_RUN);
    let done = 0;
    for (const { id } of subjects) {
      await this.dataSource.transaction(async (tx) => {
        const person =
          of === 'spam'
            ? await this.finder.alone(tx, { inquiries: [id] })
            : await this.finder.resolve(tx, { contactIds: [id] });
        if (!(await this.queries.isStillDue(tx, of, id, before))) return;
        await this.eraser.erase(tx, person, {
          reason: 'retention',
          requestId: null,
          now,
          suppress: false,
          sweep: false,
        });
        await tx.query('DELETE FROM retention_warnings WHERE class = $1 AND subject_id = $2', [of, id]);
        done += 1;
      });
    }
    return done;
  }

  private async deleteBookkeeping(now: Date): Promise<Record<string, number>> {
    const remove = async (sql: string, before: Date): Promise<number> => {
      const [, count]: [unknown, number] = await this.dataSource.query(sql, [before]);
      return count;
    };
    const mailBefore = await this.before('mail', now);
    const old: { id: string }[] = await this.dataSource.query('SELECT id FROM mails WHERE created_at < $1', [
      mailBefore,
    ]);
    await this.files.removeFiles(old.map(({ id }) => `mail/${id}.eml`));
    return {
      intakeLog: await remove('DELETE FROM intake_log WHERE at < $1', await this.before('intakeLog', now)),
      idempotency: await remove(
        'DELETE FROM idempotency_keys WHERE created_at < $1',
        await this.before('idempotency', now),
      ),
      mail: await remove(`DELETE FROM mails WHERE created_at < $1 AND status <> 'queued'`, mailBefore),
      notices: await remove('DELETE FROM notifications WHERE created_at < $1', mailBefore),
      limits: await remove(
        `DELETE FROM rate_limits WHERE expire < extract(epoch FROM $1::timestamptz) * 1000`,
        now,
      ),
    };
  }

  private async previewOf(tx: EntityManager, of: RetentionClass, now: Date): Promise<RetentionClassResponse> {
    const { setting, unit, fallback } = RETENTION_PERIODS[of];
    const amount = await this.settings.get(setting, fallback);
    const base = { class: of, setting, unit, amount };
    const before = cutoff(now, unit, amount);
    const soon = cutoff(new Date(now.getTime() + 30 * DAY_MS), unit, amount);
    if (of === 'spam' || of === 'lead' || of === 'deal') {
      const samples = await this.queries.due(tx, of, before, SAMPLES);
      return {
        ...base,
        due: await this.queries.count(tx, of, before),
        soon: await this.queries.count(tx, of, soon),
        samples: samples.map((row) => ({ label: row.label ?? row.id, lastAt: row.last_at.toISOString() })),
      };
    }
    const [table, column] = BOOKKEEPING[of];
    const rows: { due: number; soon: number }[] = await tx.query(
      `SELECT count(*) FILTER (WHERE ${column} < $1)::int AS due, count(*)::int AS soon FROM ${table} WHERE ${column} < $2`,
      [before, soon],
    );
    return { ...base, due: rows[0]?.due ?? 0, soon: rows[0]?.soon ?? 0, samples: [] };
  }

  private async before(of: RetentionClass, at: Date): Promise<Date> {
    const { setting, unit, fallback } = RETENTION_PERIODS[of];
    return cutoff(at, unit, await this.settings.get(setting, fallback));
  }

  private async warnDays(): Promise<number> {
    return this.settings.get('retention.warnDays', DEFAULT_WARN_DAYS);
  }
}

const BOOKKEEPING = {
  intakeLog: ['intake_log', 'at'],
  idempotency: ['idempotency_keys', 'created_at'],
  mail: ['mails', 'created_at'],
} as const;
