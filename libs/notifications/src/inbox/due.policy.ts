import { isOverdue } from '@luodi/leads';
import { zoneOffsetMillis } from '@luodi/platform';

const MINUTE = 60_000;

/** Where a first response stands at a moment: still ahead, overdue, or nothing to wait for any more. */
export type DueState = 'ahead' | 'overdue' | 'settled';

/** @param respondedAt when somebody answered, or null */
export function dueState(dueAt: Date, respondedAt: Date | null, at: Date): DueState {
  if (respondedAt !== null && respondedAt <= at) return 'settled';
  return isOverdue(dueAt, at) ? 'overdue' : 'ahead';
}

/** How long something has been late, as the key of a text under `notice.span.` and its figures. */
export interface LateSpan {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Wall-clock time since `dueAt`: minutes, from an hour on hours and minutes, from a day on days; at least a minute. */
export function lateSpan(dueAt: Date, at: Date): LateSpan {
  const all = Math.max(1, Math.floor((at.getTime() - dueAt.getTime()) / MINUTE));
  const hours = Math.floor(all / 60);
  const unit = all < 60 ? 'minutes' : hours < 24 ? 'hours' : 'days';
  return {
    unit,
    days: Math.floor(hours / 24),
    hours,
    minutes: unit === 'minutes' ? all : all % 60,
  };
}

/** The instant a notice's data names; null when it names none. */
export function instantOf(value: unknown): Date | null {
  if (typeof value !== 'string' || value === '') return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** YYYY-MM-DD HH:mm in the workspace's zone. */
export function localTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + zoneOffsetMillis(at, timeZone)).toISOString().slice(0, 16).replace('T', ' ');
}

/** Minutes since midnight in the workspace's zone. */
export function localMinute(at: Date, timeZone: string): number {
  const local = new Date(at.getTime() + zoneOffsetMillis(at, timeZone));
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}
