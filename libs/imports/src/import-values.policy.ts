/** The closed lists of an import; the same values stand in the table's CHECKs. */
export const IMPORT_STATUSES = [
  'queued',
  'reading',
  /** Read, but a column that is needed is not mapped yet. */
  'ready',
  'checking',
  'checked',
  'importing',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What happens to a row whose record exists already. */
export const DUPLICATE_POLICIES = ['skip', 'fill', 'update', 'merge'] as const;
export type DuplicatePolicy = (typeof DUPLICATE_POLICIES)[number];

/** On what lawful ground a list may be used (domain.md 5.3). */
export const SOURCE_KINDS = [
  'own_customers',
  'event_signup',
  'partner_with_consent',
  'public_register',
  'other_lawful',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Who gets imported leads. */
export const ASSIGN_MODES = ['waiting', 'pool', 'owner', 'rules'] as const;
export type AssignMode = (typeof ASSIGN_MODES)[number];

/** Statuses in which the worker has something to do. */
const WORKING: readonly ImportStatus[] = ['queued', 'reading', 'checking', 'importing', 'undoing'];

/** Whether the worker is at it. */
export function isWorking(status: ImportStatus): boolean {
  return WORKING.includes(status);
}

/** From which statuses an import may go on without another upload. */
export function canRun(status: ImportStatus): boolean {
  return status === 'ready' || status === 'checked';
}
