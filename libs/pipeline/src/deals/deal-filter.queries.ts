import type { Actor } from '@luodi/identity';
import { startOfLocalDate } from '@luodi/platform';
import { BOARD_COLUMNS, MILESTONES, milestonesOf } from '../stages/milestones.policy';
import { visibleDeals } from './deal-scope';
import { dealSearchQuestion } from './deal-search.policy';
import type { DealFilterQuery } from './deal.dto';

/** What a filter needs to know besides its own values. */
export interface FilterContext {
  readonly now: Date;
  readonly timeZone: string;
}

export type DealFilter = Pick<
  DealFilterQuery,
  | 'pipelineId'
  | 'status'
  | 'stage'
  | 'parkId'
  | 'ownerId'
  | 'needType'
  | 'industry'
  | 'q'
  | 'createdFrom'
  | 'createdTo'
  | 'stalled'
>;

/** Longer in its stage than the stage allows; `$n` is the time. */
export const stalledSql = (nowParam: string): string =>
  `(d.status = 'open' AND d.stage_entered_at < ${nowParam}::timestamptz - make_interval(days => s.stalled_after_days))`;

/** The conditions of a filter over `deals d JOIN pipeline_stages s`; the row scope comes first. */
export function dealConditions(
  actor: Actor,
  filter: DealFilter,
  context: FilterContext,
  params: unknown[],
): string[] {
  const where = [visibleDeals(actor, 'd', params)];
  const param = (value: unknown): string => {
    params.push(value);
    return `$${params.length}`;
  };
  if (filter.pipelineId !== undefined) where.push(`d.pipeline_id = ${param(filter.pipelineId)}`);
  if (filter.status !== undefined) where.push(`d.status = ANY(${param(filter.status)}::text[])`);
  if (filter.stage !== undefined)
    where.push(`s.milestone = ANY(${param(expandStages(filter.stage))}::text[])`);
  if (filter.parkId !== undefined) where.push(`d.park_id = ${param(filter.parkId)}`);
  if (filter.ownerId !== undefined) where.push(`d.owner_id = ${param(filter.ownerId)}`);
  if (filter.needType !== undefined) where.push(`d.need_type = ${param(filter.needType)}`);
  if (filter.industry !== undefined) where.push(`d.industry = ${param(filter.industry)}`);
  if (filter.q !== undefined && filter.q !== '') {
    const terms = dealSearchQuestion(filter.q);
    where.push(terms === null ? 'FALSE' : `d.search_terms @> ${param(terms)}::text[]`);
  }
  if (filter.createdFrom !== undefined) {
    where.push(`d.created_at >= ${param(startOfLocalDate(filter.createdFrom, context.timeZone))}`);
  }
  if (filter.createdTo !== undefined) {
    where.push(`d.created_at < ${param(startOfLocalDate(dayAfter(filter.createdTo), context.timeZone))}`);
  }
  if (filter.stalled !== undefined) {
    const stalled = stalledSql(param(context.now));
    where.push(filter.stalled ? stalled : `NOT ${stalled}`);
  }
  return where;
}

/** The calendar date after one. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function expandStages(stages: readonly string[]): string[] {
  return stages.flatMap((stage) => {
    const column = BOARD_COLUMNS.find((known) => known === stage);
    if (column !== undefined) return [...milestonesOf(column)];
    return MILESTONES.filter((milestone) => milestone === stage);
  });
}
