import { attempt } from './dom';
import type { Definition, Values } from './types';

/** What people typed, and what waits to be sent, goes after a day. */
const KEPT_MILLIS = 24 * 60 * 60 * 1000;

/** A submission that the server has not confirmed yet. */
export interface Pending {
  readonly at: number;
  /** The same for every attempt, so that it is one inquiry. */
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The form it was filled in on, which says how to speak of it. */
  readonly form: Definition;
}

function keyOf(site: string, part: 'draft' | 'pending'): string {
  return `luodi:widget:${site}:${part}`;
}

function read<T extends { readonly at: number }>(key: string): T | null {
  const kept = attempt(() => JSON.parse(localStorage.getItem(key) || 'null') as T | null);
  if (kept && Date.now() - kept.at < KEPT_MILLIS) return kept;
  attempt(() => localStorage.removeItem(key));
  return null;
}

function write(key: string, value: object | null): void {
  attempt(() => (value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key)));
}

/** The typed fields of a site; never consent. */
export function readDraft(site: string): Values | null {
  const draft = read<{ at: number; values: Values }>(keyOf(site, 'draft'));
  return draft && draft.values;
}

export function saveDraft(site: string, values: Values | null): void {
  write(keyOf(site, 'draft'), values && { at: Date.now(), values });
}

export function readPending(site: string): Pending | null {
  return read<Pending>(keyOf(site, 'pending'));
}

export function savePending(site: string, pending: Pending | null): void {
  write(keyOf(site, 'pending'), pending);
}
