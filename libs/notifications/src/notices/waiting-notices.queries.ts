import type { EntityManager } from 'typeorm';

/** Leads that no rule wanted, and those for whom nobody was free: they are told of apart. */
export type WaitingKind = 'unmatched' | 'waiting';

/** A time in which leads that wait are gathered. */
export interface WaitingPeriod {
  readonly kind: WaitingKind;
  /** The team, or the park where there is no team. */
  readonly scope: string;
  readonly endsAt: Date;
}

/** A lead that the end of its period tells of. */
export interface UntoldLead {
  readonly id: string;
  readonly kind: WaitingKind;
  readonly scope: string;
  readonly team_id: string | null;
  /** Whether it still waits. */
  readonly waiting: boolean;
}

/**
 * Adds a lead to the running period, or begins one; answers whether it began one and has not been told of this day. The
 * period's row is held until the commit: of two leads at once one is the first, and none slips in behind a period that
 * is just being ended.
 */
export async function joinPeriod(
  tx: EntityManager,
  period: { readonly kind: WaitingKind; readonly scope: string },
  lead: { readonly leadId: string; readonly day: string; readonly now: Date; readonly endsAt: Date },
): Promise<boolean> {
  const rows: { begun: boolean }[] = await tx.query(
    `INSERT INTO waiting_periods AS p (kind, scope, ends_at) VALUES ($1, $2, $3)
     ON CONFLICT (kind, scope) DO UPDATE SET ends_at = p.ends_at RETURNING p.xmax = 0 AS begun`,
    [period.kind, period.scope, lead.endsAt],
  );
  const isFirst = rows[0]?.begun === true;
  const added: unknown[] = await tx.query(
    `INSERT INTO waiting_notices (lead_id, kind, day, scope, at, told_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (lead_id, kind, day) DO NOTHING RETURNING lead_id`,
    [lead.leadId, period.kind, lead.day, period.scope, lead.now, isFirst ? lead.now : null],
  );
  return isFirst && added.length > 0;
}

/** Locks the periods that are over; those that another worker ends are passed over. */
export async function takeDuePeriods(tx: EntityManager, now: Date): Promise<readonly WaitingPeriod[]> {
  const rows: WaitingPeriod[] = await tx.query(
    `SELECT kind, scope, ends_at AS "endsAt" FROM waiting_periods WHERE ends_at <= $1
     ORDER BY kind, scope FOR UPDATE SKIP LOCKED`,
    [now],
  );
  return rows;
}

/** Marks the leads of these periods as told and answers them. */
export async function takeUntold(
  tx: EntityManager,
  periods: readonly WaitingPeriod[],
  now: Date,
): Promise<readonly UntoldLead[]> {
  const [rows]: [UntoldLead[], number] = await tx.query(
    `UPDATE waiting_notices n SET told_at = $1 FROM leads l, unnest($2::text[], $3::uuid[]) AS p(kind, scope)
     WHERE n.told_at IS NULL AND n.kind = p.kind AND n.scope = p.scope AND l.id = n.lead_id
     RETURNING n.lead_id AS id, n.kind, n.scope, l.team_id, l.waiting_reason IS NOT NULL AS waiting`,
    [now, periods.map(({ kind }) => kind), periods.map(({ scope }) => scope)],
  );
  return rows;
}

/** Ends periods in which nothing came; the others begin anew. */
export async function endPeriods(
  tx: EntityManager,
  periods: readonly WaitingPeriod[],
  told: readonly UntoldLead[],
  endsAt: Date,
): Promise<void> {
  const goesOn = new Set(told.map(({ kind, scope }) => `${kind} ${scope}`));
  for (const { kind, scope } of periods) {
    const key = [kind, scope];
    if (goesOn.has(key.join(' ')))
      await tx.query('UPDATE waiting_periods SET ends_at = $3 WHERE kind = $1 AND scope = $2', [
        ...key,
        endsAt,
      ]);
    else await tx.query('DELETE FROM waiting_periods WHERE kind = $1 AND scope = $2', key);
  }
}

/** Forgets leads that were told of long ago. */
export async function forgetTold(tx: EntityManager, before: Date): Promise<void> {
  await tx.query('DELETE FROM waiting_notices WHERE told_at < $1', [before]);
}
