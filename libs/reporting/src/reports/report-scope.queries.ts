import type { Actor } from '@luodi/identity';
import { startOfLocalDate } from '@luodi/platform';
import { countedDeals, countedLeads } from '../row-scope';
import type { Grouping, ReportQuery } from './report.dto';

/** The period of a report: local dates, both inclusive. */
export interface Period {
  readonly from: string | null;
  readonly to: string;
  readonly timeZone: string;
}

/** By what rows are put into groups; a closed list, never a name from outside. */
const LEAD_GROUP: Readonly<Record<Grouping | 'none', string>> = {
  none: `''`,
  source: 'l.channel',
  owner: `coalesce(l.owner_id::text, '')`,
  park: `coalesce(l.park_id::text, '')`,
  industry: `coalesce(l.industry, '')`,
  needType: `coalesce(l.need_type, '')`,
};
const DEAL_GROUP: Readonly<Record<Grouping | 'none', string>> = {
  none: `''`,
  source: `coalesce(l.channel, '')`,
  owner: 'd.owner_id::text',
  park: `coalesce(d.park_id::text, '')`,
  industry: `coalesce(d.industry, '')`,
  needType: `coalesce(d.need_type, '')`,
};

/** `counted_leads`: the leads in scope and filter (merged ones live on in another) with their group. */
export function countedLeadsCte(
  actor: Actor,
  query: ReportQuery,
  grouping: Grouping | 'none',
  params: unknown[],
): string {
  const where = [countedLeads(actor, 'l', params), `l.status <> 'merged'`];
  if (query.parkId !== undefined) where.push(`l.park_id = ${push(params, query.parkId)}`);
  if (query.ownerId !== undefined) where.push(`l.owner_id = ${push(params, query.ownerId)}`);
  if (query.needType !== undefined) where.push(`l.need_type = ${push(params, query.needType)}`);
  return `counted_leads AS (
    SELECT l.*, ${LEAD_GROUP[grouping]} AS grp FROM leads l WHERE ${where.join(' AND ')})`;
}

/** `counted_deals`: the deals in scope and filter with their stage and group. */
export function countedDealsCte(
  actor: Actor,
  query: ReportQuery,
  grouping: Grouping | 'none',
  params: unknown[],
): string {
  const where = [countedDeals(actor, 'd', params)];
  if (query.parkId !== undefined) where.push(`d.park_id = ${push(params, query.parkId)}`);
  if (query.ownerId !== undefined) where.push(`d.owner_id = ${push(params, query.ownerId)}`);
  if (query.needType !== undefined) where.push(`d.need_type = ${push(params, query.needType)}`);
  return `counted_deals AS (
    SELECT d.*, s.milestone, s.position, l.channel, ${DEAL_GROUP[grouping]} AS grp
    FROM deals d
    JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
    LEFT JOIN leads l ON l.id = d.lead_id
    WHERE ${where.join(' AND ')})`;
}

/** Instants of a column that lie in the period. */
export function inPeriod(
  column: 'l.created_at' | 'a.occurred_at' | 'x.at' | 'x.started_at',
  period: Period,
  params: unknown[],
): string {
  const end = `${column} < ${push(params, startOfLocalDate(dayAfter(period.to), period.timeZone))}`;
  if (period.from === null) return end;
  return `(${column} >= ${push(params, startOfLocalDate(period.from, period.timeZone))} AND ${end})`;
}

/** Adds a parameter and answers its placeholder. */
export function push(params: unknown[], value: unknown): string {
  params.push(value);
  return `$${params.length}`;
}

/** The calendar date after one. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
