import type { EntityManager } from 'typeorm';

/** When sweeps last began again after an outage; null while there was none that still matters. */
export async function resumedAt(tx: EntityManager, name: string): Promise<Date | null> {
  const rows: { resumed_at: Date | null }[] = await tx.query(
    'SELECT resumed_at FROM sweep_beats WHERE name = $1',
    [name],
  );
  return rows[0]?.resumed_at ?? null;
}

/** Whether sweeps noted an outage by a clock that was put back since: what they put off until its grace has ended is too late. */
export async function outageLiesAhead(
  tx: EntityManager,
  name: string,
  now: Date,
  outageMs: number,
): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    'SELECT 1 FROM sweep_beats WHERE name = $1 AND resumed_at > $2::timestamptz + make_interval(secs => $3)',
    [name, now, outageMs / 1000],
  );
  return rows.length > 0;
}

/**
 * Notes that a sweep runs, and answers when sweeps last began again after an outage; null while there was none. A clock
 * that was turned back is no outage; one that lies far ahead of it began now, for nobody knows what the clock hid. By less
 * than an outage ahead it is that of another worker, whose clock is a little ahead. Two workers at once: the second reads what the first wrote.
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
         WHEN b.resumed_at <= excluded.beat_at + make_interval(secs => $3) THEN b.resumed_at
         WHEN b.resumed_at IS NOT NULL THEN excluded.beat_at END
     RETURNING resumed_at`,
    [name, now, outageMs / 1000],
  );
  return rows[0]?.resumed_at ?? null;
}
