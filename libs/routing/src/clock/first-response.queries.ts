import type { EntityManager } from 'typeorm';
import type { DueClock } from '@luodi/leads';

/**
 * The steps of first-response clocks that are in the ledger. Clocks that were warned before there was a ledger have the
 * percentage in their column.
 */
export async function firedSteps(
  tx: EntityManager,
  clocks: readonly DueClock[],
): Promise<(clock: DueClock) => ReadonlySet<string>> {
  const rows: { lead_id: string; ref: string; steps: string[] }[] = await tx.query(
    `SELECT f.lead_id, f.ref, array_agg(f.step) AS steps
     FROM unnest($1::uuid[], $2::text[]) AS c(lead_id, ref)
     JOIN clock_firings f ON f.lead_id = c.lead_id AND f.kind = 'first_response' AND f.ref = c.ref
     GROUP BY f.lead_id, f.ref`,
    [clocks.map((clock) => clock.leadId), clocks.map((clock) => clock.ref)],
  );
  const byLead = new Map(rows.map((row) => [row.lead_id, row.steps]));
  return (clock) => {
    const before = Array.from({ length: clock.warningLevel }, (_, index) => `warn:${index + 1}`);
    return new Set([...before, ...(byLead.get(clock.leadId) ?? [])]);
  };
}
