/** Periods people ask for, by name; local dates, both inclusive. */
export const PERIODS = ['month', 'quarter', 'year', 'days90', 'all'] as const;
export type Period = (typeof PERIODS)[number];

export interface Dates {
  readonly from?: string;
  readonly to?: string;
}

const DAY_MS = 86_400_000;

/** The dates of a named period, seen from `today` (YYYY-MM-DD). */
export function datesOf(period: Period, today: string): Dates {
  const [year = '', month = ''] = today.split('-');
  switch (period) {
    case 'month':
      return { from: `${year}-${month}-01`, to: today };
    case 'quarter': {
      const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
      return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: today };
    }
    case 'year':
      return { from: `${year}-01-01`, to: today };
    case 'days90':
      return { from: new Date(Date.parse(today) - 89 * DAY_MS).toISOString().slice(0, 10), to: today };
    case 'all':
      return {};
  }
}

/** The name of a period that has exactly these dates, if one has. */
export function periodOf(dates: Dates, today: string): Period | null {
  return (
    PERIODS.find((period) => {
      const known = datesOf(period, today);
      return (
        known.from === dates.from && (known.to === dates.to || (period !== 'all' && dates.to === undefined))
      );
    }) ?? null
  );
}
