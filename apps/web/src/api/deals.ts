import { http } from './client';
import type { Page, Ref } from './types';

/** Where a deal stands outside its stage. */
export type DealStatus = 'open' | 'won' | 'lost' | 'on_hold' | 'transferred';

/** A deal as every list and page of the API shows it; money is a decimal string in yuan, areas are ㎡ and mu. */
export interface Deal {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly status: DealStatus;
  readonly stage: {
    readonly id: string;
    readonly name: string;
    readonly milestone: string;
    readonly enteredAt: string;
  };
  readonly pipelineId: string;
  readonly leadId: string | null;
  readonly owner: Ref;
  readonly company: string | null;
  readonly park: Ref | null;
  readonly needType: string | null;
  readonly areaSqm: number | null;
  readonly landMu: number | null;
  readonly investmentYuan: string | null;
  readonly daysInStage: number;
  readonly nextStep: string | null;
  readonly nextStepDue: string | null;
  readonly industry: string | null;
  readonly lostReason: string | null;
  /** Open and longer in its stage than the stage allows. */
  readonly stalled: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** A stage of the deal's pipeline and the first date the deal came to it. */
export interface PathStage {
  readonly id: string;
  readonly name: string;
  readonly milestone: string;
  readonly enteredOn: string | null;
  readonly current: boolean;
}

/** A deal with everything its page shows. */
export interface DealDetail extends Deal {
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  readonly permissions: { readonly edit: boolean; readonly move: boolean; readonly assign: boolean };
  readonly fields: readonly GateField[];
  readonly path: readonly PathStage[];
}

export type FactValue = string | number | boolean | null;

export interface BoardColumn {
  readonly stage: string;
  readonly name: string;
  readonly count: number;
  readonly amountYuan: string;
  readonly weightedYuan: string;
  readonly items: readonly Deal[];
  readonly nextCursor: string | null;
}

export interface DealsSummary {
  readonly open: number;
  readonly investmentYuan: string;
  readonly weightedYuan: string;
  readonly signedThisQuarterYuan: string;
  readonly stalled: number;
}

export interface GateItem {
  readonly kind: 'field' | 'document' | 'visit' | 'approval';
  readonly key: string;
  readonly label: string;
  readonly type?: string;
  readonly stage?: string;
}

export interface PipelineStage {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly milestone: string;
  readonly probability: number;
  readonly stalledAfterDays: number;
  readonly gate: readonly GateItem[];
}

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly needTypes: readonly string[];
  readonly isDefault: boolean;
  readonly stages: readonly PipelineStage[];
}

/** A fact of a deal with its definition and what the deal already holds. */
export interface GateField {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly unit: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: FactValue;
}

export interface Gate {
  /** The move would pass as it stands, a reason aside. */
  readonly ok: boolean;
  readonly reasonRequired: boolean;
  readonly missing: readonly GateItem[];
  readonly fields: readonly GateField[];
}

/** Filters that board, list, summary and export share. */
export interface DealFilter {
  readonly pipelineId?: string;
  readonly parkId?: string;
  readonly ownerId?: string;
  readonly needType?: string;
  readonly q?: string;
  readonly stalled?: boolean;
}

export interface DealListQuery extends DealFilter {
  readonly status?: string;
  readonly stage?: string;
  readonly sort?: string;
  readonly cursor?: string;
  readonly limit?: number;
  readonly withTotal?: boolean;
}

export interface Transition {
  readonly to: string;
  readonly fields?: Readonly<Record<string, FactValue>>;
  readonly reason?: string;
  readonly effectiveDate?: string;
}

export interface DealMove {
  readonly id: string;
  readonly kind: 'created' | 'forward' | 'backward' | 'lost' | 'on_hold' | 'transferred' | 'resumed';
  readonly from: { readonly id: string; readonly name: string } | null;
  readonly to: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly effectiveDate: string;
  /** Days spent in `from`; of a creation: days as a lead. */
  readonly days: number | null;
  readonly by: Ref | null;
  readonly reason: string | null;
}

export interface TimelineItem {
  readonly id: string;
  readonly kind: 'move' | 'activity' | 'change';
  readonly at: string;
  readonly actor: Ref | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ActivityDraft {
  readonly type: string;
  readonly summary: string;
  readonly outcome?: string;
  readonly nextFollowUpAt?: string;
}

/** Headline facts by name, the rest under `fields`; null empties. */
export type DealPatch = Readonly<Record<string, FactValue | Readonly<Record<string, FactValue>>>>;

/** The six columns with the filter's totals and the newest 50 cards of each. */
export const getBoard = (filter: DealFilter): Promise<{ readonly columns: readonly BoardColumn[] }> =>
  http.get('/deals/board', { ...filter });

/** A column further down. */
export const getBoardColumn = (column: string, filter: DealFilter, cursor: string): Promise<Page<Deal>> =>
  http.get(`/deals/board/${column}`, { ...filter, cursor });

/** Totals of the strip above the board. */
export const getSummary = (filter: DealFilter): Promise<DealsSummary> =>
  http.get('/deals/summary', { ...filter });

/** Pipelines with their stages and gates. */
export const getPipelines = (): Promise<{ readonly items: readonly Pipeline[] }> => http.get('/pipelines');

/** One page of deals. */
export const listDeals = (query: DealListQuery): Promise<Page<Deal>> => http.get('/deals', { ...query });

/** One deal; 404 when it is unknown or not the caller's to know of. */
export const getDeal = (id: string): Promise<DealDetail> => http.get(`/deals/${id}`);

/** Changes facts; `version` is the one last read, else 409 `version_conflict` with `current`. */
export const patchDeal = (id: string, version: number, patch: DealPatch): Promise<DealDetail> =>
  http.patch(`/deals/${id}`, { ...patch, version });

/** What stands between a deal and a stage. */
export const getGate = (id: string, to: string): Promise<Gate> => http.get(`/deals/${id}/gate`, { to });

/** Moves a deal; 422 `gate_unmet` lists what is missing. */
export const moveDeal = (id: string, transition: Transition): Promise<Deal> =>
  http.post(`/deals/${id}/transitions`, transition);

/** Every move ever made, with days in each stage. */
export const getHistory = (id: string): Promise<{ readonly items: readonly DealMove[] }> =>
  http.get(`/deals/${id}/history`);

/** Moves, follow-ups (also the lead's) and changes, newest first. */
export const getDealTimeline = (id: string, cursor?: string): Promise<Page<TimelineItem>> =>
  http.get(`/deals/${id}/timeline`, { cursor });

/** Logs a follow-up on the deal. */
export const addDealActivity = (id: string, draft: ActivityDraft, idempotencyKey: string): Promise<unknown> =>
  http.post(`/deals/${id}/activities`, draft, { idempotencyKey });
