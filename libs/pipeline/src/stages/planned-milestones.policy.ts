import type { DealFieldKey } from './deal-fields.policy';
import type { Milestone } from './milestones.policy';

interface PlannedMilestone {
  readonly milestone: Milestone;
  /** The fact that holds its planned date. */
  readonly planned: DealFieldKey;
  /** The fact that holds when it happened. */
  readonly actual: DealFieldKey;
}

/**
 * The milestones whose dates a deal plans ahead (domain.md 4.1: 计划签约, 开工, 投产). One is reached once its date is
 * known, or once the deal stands in its stage or further on.
 */
export const PLANNED_MILESTONES = [
  { milestone: 'signed', planned: 'plannedSignOn', actual: 'signedOn' },
  { milestone: 'constructionStarted', planned: 'plannedStartOn', actual: 'startedOn' },
  { milestone: 'inProduction', planned: 'plannedProductionOn', actual: 'producingOn' },
] as const satisfies readonly PlannedMilestone[];
