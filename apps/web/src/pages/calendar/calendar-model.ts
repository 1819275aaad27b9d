import type { AgendaDay, AgendaItem, Moment } from '../../api/agenda';
import { addDays } from '../../time/local-date';
import { fromLocalInput, toLocalInput, wallClock } from '../../time/zone';

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

/** The days that a view shows. */
export function spanOf(view: 'day' | 'week', date: string): { readonly from: string; readonly to: string } {
  if (view === 'day') return { from: date, to: date };
  const from = mondayOf(date);
  return { from, to: addDays(from, 6) };
}

/** Things without an end take as long as a call. */
const USUAL_MINUTES = 30;
/** How high an hour is drawn. */
export const HOUR_PX = 44;
/** What is always shown of a day. */
const FIRST_HOUR = 8;
const LAST_HOUR = 19;

/** A timed thing in its day's column: minutes since midnight, and which of how many lanes side by side. */
export interface Placed {
  readonly item: AgendaItem;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  readonly lanes: number;
  /** Those that overlap, directly or by others, have one number. */
  readonly group: number;
}

/** Minutes since midnight of the office clock. */
export function minuteOf(instant: string): number {
  const wall = wallClock(Date.parse(instant));
  return wall.hour * 60 + wall.minute;
}

/** Timed things of one day side by side where they overlap; each group of overlapping ones shares the width. */
export function placeItems(items: readonly AgendaItem[]): readonly Placed[] {
  const timed = items
    .flatMap((item) => {
      if (item.startsAt === null) return [];
      const from = minuteOf(item.startsAt);
      const length =
        item.endsAt === null ? 0 : (Date.parse(item.endsAt) - Date.parse(item.startsAt)) / 60_000;
      return [{ item, from, to: Math.min(1440, from + Math.max(USUAL_MINUTES, length)) }];
    })
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const placed: Placed[] = [];
  let group: { item: AgendaItem; from: number; to: number; lane: number }[] = [];
  let groupEnd = 0;
  let groups = 0;
  const close = (): void => {
    const lanes = Math.max(0, ...group.map((one) => one.lane)) + 1;
    placed.push(...group.map((one) => ({ ...one, lanes, group: groups })));
    group = [];
    groups += 1;
  };
  for (const one of timed) {
    if (group.length > 0 && one.from >= groupEnd) close();
    const taken = new Set(group.filter((other) => other.to > one.from).map((other) => other.lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    groupEnd = group.length === 0 ? one.to : Math.max(groupEnd, one.to);
    group.push({ ...one, lane });
  }
  close();
  return placed;
}

/** What has no room beside the others: how many, and over which time. */
export interface Hidden {
  readonly group: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Groups of up to `most` lanes side by side; of a larger one its first lane, and how many the others are. */
export function inLanes(
  placed: readonly Placed[],
  most: number,
): { readonly shown: readonly Placed[]; readonly hidden: readonly Hidden[] } {
  const hidden = new Map<number, Hidden>();
  const kept = (lanes: number): number => (lanes <= most ? lanes : 1);
  for (const { group, lane, lanes, from, to } of placed) {
    if (lane < kept(lanes)) continue;
    const known = hidden.get(group);
    hidden.set(group, {
      group,
      from: Math.min(from, known?.from ?? from),
      to: Math.max(to, known?.to ?? to),
      count: (known?.count ?? 0) + 1,
    });
  }
  const shown = placed
    .filter(({ lane, lanes }) => lane < kept(lanes))
    .map((one) => ({ ...one, lanes: kept(one.lanes) }));
  return { shown, hidden: [...hidden.values()] };
}

/** The hours that a grid shows: the office's, and more where there is something. */
export function hoursOf(
  items: readonly AgendaItem[],
  days: readonly AgendaDay[],
): { readonly first: number; readonly last: number } {
  const spans = [
    ...days.flatMap((day) => day.shifts),
    ...placeItems(items).map(({ from, to }) => ({ from, to })),
  ];
  const first = Math.min(FIRST_HOUR, ...spans.map((span) => Math.floor(span.from / 60)));
  const last = Math.max(LAST_HOUR, ...spans.map((span) => Math.ceil(span.to / 60)));
  return { first, last: Math.min(24, last) };
}

/** The same time on another day; a whole day stays one. */
export function onDay(item: AgendaItem, date: string): Moment {
  if (item.startsAt === null) return { on: date };
  return atMinute(date, minuteOf(item.startsAt));
}

function atMinute(date: string, minute: number): Moment {
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return { at: new Date(fromLocalInput(`${date}T${clock}`) ?? 0).toISOString() };
}

/** Times that are dragged to are full quarters. */
const SNAP_MINUTES = 15;

/** Where something can be let go: a day, its row for whole days, or its hours from `first` on. */
export interface DropPlace {
  readonly date: string;
  readonly part: 'day' | 'allDay' | 'hours';
  /** The hour at the top, of hours. */
  readonly first?: number;
  /** Whose line, where people have lines. */
  readonly userId?: string;
}

/**
 * Where something goes that is let go at a place, `down` pixels below its top. Only tasks change between a time and a whole
 * day; what has a time keeps it elsewhere, and what has none gets none.
 */
export function droppedAt(item: AgendaItem, place: DropPlace, down: number): Moment {
  const { date, part, first = 0 } = place;
  const mayHaveTime = item.startsAt !== null || item.kind === 'task';
  if (part === 'hours' && mayHaveTime) {
    const minute = first * 60 + Math.round(((down / HOUR_PX) * 60) / SNAP_MINUTES) * SNAP_MINUTES;
    return atMinute(date, Math.min(Math.max(minute, 0), 1440 - SNAP_MINUTES));
  }
  if (part === 'allDay' && item.kind === 'task') return { on: date };
  return onDay(item, date);
}

/** Where something is now. */
export function placeOf(item: AgendaItem): Moment {
  return item.startsAt === null ? { on: item.date } : { at: item.startsAt };
}

/** Whether two moments are the same. */
export function sameMoment(a: Moment, b: Moment): boolean {
  if ('on' in a) return 'on' in b && a.on === b.on;
  return 'at' in b && Date.parse(a.at) === Date.parse(b.at);
}

/** Whether a moment lies behind: a day before today, or an instant that has been. */
export function isPast(moment: Moment, today: string, now: number): boolean {
  return 'on' in moment ? moment.on < today : Date.parse(moment.at) <= now;
}

/** The local day of a moment. */
export function dayOf(moment: Moment): string {
  return 'on' in moment ? moment.on : toLocalInput(Date.parse(moment.at)).slice(0, 10);
}

/** A key that nothing else on the page has: a visit is in the days of several people, and may last for several. */
export function keyOf(item: AgendaItem): string {
  const what = item.milestone === null ? item.kind : `${item.kind}.${item.milestone}`;
  return `${what}:${item.id}:${item.user.id}:${item.date}`;
}

/** What holds the version: a deal for its step and its milestones. */
export function homeOf(item: AgendaItem): string {
  const home = item.kind === 'deal_step' || item.kind === 'deal_milestone' ? 'deal' : item.kind;
  return `${home}:${item.id}`;
}
