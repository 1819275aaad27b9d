import { RULE_FIELDS, RULE_OPERATORS, type RuleCondition } from '../../api/rule-fields';

/** One person whom the rule considered. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly open: number | null;
  readonly capacity: number | null;
  readonly weight: number | null;
  readonly received: number | null;
  /** 1 = first choice; null when they could not take it. */
  readonly rank: number | null;
  /** Leads behind (+) or ahead (−) of their share. */
  readonly shortfall: number | null;
  /** Leads that count as received by somebody's correction; below zero when they are owed some. */
  readonly corrected: number | null;
  /** What they had of the rule's cap. */
  readonly cap: { readonly limit: number; readonly given: number } | null;
  /** message key under `why.verdict.` */
  readonly verdict: 'eligible' | 'inactive' | 'not_accepting' | 'on_leave' | 'full' | 'rule_cap' | 'had_it';
}

/** A rule that held although nobody it names could take the lead. */
export interface TriedRule {
  readonly rule: string;
  readonly team: string | null;
  readonly reason: (typeof REASONS)[number];
}

/** What is stored with a decision, as far as it can be read. */
export interface Decision {
  readonly strategy: (typeof STRATEGIES)[number] | null;
  readonly companyOwnerId: string | null;
  readonly tried: readonly TriedRule[];
  readonly candidates: readonly Candidate[];
}

/** A sentence about a candidate: a message of the lead's page and its values. */
export interface Sentence {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

type Row = Readonly<Record<string, unknown>>;

const VERDICTS: readonly Candidate['verdict'][] = [
  'inactive',
  'not_accepting',
  'on_leave',
  'full',
  'rule_cap',
  'had_it',
];
const STRATEGIES = ['fair_share', 'round_robin', 'least_load'] as const;
const REASONS = ['no_members', 'all_full', 'off_shift', 'on_leave', 'paused', 'no_rule'] as const;
const LEVEL = 0.05; // less is nothing that anybody would call behind or ahead

/** Reads the stored inputs of a decision; anything unknown in them is left out. */
export function decisionOf(inputs: Row): Decision {
  const rule = rowOf(inputs.rule);
  return {
    strategy: STRATEGIES.find((known) => known === rule?.strategy) ?? null,
    companyOwnerId: typeof inputs.companyOwnerId === 'string' ? inputs.companyOwnerId : null,
    tried: rowsOf(inputs.tried).flatMap((row) => {
      const reason = REASONS.find((known) => known === row.reason);
      const name = rowOf(row.rule)?.name;
      const team = rowOf(row.team)?.name;
      if (reason === undefined || typeof name !== 'string') return [];
      return [{ rule: name, team: typeof team === 'string' ? team : null, reason }];
    }),
    candidates: rowsOf(inputs.candidates).flatMap(candidateOf),
  };
}

/** What the rule asked for, as it was then; lines that this version does not know are left out. */
export function conditionsOf(inputs: Row): readonly RuleCondition[] {
  return rowsOf(rowOf(inputs.rule)?.conditions).flatMap(({ field, op, value }) => {
    const known = RULE_FIELDS.find((one) => one === field);
    const operator = RULE_OPERATORS.find((one) => one === op);
    if (known === undefined || operator === undefined) return [];
    if (typeof value === 'string' || typeof value === 'number')
      return [{ field: known, op: operator, value }];
    return Array.isArray(value)
      ? [{ field: known, op: operator, value: value.filter((item) => typeof item === 'string') }]
      : [{ field: known, op: operator }];
  });
}

/** Why somebody got the lead, or did not: what was decided about them, in words. */
export function whyOf(candidate: Candidate, decision: Decision, chosenId: string): readonly Sentence[] {
  const isChosen = candidate.id === chosenId;
  if (candidate.verdict === 'full') {
    return [{ key: 'why.full', values: { open: candidate.open ?? 0, capacity: candidate.capacity ?? 0 } }];
  }
  if (candidate.verdict !== 'eligible') {
    const cap = candidate.verdict === 'rule_cap' ? capOf(candidate) : [];
    return cap.length > 0 ? cap : [{ key: `why.verdict.${candidate.verdict}` }];
  }
  if (candidate.id === decision.companyOwnerId) return [{ key: 'why.owner' }];
  const place = candidate.rank ?? 0;
  return [
    isChosen ? { key: 'why.turn.first' } : { key: 'why.rank', values: { n: place } },
    ...(place === 1 && !isChosen ? [{ key: 'why.skipped' }] : []),
    ...shareOf(candidate),
    ...correctionOf(candidate),
    ...capOf(candidate),
  ];
}

function shareOf({ weight, received, shortfall }: Candidate): Sentence[] {
  if (weight === null || received === null || shortfall === null) return [];
  const side = shortfall > LEVEL ? 'behind' : shortfall < -LEVEL ? 'ahead' : 'level';
  return [{ key: `why.share.${side}`, values: { weight, received, n: Math.abs(shortfall).toFixed(1) } }];
}

function correctionOf({ corrected }: Candidate): Sentence[] {
  if (corrected === null || corrected === 0) return [];
  return [
    { key: corrected < 0 ? 'why.corrected.more' : 'why.corrected.fewer', values: { n: Math.abs(corrected) } },
  ];
}

function capOf({ cap }: Candidate): Sentence[] {
  return cap === null ? [] : [{ key: 'why.cap', values: { ...cap } }];
}

function candidateOf(row: Row): Candidate[] {
  if (typeof row.userId !== 'string') return [];
  const amount = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const cap = rowOf(row.cap);
  const [limit, given] = [amount(cap?.limit), amount(cap?.given)];
  return [
    {
      id: row.userId,
      name: typeof row.name === 'string' ? row.name : row.userId.slice(0, 8),
      open: amount(row.open),
      capacity: amount(row.capacity),
      weight: amount(row.weight),
      received: amount(row.received),
      rank: amount(row.rank),
      shortfall: amount(row.shortfall),
      corrected: amount(row.corrected),
      cap: limit === null || given === null ? null : { limit, given },
      verdict: VERDICTS.find((verdict) => verdict === row.why) ?? 'eligible',
    },
  ];
}

function rowsOf(value: unknown): Row[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const row = rowOf(entry);
    return row === null ? [] : [row];
  });
}

function rowOf(value: unknown): Row | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
}
