import type { LeadPatch } from '../../api/leads';
import type { Lead } from '../../api/types';
import { COLUMNS } from './table-columns';
import type { ViewColumn } from '../../api/queue';

export type EditedColumn = NonNullable<(typeof COLUMNS)[ViewColumn['key']]['edits']>;

/** What a cell's field shows before anything is typed. */
export function fieldValue(lead: Pick<Lead, EditedColumn>, field: EditedColumn): string {
  return lead[field] ?? '';
}

/** The body of a saved cell; an emptied one is null. */
export function patchOf(field: EditedColumn, value: string): LeadPatch {
  return { [field]: value === '' ? null : value };
}

/**
 * What to do when somebody saved meanwhile: their change of other fields, or the same value, disturbs nothing; a
 * different value of this very field is for the person to decide.
 */
export function resolveCell(before: string, mine: string, theirs: string): 'save' | 'done' | 'ask' {
  if (theirs === mine) return 'done';
  return theirs === before ? 'save' : 'ask';
}
