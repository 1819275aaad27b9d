import { zoneOffsetMillis } from '@luodi/platform';

/** 11-20 14:00 in the workspace's zone. */
export function shortTime(at: Date, timeZone: string): string {
  return local(at, timeZone).slice(5, 16).replace('T', ' ');
}

/** 11-20 14:00–15:30; with both dates when it goes over midnight. */
export function shortSpan(startsAt: Date, endsAt: Date, timeZone: string): string {
  const [from, to] = [local(startsAt, timeZone), local(endsAt, timeZone)];
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${shortTime(startsAt, timeZone)}–${sameDay ? to.slice(11, 16) : shortTime(endsAt, timeZone)}`;
}

function local(at: Date, timeZone: string): string {
  return new Date(at.getTime() + zoneOffsetMillis(at, timeZone)).toISOString();
}
