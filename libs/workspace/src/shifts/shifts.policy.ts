import { millisOfDay, type Shift } from '../working-day.policy';

/** A week of shifts, Sunday first. */
export type Week = readonly (readonly Shift[])[];

/** The shifts of one weekday; weekday 0 is Sunday. */
export interface DayShifts {
  readonly weekday: number;
  readonly shifts: readonly { readonly start: string; readonly end: string }[];
}

/** A week of which only the worked days are named. */
export function weekOf(days: readonly DayShifts[]): Week {
  return Array.from(
    { length: 7 },
    (_, weekday) =>
      days.find((day) => day.weekday === weekday)?.shifts.map(({ start, end }): Shift => [start, end]) ?? [],
  );
}

/** The other way round, days without work left out. */
export function daysOf(week: Week): DayShifts[] {
  return week.flatMap((shifts, weekday) =>
    shifts.length === 0 ? [] : [{ weekday, shifts: shifts.map(([start, end]) => ({ start, end })) }],
  );
}

/** What is wrong with a week; null when clocks can run by it. Shifts that touch are one shift. */
export function weekFault(week: Week): 'shiftOrder' | 'noWork' | null {
  if (week.every((shifts) => shifts.length === 0)) return 'noWork';
  const inOrder = week.every((shifts) =>
    shifts.every(([start, end], index) => {
      const before = shifts[index - 1];
      const begins = millisOfDay(start);
      return begins < millisOfDay(end) && (before === undefined || millisOfDay(before[1]) < begins);
    }),
  );
  return inOrder ? null : 'shiftOrder';
}
