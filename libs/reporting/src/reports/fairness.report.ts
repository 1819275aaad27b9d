import type { FairnessFigures } from './fairness.queries';
import type { Report, ReportRow } from './report.model';

const round = (value: number): number => Math.round(value * 100) / 100;

/** What each rule gave to each person against what it owed them. */
export function buildFairness(figures: readonly FairnessFigures[]): Report {
  const figuresOf = (
    item: Pick<FairnessFigures, 'received' | 'eligible' | 'ideal' | 'corrected'>,
  ): ReportRow => ({
    received: item.received,
    eligible: item.eligible,
    ideal: round(item.ideal),
    corrected: item.corrected,
    deviation: round(item.received - item.ideal - item.corrected),
  });
  const sum = (pick: (item: FairnessFigures) => number): number =>
    figures.reduce((total, item) => total + pick(item), 0);
  return {
    columns: [
      { key: 'name', type: 'text' },
      { key: 'rule', type: 'text' },
      { key: 'received', type: 'integer' },
      { key: 'eligible', type: 'integer' },
      { key: 'ideal', type: 'decimal' },
      { key: 'corrected', type: 'integer' },
      { key: 'deviation', type: 'decimal' },
    ],
    rows: figures.map((item) => ({
      key: `${item.ruleId}:${item.userId}`,
      name: item.userName,
      rule: item.ruleName,
      ...figuresOf(item),
    })),
    totals: {
      rule: null,
      ...figuresOf({
        received: sum((item) => item.received),
        eligible: sum((item) => item.eligible),
        ideal: sum((item) => item.ideal),
        corrected: sum((item) => item.corrected),
      }),
    },
  };
}
