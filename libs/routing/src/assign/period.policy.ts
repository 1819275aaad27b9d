import { localDate, startOfLocalDate } from '@luodi/platform';

/** How long a count of leads runs before it begins anew. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

const DAY = 86_400_000;

/** When the period that holds an instant began on the zone's clocks: its midnight, Monday's or the first of the month's. */
export function periodStart(period: Period, at: Date, timeZone: string): Date {
  const today = localDate(at, timeZone);
  return startOfLocalDate(firstDay(period, today), timeZone);
}

function firstDay(period: Period, today: string): string {
  switch (period) {
    case 'day':
      return today;
    case 'week': {
      const midnight = Date.parse(`${today}T00:00:00Z`);
      const weekday = (new Date(midnight).getUTCDay() + 6) % 7; // Monday first
      return new Date(midnight - weekday * DAY).toISOString().slice(0, 10);
    }
    case 'month':
      return `${today.slice(0, 8)}01`;
  }
}
