/** Wall-clock reading and writing in the workspace's time zone, whatever the PC is set to. */
let zone = 'Asia/Shanghai';
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Set once after sign-in from `me.timezone`. */
export function setTimeZone(name: string): void {
  zone = name;
  formatters.clear();
}

export function timeZone(): string {
  return zone;
}

export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 = Sunday */
  readonly weekday: number;
}

function partsFormatter(name: string): Intl.DateTimeFormat {
  const known = formatters.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formatters.set(name, made);
  return made;
}

/** What the office clock shows at an instant (milliseconds). */
export function wallClock(at: number): WallClock {
  const found = new Map(
    partsFormatter(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(found.get(type));
  const [year, month, day] = [read('year'), read('month'), read('day')];
  return {
    year,
    month,
    day,
    hour: read('hour'),
    minute: read('minute'),
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
  };
}

/** The instant (milliseconds) at which the office clock shows this; day 32 and the like roll over. */
export function atWallClock(year: number, month: number, day: number, hour: number, minute: number): number {
  const wished = Date.UTC(year, month - 1, day, hour, minute);
  const shown = (at: number): number => {
    const wall = wallClock(at);
    return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  };
  const first = wished - (shown(wished) - wished);
  return first - (shown(first) - wished);
}

/** Whole calendar days from one instant to another on the office calendar. */
export function daysBetween(from: number, to: number): number {
  const day = (at: number): number => {
    const wall = wallClock(at);
    return Date.UTC(wall.year, wall.month - 1, wall.day);
  };
  return Math.round((day(to) - day(from)) / 86_400_000);
}

/** `2026-11-23T10:00`, as a datetime-local field wants it. */
export function toLocalInput(at: number): string {
  const wall = wallClock(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${wall.year}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}`;
}

/** Reads a datetime-local field as office time; null when it is not complete. */
export function fromLocalInput(value: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value);
  if (found === null) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number);
  return atWallClock(year ?? 0, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0);
}
