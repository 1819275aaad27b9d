/** Calendar dates without a time, as YYYY-MM-DD; arithmetic in UTC, so that no zone shifts a day. */
const DAY_MS = 86_400_000;
const WEEKS = 6; // the most that a month touches

const two = (value: number): string => String(value).padStart(2, '0');

/** Reads a date as people type it: 2026-11-23, 2026/1/3, 2026.1.3, 2026年1月3日, 20261123; null when it is none. */
export function readLocalDate(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/\s+/g, '');
  const found =
    /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const at = new Date(`${date}T00:00:00Z`);
  // 2026-02-30 would roll over to March.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date ? null : date;
}

/** Reads a time of day: 9:30, 09：30, 0930; null when it is none. */
export function readTimeOfDay(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/\s+/g, '');
  const found = /^(\d{1,2}):(\d\d)$/.exec(text) ?? /^(\d\d)(\d\d)$/.exec(text);
  if (found === null) return null;
  const [hour = 99, minute = 99] = found.slice(1).map(Number);
  return hour > 23 || minute > 59 ? null : `${two(hour)}:${two(minute)}`;
}

/** The date some days later, or earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of another month, or that month's last day when it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The weeks of a date's month, Monday first; days of the neighbouring months fill them up. */
export function monthWeeks(date: string): readonly (readonly string[])[] {
  const first = `${date.slice(0, 7)}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = addDays(first, -weekday);
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(start, week * 7 + day)),
  ).filter((week) => week.some((day) => day.startsWith(date.slice(0, 7))));
}
