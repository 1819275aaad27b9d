import type { EntityManager } from 'typeorm';

/** When sweeps last began again after an outage; null while there was none that still matters. */
export async function resumedAt(tx: EntityManager, name: string): Promise<Date | null> {
  const rows: { resumed_at: Date | null }[] = await tx.query(
    'SELECT resumed_at FROM sweep_beats WHERE name = $1',
    [name],
  );
  return rows[0]?.resumed_at ?? null;
}

/**
 * Notes that a sweep runs, and answers when sweeps last began again after an outage; null while there was none. A clock
 * that was turned back is no outage, and forgets one that lies ahead of it. Two workers at once: the second reads what the first wrote.
 *
 * @param outageMs without a sweep; sweeps run each minute
 */
export async function beat(
  tx: EntityManager,
  name: string,
  now: Date,
  outageMs: number,
): Promise<Date | null> {
  const rows: { resumed_at: Date | null }[] = await tx.query(
    `INSERT INTO sweep_beats AS b (name, beat_at, resumed_at) VALUES ($1, $2, NULL)
     ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at,
       resumed_at = CASE WHEN excluded.beat_at - b.beat_at > make_interval(secs => $3) THEN excluded.beat_at
         WHEN b.resumed_at <= excluded.beat_at THEN b.resumed_at END
     RETURNING resumed_at`,
    [name, now, outageMs / 1000],
  );
  return rows[0]?.resumed_at ?? null;
}
