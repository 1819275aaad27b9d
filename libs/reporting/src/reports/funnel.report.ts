import { translate, yuan, type Locale } from '@luodi/platform';
import Decimal from 'decimal.js';
import { MILESTONES } from '../closed-lists';
import type { FunnelFigures } from './funnel.queries';
import { ratio } from './ratio.policy';
import { days, type Report, type ReportRow } from './report.model';

/** The stages of the funnel in order: the lead, then the fixed milestones. */
export const FUNNEL_STAGES = ['lead', ...MILESTONES] as const;

const FIGURES = [
  { key: 'entered', type: 'integer' },
  { key: 'current', type: 'integer' },
  { key: 'passed', type: 'integer' },
  { key: 'lost', type: 'integer' },
  { key: 'conversion', type: 'ratio' },
  { key: 'medianDays', type: 'decimal' },
  { key: 'amountYuan', type: 'money' },
] as const;

/** The funnel of every group, stage by stage; without groups one block. */
export function buildFunnel(
  figures: readonly FunnelFigures[],
  groups: ReadonlyMap<string, string> | null,
  locale: Locale,
): Report {
  const keys =
    groups === null
      ? ['']
      : [...new Set(figures.map((item) => item.grp))].sort((a, b) =>
          name(groups, a) < name(groups, b) ? -1 : 1,
        );
  const rows = keys.flatMap((grp) =>
    FUNNEL_STAGES.map((stage): ReportRow => {
      const found = figures.find((item) => item.grp === grp && item.stage === stage);
      return {
        ...(groups === null ? {} : { group: grp, groupName: name(groups, grp) }),
        stage,
        name: translate(locale, stage === 'lead' ? 'report.stage.lead' : `stage.${stage}`),
        entered: found?.entered ?? 0,
        current: found?.current ?? 0,
        passed: found?.passed ?? 0,
        lost: found?.lost ?? 0,
        conversion: ratio(found?.passed ?? 0, found?.entered ?? 0),
        medianDays: days(found?.medianSeconds ?? null),
        amountYuan: yuan(found?.amountYuan ?? 0),
      };
    }),
  );
  return {
    columns: [
      ...(groups === null ? [] : [{ key: 'groupName', type: 'text' as const }]),
      { key: 'name', type: 'text' },
      ...FIGURES,
    ],
    rows,
    totals: funnelTotals(figures),
  };
}

/** Of the whole funnel: leads in, all that stands in it, signings, all lost, signings per lead, the amount signed. */
function funnelTotals(figures: readonly FunnelFigures[]): ReportRow {
  const sum = (stage: string | null, pick: (item: FunnelFigures) => number): number =>
    figures
      .filter((item) => stage === null || item.stage === stage)
      .reduce((total, item) => total + pick(item), 0);
  const entered = sum('lead', (item) => item.entered);
  const signed = sum('signed', (item) => item.entered);
  const amount = figures
    .filter((item) => item.stage === 'signed')
    .reduce((total, item) => total.plus(item.amountYuan), new Decimal(0));
  return {
    entered,
    current: sum(null, (item) => item.current),
    passed: signed,
    lost: sum(null, (item) => item.lost),
    conversion: entered === 0 ? null : Math.min(1, ratio(signed, entered) ?? 0),
    medianDays: null,
    amountYuan: yuan(amount),
  };
}

function name(groups: ReadonlyMap<string, string>, key: string): string {
  return groups.get(key) ?? key;
}
