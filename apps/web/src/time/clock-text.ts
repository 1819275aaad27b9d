import type { LeadClock, SlaState } from '../api/types';
import { clockTime, shortDate } from './format-time';
import { leftUntil } from './working-left';
import { daysBetween } from './zone';

const MINUTE = 60_000;

export type ClockTone = 'bad' | 'warn' | 'ok' | 'mute';

/** What a clock chip says: `label` and `value` are message keys or ready values. */
export interface ClockText {
  readonly tone: ClockTone;
  /** key under `clock.` */
  readonly label: 'overdue' | 'left' | 'due' | 'followUpOverdue' | 'followUp' | 'none';
  readonly value:
    | { readonly kind: 'minutes'; readonly minutes: number }
    | { readonly kind: 'hours'; readonly hours: number; readonly minutes: number }
    | { readonly kind: 'days'; readonly days: number }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'tomorrow' }
    | { readonly kind: 'none' };
}

/**
 * Two clocks, one chip. First response: counts down in mm:ss under 30 minutes, then minutes, then a date.
 * Follow-up: the time today, tomorrow, or the date. The words carry it, the tone helps.
 */
export function clockText(clock: LeadClock, state: SlaState, now: number): ClockText {
  const at = clock.at === null ? Number.NaN : Date.parse(clock.at);
  if (clock.kind === 'none' || Number.isNaN(at))
    return { tone: 'mute', label: 'none', value: { kind: 'none' } };
  const late = now > at;
  if (clock.kind === 'first_response') {
    const left = leftUntil(at, clock.spans ?? [], now);
    if (late) return { tone: 'bad', label: 'overdue', value: elapsed(now - at) };
    return {
      tone: state === 'warned' || state === 'breached' || left < 30 * MINUTE ? 'warn' : 'ok',
      label: daysBetween(now, at) === 0 ? 'left' : 'due',
      value: daysBetween(now, at) === 0 ? workingLeftValue(left) : remaining(at, now),
    };
  }
  if (late) return { tone: 'bad', label: 'followUpOverdue', value: elapsed(now - at) };
  const days = daysBetween(now, at);
  if (days === 0) {
    return {
      tone: at - now <= 60 * MINUTE ? 'warn' : 'ok',
      label: 'followUp',
      value: { kind: 'text', text: clockTime(at) },
    };
  }
  return {
    tone: 'mute',
    label: 'followUp',
    value: days === 1 ? { kind: 'tomorrow' } : { kind: 'text', text: chipDate(at, now) },
  };
}

/** Working time that is left: mm:ss under 30 minutes, then minutes and hours. */
export function workingLeftValue(millis: number): ClockText['value'] {
  return millis < 30 * MINUTE ? { kind: 'text', text: minutesAndSeconds(millis) } : elapsed(millis);
}

function minutesAndSeconds(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function elapsed(millis: number): ClockText['value'] {
  const minutes = Math.floor(millis / MINUTE);
  if (minutes < 60) return { kind: 'minutes', minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { kind: 'hours', hours, minutes: minutes % 60 };
  return { kind: 'days', days: Math.floor(hours / 24) };
}

/** Until another day: shortly before midnight the minutes, else when. */
function remaining(at: number, now: number): ClockText['value'] {
  if (at - now < 30 * MINUTE) return { kind: 'text', text: minutesAndSeconds(at - now) };
  return daysBetween(now, at) === 1
    ? { kind: 'text', text: clockTime(at) }
    : { kind: 'text', text: chipDate(at, now) };
}

/** 11-25; of another year 27-03-09: the chip is 72 px wide. */
function chipDate(at: number, now: number): string {
  const date = shortDate(at, now);
  return date.length > 5 ? date.slice(2) : date;
}
