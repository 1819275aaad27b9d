import { yuan } from '@luodi/platform';
import Decimal from 'decimal.js';
import type { ClockFigures } from './clock.queries';
import { ratio } from './ratio.policy';
import type { Report, ReportColumn, ReportRow } from './report.model';
import type { CohortFigures, WorkFigures } from './response.queries';

const round = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 100) / 100;

const LEADING: readonly ReportColumn[] = [
  { key: 'name', type: 'text' },
  { key: 'leads', type: 'integer' },
];

/** Where leads come from and what became of them. */
export function buildSources(cohorts: readonly CohortFigures[], names: ReadonlyMap<string, string>): Report {
  const row = (item: Omit<CohortFigures, 'grp'>): ReportRow => ({
    leads: item.leads,
    responded: item.responded,
    converted: item.converted,
    signed: item.signed,
    disqualified: item.disqualified,
    conversion: ratio(item.converted, item.leads),
    medianMinutes: round(item.medianMinutes),
  });
  return {
    columns: [
      ...LEADING,
      { key: 'responded', type: 'integer' },
      { key: 'converted', type: 'integer' },
      { key: 'signed', type: 'integer' },
      { key: 'disqualified', type: 'integer' },
      { key: 'conversion', type: 'ratio' },
      { key: 'medianMinutes', type: 'decimal' },
    ],
    rows: byLeads(cohorts).map((item) => ({
      key: item.grp,
      name: names.get(item.grp) ?? item.grp,
      ...row(item),
    })),
    totals: row(total(cohorts)),
  };
}

/** How the clocks of a kind were kept; `hitRate` of those that have been decided. */
export function buildSla(figures: readonly ClockFigures[], names: ReadonlyMap<string, string>): Report {
  const row = (item: Omit<ClockFigures, 'grp'>): ReportRow => ({
    leads: item.leads,
    decided: item.decided,
    onTime: item.onTime,
    late: item.decided - item.onTime,
    hitRate: ratio(item.onTime, item.decided),
    medianMinutes: round(item.medianMinutes),
  });
  return {
    columns: [
      ...LEADING,
      { key: 'decided', type: 'integer' },
      { key: 'onTime', type: 'integer' },
      { key: 'late', type: 'integer' },
      { key: 'hitRate', type: 'ratio' },
      { key: 'medianMinutes', type: 'decimal' },
    ],
    rows: byLeads(figures).map((item) => ({
      key: item.grp,
      name: names.get(item.grp) ?? item.grp,
      ...row(item),
    })),
    totals: row({
      leads: sum(figures, (item) => item.leads),
      decided: sum(figures, (item) => item.decided),
      onTime: sum(figures, (item) => item.onTime),
      medianMinutes: null,
    }),
  };
}

/** What each owner received, answered, turned into deals and holds. */
export function buildAgents(
  cohorts: readonly CohortFigures[],
  work: readonly WorkFigures[],
  names: ReadonlyMap<string, string>,
): Report {
  const keys = [...new Set([...cohorts.map((item) => item.grp), ...work.map((item) => item.grp)])].filter(
    (key) => key !== '',
  );
  const rows = keys
    .map((key): ReportRow => {
      const cohort = cohorts.find((item) => item.grp === key) ?? EMPTY;
      const held = work.find((item) => item.grp === key);
      return {
        key,
        name: names.get(key) ?? key,
        ...agentRow(cohort, held?.followUps ?? 0, held?.openDeals ?? 0, held?.amountYuan ?? '0'),
      };
    })
    .sort(
      (a, b) => Number(b['leads']) - Number(a['leads']) || (String(a['name']) < String(b['name']) ? -1 : 1),
    );
  const all = total(cohorts.filter((item) => item.grp !== ''));
  const amount = work.reduce((sum, item) => sum.plus(item.amountYuan), new Decimal(0));
  return {
    columns: [
      ...LEADING,
      { key: 'responded', type: 'integer' },
      { key: 'onTime', type: 'integer' },
      { key: 'hitRate', type: 'ratio' },
      { key: 'medianMinutes', type: 'decimal' },
      { key: 'followUps', type: 'integer' },
      { key: 'converted', type: 'integer' },
      { key: 'signed', type: 'integer' },
      { key: 'conversion', type: 'ratio' },
      { key: 'openDeals', type: 'integer' },
      { key: 'amountYuan', type: 'money' },
    ],
    rows,
    totals: agentRow(
      all,
      work.reduce((sum, item) => sum + item.followUps, 0),
      work.reduce((sum, item) => sum + item.openDeals, 0),
      amount.toFixed(2),
    ),
  };
}

function agentRow(
  item: Omit<CohortFigures, 'grp'>,
  followUps: number,
  openDeals: number,
  amountYuan: string,
): ReportRow {
  return {
    leads: item.leads,
    responded: item.responded,
    onTime: item.onTime,
    hitRate: ratio(item.onTime, item.decided),
    medianMinutes: round(item.medianMinutes),
    followUps,
    converted: item.converted,
    signed: item.signed,
    conversion: ratio(item.converted, item.leads),
    openDeals,
    amountYuan: yuan(amountYuan),
  };
}

const EMPTY: Omit<CohortFigures, 'grp'> = {
  leads: 0,
  responded: 0,
  onTime: 0,
  decided: 0,
  converted: 0,
  signed: 0,
  disqualified: 0,
  medianMinutes: null,
};

function sum<T>(items: readonly T[], pick: (item: T) => number): number {
  return items.reduce((total, item) => total + pick(item), 0);
}

function byLeads<T extends Pick<CohortFigures, 'grp' | 'leads'>>(cohorts: readonly T[]): T[] {
  return [...cohorts].sort((a, b) => b.leads - a.leads || (a.grp < b.grp ? -1 : 1));
}

/** Sums; a median can't be summed. */
function total(cohorts: readonly Omit<CohortFigures, 'grp'>[]): Omit<CohortFigures, 'grp'> {
  return cohorts.reduce(
    (sum, item) => ({
      leads: sum.leads + item.leads,
      responded: sum.responded + item.responded,
      onTime: sum.onTime + item.onTime,
      decided: sum.decided + item.decided,
      converted: sum.converted + item.converted,
      signed: sum.signed + item.signed,
      disqualified: sum.disqualified + item.disqualified,
      medianMinutes: null,
    }),
    EMPTY,
  );
}
