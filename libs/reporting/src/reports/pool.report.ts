import type { Actor } from '@luodi/identity';
import { translate, type Locale } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { visiblePools } from '../row-scope';
import { ratio } from './ratio.policy';
import type { ReportQuery } from './report.dto';
import type { Report, ReportRow } from './report.model';
import { inPeriod, push, type Period } from './report-scope.queries';

/** What went into one pool and out of it in a period; `poolId` null is all of them together. */
export interface PoolFigures {
  readonly poolId: string | null;
  readonly name: string | null;
  readonly entered: number;
  readonly released: number;
  readonly recycled: number;
  readonly uncontacted: number;
  readonly transferred: number;
  readonly escalated: number;
  readonly handover: number;
  readonly routed: number;
  readonly claimed: number;
  readonly assigned: number;
  readonly left: number;
  readonly current: number;
  readonly medianHours: number | null;
}

/** Every move is a line of the ledger, which nobody can change; the leads in it now are counted as they stand. */
export async function poolFigures(
  tx: EntityManager,
  actor: Actor,
  query: ReportQuery,
  period: Period,
): Promise<PoolFigures[]> {
  const params: unknown[] = [];
  const scope = visiblePools(actor, 'p', params);
  const moved = inPeriod('x.at', period, params);
  const about: string[] = [];
  if (query.parkId !== undefined) about.push(`l.park_id = ${push(params, query.parkId)}`);
  if (query.needType !== undefined) about.push(`l.need_type = ${push(params, query.needType)}`);
  const owner = query.ownerId === undefined ? '' : `AND x.owner_id = ${push(params, query.ownerId)}`;
  const ofLead =
    about.length === 0
      ? ''
      : `AND EXISTS (SELECT 1 FROM leads l WHERE l.id = x.lead_id AND ${about.join(' AND ')})`;
  const rows: PoolFigures[] = await tx.query(
    `WITH seen AS (SELECT p.id, p.name, (SELECT count(*)::int FROM leads l
        WHERE l.pool_id = p.id AND l.clock_rank < 3 ${about.map((condition) => `AND ${condition}`).join(' ')}) AS current
      FROM pools p WHERE ${scope})
    SELECT p.id AS "poolId", p.name,
      count(*) FILTER (WHERE x.direction = 'in')::int AS entered,
      count(*) FILTER (WHERE x.direction = 'in' AND x.reason = 'released')::int AS released,
      count(*) FILTER (WHERE x.direction = 'in' AND x.reason = 'recycled')::int AS recycled,
      count(*) FILTER (WHERE x.direction = 'in' AND x.reason = 'uncontacted')::int AS uncontacted,
      count(*) FILTER (WHERE x.direction = 'in' AND x.reason = 'transferred')::int AS transferred,
      count(*) FILTER (WHERE x.direction = 'in' AND x.reason = 'escalated')::int AS escalated,
      count(*) FILTER (WHERE x.direction = 'in' AND x.reason = 'handover')::int AS handover,
      count(*) FILTER (WHERE x.direction = 'in' AND x.reason = 'routed')::int AS routed,
      count(*) FILTER (WHERE x.direction = 'out' AND x.reason = 'claimed')::int AS claimed,
      count(*) FILTER (WHERE x.direction = 'out' AND x.reason = 'assigned')::int AS assigned,
      count(*) FILTER (WHERE x.direction = 'out')::int AS left,
      CASE WHEN p.id IS NULL THEN (SELECT coalesce(sum(current), 0)::int FROM seen) ELSE max(p.current) END AS current,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY x.dwell_minutes)
        FILTER (WHERE x.direction = 'out' AND x.reason = 'claimed') / 60 AS "medianHours"
    FROM seen p LEFT JOIN pool_ledger x ON x.pool_id = p.id AND ${moved} ${owner} ${ofLead}
    GROUP BY GROUPING SETS ((p.id, p.name), ()) ORDER BY p.id IS NULL, entered DESC, p.name`,
    params,
  );
  return rows;
}

/** The flow of the public pools: in and out by reason, how fast and how often leads are claimed. */
export function buildPools(figures: readonly PoolFigures[], locale: Locale): Report {
  const row = (item: PoolFigures | undefined): ReportRow => ({
    entered: item?.entered ?? 0,
    released: item?.released ?? 0,
    recycled: item?.recycled ?? 0,
    uncontacted: item?.uncontacted ?? 0,
    transferred: item?.transferred ?? 0,
    escalated: item?.escalated ?? 0,
    handover: item?.handover ?? 0,
    routed: item?.routed ?? 0,
    claimed: item?.claimed ?? 0,
    assigned: item?.assigned ?? 0,
    left: item?.left ?? 0,
    current: item?.current ?? 0,
    claimRate: ratio(item?.claimed ?? 0, item?.entered ?? 0),
    returnRate: ratio(item?.uncontacted ?? 0, item?.claimed ?? 0),
    medianHours: hundredths(item?.medianHours ?? null),
  });
  return {
    columns: [
      { key: 'name', type: 'text' },
      { key: 'entered', type: 'integer' },
      { key: 'released', type: 'integer' },
      { key: 'recycled', type: 'integer' },
      { key: 'uncontacted', type: 'integer' },
      { key: 'transferred', type: 'integer' },
      { key: 'escalated', type: 'integer' },
      { key: 'handover', type: 'integer' },
      { key: 'routed', type: 'integer' },
      { key: 'claimed', type: 'integer' },
      { key: 'assigned', type: 'integer' },
      { key: 'left', type: 'integer' },
      { key: 'current', type: 'integer' },
      { key: 'claimRate', type: 'ratio' },
      { key: 'returnRate', type: 'ratio' },
      { key: 'medianHours', type: 'decimal' },
    ],
    rows: figures
      .filter((item) => item.poolId !== null)
      .map((item) => ({
        key: item.poolId,
        name: item.name ?? translate(locale, 'report.group.none'),
        ...row(item),
      })),
    totals: row(figures.find((item) => item.poolId === null)),
  };
}

function hundredths(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
