import type { DryRunOutcome, PastLead } from './dry-run.policy';

/** Rows of each list that are kept; more than anybody reads. */
const MAX_ROWS = 200;

export interface StoredRow {
  readonly leadId: string;
  readonly at: string;
  readonly ruleId: string | null;
  readonly was: string | null;
  readonly would: string | null;
  readonly reason: string | null;
  /** Absent in runs from before. */
  readonly poolId?: string | null;
}

/** What is kept of a run: ids and counts. */
export interface StoredResult {
  leads: number;
  entered: number;
  same: number;
  different: number;
  waiting: number;
  /** Absent in runs from before. */
  pooled?: number;
  unmatched: number;
  /** by user: [was, would] */
  readonly agents: Record<string, [number, number]>;
  /** leads by rule */
  readonly rules: Record<string, number>;
  readonly differences: StoredRow[];
  readonly unmatchedLeads: StoredRow[];
}

export function emptyResult(): StoredResult {
  return {
    leads: 0,
    entered: 0,
    same: 0,
    different: 0,
    waiting: 0,
    pooled: 0,
    unmatched: 0,
    agents: {},
    rules: {},
    differences: [],
    unmatchedLeads: [],
  };
}

/** Counts one more lead; of the lists the newest rows stay. */
export function addOutcome(result: StoredResult, lead: PastLead, outcome: DryRunOutcome): void {
  result.leads += 1;
  count(result, lead.ownerId, 0);
  count(result, outcome.ownerId, 1);
  if (lead.entered) {
    result.entered += 1;
    return;
  }
  if (outcome.ruleId !== null) result.rules[outcome.ruleId] = (result.rules[outcome.ruleId] ?? 0) + 1;
  const row: StoredRow = {
    leadId: lead.leadId,
    at: lead.at.toISOString(),
    ruleId: outcome.ruleId,
    was: lead.ownerId,
    would: outcome.ownerId,
    reason: outcome.reason,
    poolId: outcome.poolId,
  };
  if (outcome.reason === 'no_rule') {
    result.unmatched += 1;
    keep(result.unmatchedLeads, row);
  } else if (outcome.poolId !== null) result.pooled = (result.pooled ?? 0) + 1;
  else if (outcome.reason !== null) result.waiting += 1;
  if (lead.ownerId === outcome.ownerId) result.same += 1;
  else {
    result.different += 1;
    keep(result.differences, row);
  }
}

function count(result: StoredResult, userId: string | null, side: 0 | 1): void {
  if (userId === null) return;
  const counts = (result.agents[userId] ??= [0, 0]);
  counts[side] += 1;
}

function keep(rows: StoredRow[], row: StoredRow): void {
  rows.unshift(row);
  if (rows.length > MAX_ROWS) rows.pop();
}
