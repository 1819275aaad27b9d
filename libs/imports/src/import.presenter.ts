import { currentLocale, hasMessage, inClearIf, translate, type Locale } from '@luodi/platform';
import type { ImportKind } from './import-kind';
import { isWorking } from './import-values.policy';
import type {
  ImportFaultResponse,
  ImportKindResponse,
  ImportResponse,
  ImportSummaryResponse,
} from './import.response';
import type { FaultRecord, ImportRecord } from './import.row';
import { missingFields } from './mapping/suggest-mapping.policy';

/** Until when an import can be taken back; null when it wrote nothing, is at it, or it is too late. */
export function undoUntil(row: ImportRecord, now: Date): Date | null {
  const ended = row.status === 'done' || row.status === 'cancelled' || row.status === 'failed';
  if (!ended || row.created + row.updated === 0 || row.finished_at === null) return null;
  return row.expires_at > now ? row.expires_at : null;
}

/** An import as a list shows it. */
export function presentSummary(row: ImportRecord, now: Date): ImportSummaryResponse {
  const locale = currentLocale();
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    dryRun: row.dry_run,
    fileName: row.file_name,
    fileSize: Number(row.file_size),
    rows: row.rows_total,
    progress: progressOf(row),
    counts: {
      importable: row.importable,
      duplicates: row.duplicate,
      errors: row.faulty,
      created: row.created,
      updated: row.updated,
      assigned: row.assigned,
      undone: row.undone,
      kept: row.kept,
    },
    error:
      row.error_code === null
        ? null
        : { code: row.error_code, message: errorText(row.error_code, row.error_place, locale) },
    requestedBy: { id: row.requested_by, name: row.requested_by_name },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoUntil: undoUntil(row, now)?.toISOString() ?? null,
  };
}

/** An import with columns and first faults; `mine` false leaves out what stands in the file. */
export function presentImport(
  row: ImportRecord,
  kind: ImportKind | null,
  faults: readonly FaultRecord[],
  mine: boolean,
  now: Date,
): ImportResponse {
  const fieldOf = new Map(row.mapping.map(({ column, field }) => [column, field]));
  return inClearIf(mine, {
    ...presentSummary(row, now),
    duplicates: row.duplicates,
    assign: row.options.assign,
    teamId: row.options.teamId,
    startClock: row.options.startClock,
    sourceKind: row.source_kind,
    sourceNote: row.source_note,
    format: row.format,
    encoding: row.encoding,
    delimiter: row.delimiter,
    headerRow: row.header_row,
    columns: row.columns.map((column, index) => ({
      column: index,
      header: column.header,
      samples: mine ? [...column.samples] : [],
      field: fieldOf.get(index) ?? null,
    })),
    missingFields: kind === null || row.columns.length === 0 ? [] : missingFields(row.mapping, kind),
    errors: faults.map((fault) => presentFault(row.kind, fault, mine, currentLocale())),
  });
}

/** Why a row was not taken, in the language of the reader. */
export function faultText(kind: string, fault: FaultRecord, locale: Locale): string {
  const own = `import.fault.${kind}.${fault.code}`;
  const key = hasMessage(own) ? own : `import.fault.${fault.code}`;
  const shared = `field.${fault.code}`;
  const text = translate(
    locale,
    hasMessage(key) ? key : hasMessage(shared) ? shared : 'import.fault.refused',
  );
  return fault.field === null ? text : `${fieldLabel(kind, fault.field, locale)}：${text}`;
}

/** A kind with its fields, as the mapping step needs it. */
export function presentKind(kind: ImportKind): ImportKindResponse {
  const locale = currentLocale();
  return {
    kind: kind.name,
    label: translate(locale, `import.kind.${kind.name}`),
    fields: kind.fields.map((field) => ({
      key: field.key,
      label: fieldLabel(kind.name, field.key, locale),
      required: field.required === true,
      many: field.many === true,
    })),
    needsOneOf: kind.needsOneOf.map((group) => [...group]),
    personal: kind.personal,
  };
}

function presentFault(kind: string, fault: FaultRecord, mine: boolean, locale: Locale): ImportFaultResponse {
  return {
    row: fault.row_number,
    code: fault.code,
    field: fault.field,
    message: faultText(kind, fault, locale),
    cells: mine ? [...fault.cells] : [],
  };
}

function fieldLabel(kind: string, field: string, locale: Locale): string {
  return translate(locale, `import.${kind}.${field}`);
}

function progressOf(row: ImportRecord): number {
  if (row.status === 'queued' || row.status === 'reading') return 0;
  if (row.status === 'undoing') return ratio(row.undone + row.kept, row.created + row.updated);
  return isWorking(row.status) ? Math.min(0.999, ratio(row.rows_done, row.rows_total)) : 1;
}

function ratio(part: number, of: number): number {
  return of === 0 ? 0 : Math.round((part / of) * 1000) / 1000;
}

function errorText(code: string, place: string | null, locale: Locale): string {
  const detail = `error.${code}.detail`;
  const text = translate(locale, hasMessage(detail) ? detail : 'error.internal.title');
  return place !== null && /^\d+$/.test(place) ? `${text} (#${place})` : text;
}
