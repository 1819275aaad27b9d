import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { seatOf } from './decision.policy';
import type { RoutingDecision } from './decision.policy';
import type { RankedCandidate } from './fair-share.policy';
import { levelCredit, rebase, type LedgerEntry } from './rebase.policy';

interface LedgerRow {
  readonly rule_id: string;
  readonly user_id: string;
  readonly weight: number;
  readonly received: number;
  readonly credit: number;
}

// One rule's ledger of the running period, in the order in which decisions lock it.
const LOCKED = `SELECT s.rule_id, s.user_id, coalesce(l.weight, 1)::float8 AS weight, s.received + s.corrected AS received, s.credit::float8 AS credit
  FROM routing_shares s LEFT JOIN agent_loads l ON l.user_id = s.user_id
  WHERE s.rule_id = $1 AND s.period_start IS NOT DISTINCT FROM
    (SELECT o.period_start FROM routing_shares o WHERE o.rule_id = $1 AND o.user_id = $2)
  ORDER BY s.user_id FOR NO KEY UPDATE OF s`;

// As the statement that gives new leads does it (leads, take-lead.queries).
const COUNT = `INSERT INTO routing_shares AS s (rule_id, user_id, received, credit, last_at, period_start, capped, cap_start)
  SELECT $1, c.user_id, c.given, c.credit, CASE WHEN c.given = 1 THEN $7::timestamptz END, $5::timestamptz, c.given, $6::timestamptz
  FROM unnest($2::uuid[], $3::integer[], $4::numeric[]) AS c(user_id, given, credit)
  ON CONFLICT (rule_id, user_id) DO UPDATE SET
    received = excluded.received + CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.received ELSE 0 END,
    credit = excluded.credit + CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.credit ELSE 0 END,
    corrected = CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.corrected ELSE 0 END,
    slack = CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.slack ELSE 0 END,
    capped = excluded.capped + CASE WHEN s.cap_start IS NOT DISTINCT FROM excluded.cap_start THEN s.capped ELSE 0 END,
    period_start = excluded.period_start, cap_start = excluded.cap_start, last_at = excluded.last_at
  WHERE excluded.received > 0`;

/** Corrections of the share ledgers besides giving leads: another weight, the end of a leave, an administrator's hand. */
@Injectable()
export class LedgerService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
  ) {}

  /**
   * Counts a lead that the rules gave to somebody besides the path of new leads, with whom the rule considered for the
   * first time. Call after the owner's counter is held, as there.
   */
  public async count(
    tx: EntityManager,
    { rule, ranked }: RoutingDecision,
    chosen: RankedCandidate,
    now: Date,
  ): Promise<void> {
    if (rule === null) return;
    const { tz } = (await this.calendars.all()).workspace;
    const { periodStart, capStart } = seatOf(rule, tz, now);
    const rows = [
      { userId: chosen.userId, given: 1, credit: chosen.lift ?? 0 },
      ...ranked
        .filter(({ userId, eligible, newcomer }) => eligible && newcomer === true && userId !== chosen.userId)
        .map(({ userId, credit }) => ({ userId, given: 0, credit })),
    ].sort((a, b) => (a.userId < b.userId ? -1 : 1));
    await tx.query(COUNT, [
      rule.id,
      rows.map((row) => row.userId),
      rows.map((row) => row.given),
      rows.map((row) => row.credit),
      periodStart,
      capStart,
      now,
    ]);
  }

  /** Before a weight is written: nobody gains or loses of what was given so far. */
  public async reweigh(tx: EntityManager, userId: string, weight: number): Promise<void> {
    for (const ruleId of await rulesOf(tx, userId)) {
      const ledger = await lockedLedger(tx, ruleId, userId);
      await write(tx, ruleId, rebase(ledger, new Map([[userId, weight]])));
    }
  }

  /** Puts those whose leave is over level with the others, once each; answers how many there were. */
  public async settleReturns(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const rows: { id: string; user_id: string }[] = await tx.query(
        `SELECT id, user_id FROM agent_leaves WHERE NOT settled AND ends_at <= $1 ORDER BY id LIMIT 200
         FOR UPDATE SKIP LOCKED`,
        [this.clock.now()],
      );
      for (const userId of [...new Set(rows.map((row) => row.user_id))].sort()) {
        for (const ruleId of await rulesOf(tx, userId)) {
          const ledger = await lockedLedger(tx, ruleId, userId);
          const own = ledger.find((entry) => entry.userId === userId);
          if (own === undefined) continue;
          const others = ledger.filter((entry) => entry !== own);
          await write(tx, ruleId, new Map([[userId, levelCredit(own, others)]]));
        }
      }
      await tx.query('UPDATE agent_leaves SET settled = true WHERE id = ANY($1::uuid[])', [
        rows.map((row) => row.id),
      ]);
      return rows.length;
    });
  }
}

async function rulesOf(tx: EntityManager, userId: string): Promise<readonly string[]> {
  const rows: { rule_id: string }[] = await tx.query(
    'SELECT rule_id FROM routing_shares WHERE user_id = $1 ORDER BY rule_id',
    [userId],
  );
  return rows.map((row) => row.rule_id);
}

async function lockedLedger(
  tx: EntityManager,
  ruleId: string,
  userId: string,
): Promise<readonly LedgerEntry[]> {
  const rows: LedgerRow[] = await tx.query(LOCKED, [ruleId, userId]);
  return rows.map(({ user_id, weight, received, credit }) => ({
    userId: user_id,
    weight,
    received,
    credit,
  }));
}

async function write(tx: EntityManager, ruleId: string, credits: ReadonlyMap<string, number>): Promise<void> {
  await tx.query(
    `UPDATE routing_shares s SET credit = c.credit FROM unnest($2::uuid[], $3::numeric[]) AS c(user_id, credit)
     WHERE s.rule_id = $1 AND s.user_id = c.user_id`,
    [ruleId, [...credits.keys()], [...credits.values()]],
  );
}
