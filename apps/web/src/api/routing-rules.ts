import type { Simulation } from './admin';
import type { PERIODS, RuleCondition, STRATEGIES } from './rule-fields';
import { http } from './client';
import type { Page } from './types';

type Body = Readonly<Record<string, unknown>>;
interface Ref {
  readonly id: string;
  readonly name: string;
}

export type Period = (typeof PERIODS)[number];

/** A rule as data: of the draft, or of a published version. */
export interface RuleDefinition {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly conditions: readonly RuleCondition[];
  readonly target: 'team' | 'park' | 'user';
  readonly teamId: string | null;
  readonly team: Ref | null;
  readonly user: Ref | null;
  readonly strategy: (typeof STRATEGIES)[number];
  readonly ownerFirst: boolean;
  readonly period: Period | null;
  readonly cap: number | null;
  readonly capPeriod: Period | null;
  readonly fallback: 'wait' | 'next' | 'team' | 'pool';
  readonly fallbackTeam: Ref | null;
  /** The pool named as fallback; null: the team's own. */
  readonly fallbackPool: Ref | null;
  readonly onlyOnShift: boolean;
}

/** What a rule is written by; an id of none is given to a new one. */
export type RuleInput = Omit<RuleDefinition, 'id' | 'team' | 'user' | 'fallbackTeam' | 'fallbackPool'> & {
  readonly id?: string;
  readonly userId: string | null;
  readonly fallbackTeamId: string | null;
  readonly fallbackPoolId: string | null;
};

export interface RuleFinding {
  readonly kind: 'impossible' | 'unreachable' | 'covered' | 'overlapping' | 'pool_closed';
  readonly ruleId: string;
  readonly byId: string | null;
  /** All that have to do with it; for `covered` those that together leave nothing. */
  readonly byIds: readonly string[];
}

export interface RuleChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly ruleId: string;
  readonly name: string;
}

export interface RuleDraft {
  readonly version: number;
  readonly base: number;
  /** Whether another version was published since it was begun. */
  readonly stale: boolean;
  readonly rules: readonly RuleDefinition[];
  readonly changes: readonly RuleChange[];
  readonly findings: readonly RuleFinding[];
  readonly updatedBy: Ref;
  readonly updatedAt: string;
}

export interface RuleSet {
  /** The number of the published version. */
  readonly current: number;
  readonly findings: readonly RuleFinding[];
  readonly draft: RuleDraft | null;
  readonly unmatched: { readonly days: number; readonly count: number };
}

export interface RuleVersion {
  readonly number: number;
  readonly kind: 'initial' | 'edited' | 'published' | 'restored';
  readonly note: string | null;
  readonly restoredFrom: number | null;
  readonly by: Ref | null;
  readonly at: string;
  readonly rules: number;
}

export interface RuleVersionDetail extends RuleVersion {
  readonly changes: readonly RuleChange[];
}

export interface UnmatchedLead {
  readonly leadId: string;
  readonly number: string;
  readonly at: string;
  readonly waiting: boolean;
  readonly owner: Ref | null;
}

export interface DryRunRow {
  readonly leadId: string;
  readonly number: string;
  readonly at: string;
  readonly rule: Ref | null;
  readonly was: Ref | null;
  readonly would: Ref | null;
  readonly pool: Ref | null;
  readonly waitingReason: string | null;
}

export interface DryRunResult {
  readonly leads: number;
  readonly entered: number;
  readonly same: number;
  readonly different: number;
  readonly waiting: number;
  readonly pooled: number;
  readonly unmatched: number;
  readonly agents: readonly { readonly agent: Ref; readonly was: number; readonly would: number }[];
  readonly rules: readonly { readonly rule: Ref; readonly leads: number }[];
  readonly differences: readonly DryRunRow[];
  readonly unmatchedLeads: readonly DryRunRow[];
}

export interface DryRun {
  readonly id: string;
  readonly status: 'queued' | 'running' | 'done' | 'failed';
  readonly progress: number;
  readonly days: number;
  readonly draftVersion: number | null;
  readonly result: DryRunResult | null;
}

const LIMIT = 200;

export const getRuleSet = (): Promise<RuleSet> => http.get('/routing/rule-set');
export const saveDraft = (body: {
  readonly version: number;
  readonly base?: number;
  readonly rules: readonly RuleInput[];
}): Promise<RuleSet> => http.put('/routing/draft', body);
export const discardDraft = (version: number): Promise<RuleSet> =>
  http.post('/routing/draft/discard', { version });
export const publishDraft = (version: number, note: string): Promise<RuleVersion> =>
  http.post('/routing/draft/publish', { version, note });
export const listVersions = (cursor?: string): Promise<Page<RuleVersion>> =>
  http.get('/routing/versions', { cursor });
export const getVersion = (number: number): Promise<RuleVersionDetail> =>
  http.get(`/routing/versions/${number}`);
export const restoreVersion = (number: number, current: number): Promise<RuleVersion> =>
  http.post(`/routing/versions/${number}/restore`, { current });
export const listUnmatched = (cursor?: string): Promise<Page<UnmatchedLead>> =>
  http.get('/routing/unmatched', { cursor });

/** Past leads under the draft or the published rules; a job. */
export const requestDryRun = (body: Body): Promise<DryRun> => http.post('/routing/dry-runs', body);
export const getDryRun = (id: string): Promise<DryRun> => http.get(`/routing/dry-runs/${id}`);

export const listPublished = (): Promise<Page<RuleDefinition>> =>
  http.get('/routing/rules', { limit: LIMIT });
/** Who would get such an inquiry now, and why. */
export const simulate = (body: Body): Promise<Simulation> => http.post('/routing/simulate', body);
