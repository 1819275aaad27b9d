/** One person whom the rule considered. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly open: number | null;
  readonly capacity: number | null;
  /** message key under `why.verdict.` */
  readonly verdict: 'eligible' | 'inactive' | 'not_accepting' | 'on_leave' | 'full';
}

const VERDICTS: readonly Candidate['verdict'][] = ['inactive', 'not_accepting', 'on_leave', 'full'];

/** Reads the stored inputs of a decision; anything unknown in them is left out. */
export function candidatesOf(inputs: Readonly<Record<string, unknown>>): Candidate[] {
  const { candidates } = inputs;
  if (!Array.isArray(candidates)) return [];
  return candidates.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const row = entry as Readonly<Record<string, unknown>>;
    if (typeof row.userId !== 'string') return [];
    const amount = (value: unknown): number | null => (typeof value === 'number' ? value : null);
    return [
      {
        id: row.userId,
        name: typeof row.name === 'string' ? row.name : row.userId.slice(0, 8),
        open: amount(row.open),
        capacity: amount(row.capacity),
        verdict: VERDICTS.find((verdict) => verdict === row.why) ?? 'eligible',
      },
    ];
  });
}
