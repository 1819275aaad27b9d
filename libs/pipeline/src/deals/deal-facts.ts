import {
  dealField,
  isDealFieldKey,
  type DealFacts,
  type FactChanges,
  type FactValue,
} from '../stages/deal-fields.policy';

/** The facts of the jsonb column; keys this version doesn't know stay in the row and out of sight. */
export function readStoredFacts(stored: Readonly<Record<string, unknown>>): DealFacts {
  const facts: Record<string, FactValue> = {};
  for (const [key, value] of Object.entries(stored)) {
    if (!isDealFieldKey(key)) continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      facts[key] = value;
  }
  return facts;
}

/** What an UPDATE of deals writes for changed facts. */
export interface FactWrites {
  /** New values of headline columns. */
  readonly columns: Readonly<
    Partial<Record<'area_sqm' | 'land_mu' | 'investment_yuan' | 'industry', FactValue | null>>
  >;
  /** Merged into `facts`. */
  readonly merge: Readonly<Record<string, FactValue>>;
  /** Keys taken out of `facts`. */
  readonly remove: readonly string[];
}

/** Sorts changes into columns and the jsonb rest. */
export function factWrites(changes: FactChanges): FactWrites {
  const columns: Record<string, FactValue | null> = {};
  const merge: Record<string, FactValue> = {};
  const remove: string[] = [];
  for (const [key, value] of Object.entries(changes)) {
    if (!isDealFieldKey(key) || value === undefined) continue;
    const column = dealField(key).column;
    if (column !== undefined) columns[column] = value;
    else if (value === null) remove.push(key);
    else merge[key] = value;
  }
  return { columns, merge, remove };
}
