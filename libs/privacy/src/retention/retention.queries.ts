import { Injectable } from '@nestjs/common';
import { assertNever } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { PersonClass } from './retention.policy';

/** Somebody whose time is over: an inquiry (spam) or a contact. */
export interface DueSubject {
  readonly id: string;
  /** What staff know it by: a lead's number, or an inquiry's code. */
  readonly label: string | null;
  readonly last_at: Date;
}

const FREE = `c.erased_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.contact_id = c.id AND h.released_at IS NULL)`;
// The card itself counts for people without lead or inquiry only.
const LAST = `coalesce(greatest(l.created_at, l.last_activity_at,
  (SELECT max(i.received_at) FROM inquiries i WHERE i.contact_id = c.id)), c.created_at)`;

/** The subjects of a class whose last contact lies before `$1`. */
function dueSql(of: PersonClass): string {
  switch (of) {
    case 'spam':
      return `SELECT i.id, i.tracking_code AS label, i.received_at AS last_at FROM inquiries i
        WHERE i.status = 'quarantined' AND i.received_at < $1 AND i.submission <> '{}'::jsonb
          AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.contact_id = i.contact_id AND h.released_at IS NULL)`;
    case 'lead':
      return `SELECT c.id, max(l.number) AS label, max(${LAST}) AS last_at
        FROM contacts c LEFT JOIN leads l ON l.contact_id = c.id
        WHERE ${FREE}
          AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.contact_id = c.id OR d.lead_id = l.id)
        GROUP BY c.id HAVING max(${LAST}) < $1`;
    case 'deal':
      return `SELECT c.id, max(l.number) AS label, max(greatest(${LAST}, d.stage_entered_at, d.last_activity_at)) AS last_at
        FROM contacts c JOIN leads l ON l.contact_id = c.id JOIN deals d ON d.lead_id = l.id OR d.contact_id = c.id
        WHERE ${FREE}
        GROUP BY c.id
        HAVING bool_and(d.status IN ('lost', 'transferred'))
          AND max(greatest(${LAST}, d.stage_entered_at, d.last_activity_at)) < $1`;
    default:
      return assertNever(of);
  }
}

/** Who is due, and what was warned of. */
@Injectable()
export class RetentionQueries {
  public async count(tx: EntityManager, of: PersonClass, before: Date): Promise<number> {
    const rows: { n: number }[] = await tx.query(`SELECT count(*)::int AS n FROM (${dueSql(of)}) due`, [
      before,
    ]);
    return rows[0]?.n ?? 0;
  }

  /** The longest due first. */
  public async due(tx: EntityManager, of: PersonClass, before: Date, limit: number): Promise<DueSubject[]> {
    return tx.query(`SELECT * FROM (${dueSql(of)}) due ORDER BY last_at, id LIMIT $2`, [before, limit]);
  }

  /** Due ones that were warned of at least so long ago. */
  public async ripe(
    tx: EntityManager,
    of: PersonClass,
    before: Date,
    warnedBefore: Date,
    limit: number,
  ): Promise<DueSubject[]> {
    return tx.query(
      `SELECT due.* FROM (${dueSql(of)}) due
         JOIN retention_warnings w ON w.class = $2 AND w.subject_id = due.id AND w.warned_at <= $3
        ORDER BY due.last_at, due.id LIMIT $4`,
      [before, of, warnedBefore, limit],
    );
  }

  /** Warns of everybody who will be due then; forgets warnings of those who came back. Answers how many are new. */
  public async warn(tx: EntityManager, of: PersonClass, dueThen: Date, now: Date): Promise<number> {
    await tx.query(
      `DELETE FROM retention_warnings w WHERE w.class = $2
         AND NOT EXISTS (SELECT 1 FROM (${dueSql(of)}) due WHERE due.id = w.subject_id)`,
      [dueThen, of],
    );
    const added: unknown[] = await tx.query(
      `INSERT INTO retention_warnings (class, subject_id, warned_at)
       SELECT $2, due.id, $3 FROM (${dueSql(of)}) due ON CONFLICT DO NOTHING RETURNING subject_id`,
      [dueThen, of, now],
    );
    return added.length;
  }

  /** Whether a subject is still due; called with its rows about to be changed. */
  public async isStillDue(tx: EntityManager, of: PersonClass, id: string, before: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM (${dueSql(of)}) due WHERE due.id = $2`, [
      before,
      id,
    ]);
    return rows.length > 0;
  }

  public async recordRun(tx: EntityManager, id: string, at: Date, counts: object): Promise<void> {
    await tx.query('INSERT INTO retention_runs (id, at, counts) VALUES ($1, $2, $3)', [
      id,
      at,
      JSON.stringify(counts),
    ]);
  }

  public async lastRun(
    tx: EntityManager,
  ): Promise<{ readonly at: Date; readonly counts: Record<string, number> } | null> {
    const rows: { at: Date; counts: Record<string, number> }[] = await tx.query(
      'SELECT at, counts FROM retention_runs ORDER BY at DESC, id DESC LIMIT 1',
    );
    return rows[0] ?? null;
  }
}
