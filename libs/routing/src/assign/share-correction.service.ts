import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  fieldError,
  newId,
  notFound,
  validationFailed,
  versionConflict,
  writeAudit,
} from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import type { Period } from './period.policy';
import type { CorrectShareDto, ShareQuery, UndoCorrectionDto } from './share-correction.dto';
import { readCorrection, runningStart, sameInstant, type Moment } from './share-correction.queries';
import type { ShareCorrectionResponse, ShareResponse } from './share-correction.response';

interface ShareRow {
  readonly rule_name: string;
  readonly user_name: string;
  readonly period: Period | null;
  readonly weight: number;
  readonly received: number | null;
  readonly corrected: number | null;
  readonly period_start: Date | null;
}

interface Entry {
  readonly ruleId: string;
  readonly userId: string;
  readonly leads: number;
  readonly reason: string;
  readonly undoes: string | null;
}

/** Shares corrected by hand: an entry with its reason, never changed, taken back by an opposite one. */
@Injectable()
export class ShareCorrectionService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
  ) {}

  /** A person's share of a rule in the running period. @throws DomainError not_found for who never was in it */
  public async share(query: ShareQuery, tx: EntityManager = this.dataSource.manager): Promise<ShareResponse> {
    const row = await shareRow(tx, query);
    const start = runningStart(row.period, await this.moment());
    const isCurrent = sameInstant(row.period_start, start);
    return {
      rule: { id: query.ruleId, name: row.rule_name },
      user: { id: query.userId, name: row.user_name },
      weight: row.weight,
      received: isCurrent ? (row.received ?? 0) : 0,
      corrected: isCurrent ? negated(row.corrected ?? 0) : 0,
      periodStart: start?.toISOString() ?? null,
    };
  }

  /**
   * Owes somebody more leads of a rule, or fewer, in the running period.
   * @throws DomainError not_found, validation_failed, version_conflict when the share was corrected since it was read
   */
  public async correct(actor: Actor, request: CorrectShareDto): Promise<ShareCorrectionResponse> {
    if (request.leads === 0) throw validationFailed([fieldError('leads', 'not_zero')]);
    return this.dataSource.transaction(async (tx) => {
      await lockShare(tx, request);
      const before = await this.share(request, tx);
      if (before.corrected !== request.corrected) throw versionConflict(before);
      return this.enter(tx, actor, { ...request, undoes: null });
    });
  }

  /**
   * Takes a correction back by an opposite one.
   * @throws DomainError not_found, correction_final (409) when it was taken back, takes one back, or its period is over
   */
  public async undo(actor: Actor, id: string, request: UndoCorrectionDto): Promise<ShareCorrectionResponse> {
    return this.dataSource.transaction(async (tx) => {
      const known = await readCorrection(tx, id, await this.moment());
      if (known === null) throw notFound();
      const key = { ruleId: known.rule.id, userId: known.user.id };
      await lockShare(tx, key);
      const now = await readCorrection(tx, id, await this.moment());
      if (now === null || !now.undoable) throw new DomainError('correction_final');
      const leads = negated(now.leads);
      return this.enter(tx, actor, { ...key, leads, reason: request.reason, undoes: id });
    });
  }

  private async enter(tx: EntityManager, actor: Actor, entry: Entry): Promise<ShareCorrectionResponse> {
    const row = await shareRow(tx, entry);
    const start = runningStart(row.period, await this.moment());
    const id = newId();
    await tx.query(
      `INSERT INTO share_corrections (id, rule_id, user_id, leads, reason, period_start, undoes, by_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        entry.ruleId,
        entry.userId,
        entry.leads,
        entry.reason,
        start,
        entry.undoes,
        actor.id,
        this.clock.now(),
      ],
    );
    // Counts of a period that is over read as nothing; the row begins the running one.
    await tx.query(
      `UPDATE routing_shares s SET corrected = CASE WHEN c.current THEN s.corrected ELSE 0 END - $3::integer,
         slack = CASE WHEN c.current THEN s.slack ELSE 0 END + abs($3::integer),
         received = CASE WHEN c.current THEN s.received ELSE 0 END, credit = CASE WHEN c.current THEN s.credit ELSE 0 END,
         period_start = $4::timestamptz
       FROM (SELECT s.period_start IS NOT DISTINCT FROM $4::timestamptz AS current FROM routing_shares s
             WHERE s.rule_id = $1 AND s.user_id = $2) c
       WHERE s.rule_id = $1 AND s.user_id = $2`,
      [entry.ruleId, entry.userId, entry.leads, start],
    );
    const { ruleId, userId, leads, undoes } = entry;
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: undoes === null ? 'routing.share-corrected' : 'routing.share-restored',
      objectType: 'user',
      objectId: userId,
      data: { ruleId, leads, correctionId: id, ...(undoes === null ? {} : { undoes }) },
    });
    const written = await readCorrection(tx, id, await this.moment());
    if (written === null) throw notFound();
    return written;
  }

  private async moment(): Promise<Moment> {
    return { now: this.clock.now(), tz: (await this.calendars.current()).tz };
  }
}

/** First the counter, then the ledger: the order in which leads are given. */
async function lockShare(tx: EntityManager, { ruleId, userId }: ShareQuery): Promise<void> {
  await tx.query('SELECT 1 FROM agent_loads WHERE user_id = $1 FOR NO KEY UPDATE', [userId]);
  await tx.query('SELECT 1 FROM routing_shares WHERE rule_id = $1 AND user_id = $2 FOR NO KEY UPDATE', [
    ruleId,
    userId,
  ]);
}

async function shareRow(tx: EntityManager, { ruleId, userId }: ShareQuery): Promise<ShareRow> {
  const rows: ShareRow[] = await tx.query(
    `SELECT r.name AS rule_name, u.name AS user_name, r.period, coalesce(l.weight, 1)::float8 AS weight, s.received,
       s.corrected, s.period_start
     FROM routing_shares s JOIN routing_rules r ON r.id = s.rule_id JOIN users u ON u.id = s.user_id
     LEFT JOIN agent_loads l ON l.user_id = s.user_id WHERE s.rule_id = $1 AND s.user_id = $2`,
    [ruleId, userId],
  );
  if (rows[0] === undefined) throw notFound();
  return rows[0];
}

/** Never −0, which JSON does not know. */
const negated = (leads: number): number => (leads === 0 ? 0 : -leads);
