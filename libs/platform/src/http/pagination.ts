import { fieldError, validationFailed, type DomainError } from '../errors';
import type { PageQuery } from './page-query.dto';

/** A page of a list; `total` only when it was asked for. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

export type CursorValue = string | number | null;

/** The opaque form of a place in a sorted list: the sort values of its last row. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * The sort values of a cursor.
 * @throws DomainError validation_failed when it is not one of ours, or of another sort
 */
export function decodeCursor(cursor: string, length: number): CursorValue[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
  if (!Array.isArray(values) || values.length !== length || !values.every(isCursorValue)) throw badCursor();
  return values;
}

const INSTANT =
  /^((?!0000)\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A timestamptz as the database writes it (`2026-11-23 08:30:00.123456+00`), with a date that exists. */
export function isStoredInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined) return false;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

/** Whether the text is a UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * The cursor of a list in order of a timestamptz and an id: `column::text` (which keeps microseconds) and the id,
 * both checked, so that a forged cursor never reaches the database.
 * @throws DomainError validation_failed
 */
export function decodeTimeCursor(cursor: string): [at: string, id: string] {
  const [at, id] = decodeTextCursor(cursor);
  if (!isStoredInstant(at)) throw badCursor();
  return [at, id];
}

/**
 * The cursor of a list in order of a text and an id, which is checked alike.
 * @throws DomainError validation_failed
 */
export function decodeTextCursor(cursor: string): [text: string, id: string] {
  const [text, id] = decodeCursor(cursor, 2);
  if (typeof text !== 'string' || typeof id !== 'string' || !isUuid(id)) throw badCursor();
  return [text, id];
}

/** Cuts the extra row that tells whether there is a next page (ask for limit + 1). */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  cursorOf: (row: R) => readonly CursorValue[],
  present: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  };
}

/**
 * A page of a list that is read whole because it is short (rules, pipelines): the cursor names its last row.
 * @throws DomainError validation_failed when the cursor is none, or names a row that is gone
 */
export function pageOfAll<T>(rows: readonly T[], query: PageQuery, idOf: (row: T) => string): Page<T> {
  const page = toPage(
    rows.slice(placeAfter(rows, query.cursor, idOf)),
    query.limit,
    (row) => [idOf(row)],
    (row) => row,
  );
  return query.withTotal === true ? { ...page, total: rows.length } : page;
}

function placeAfter<T>(rows: readonly T[], cursor: string | undefined, idOf: (row: T) => string): number {
  if (cursor === undefined) return 0;
  const [id] = decodeCursor(cursor, 1);
  const place = rows.findIndex((row) => idOf(row) === id);
  if (place < 0) throw badCursor();
  return place + 1;
}

function isCursorValue(value: unknown): value is CursorValue {
  if (value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && value.length <= 200 && !value.includes('\0');
}

function badCursor(): DomainError {
  return validationFailed([fieldError('cursor', 'cursor')]);
}
