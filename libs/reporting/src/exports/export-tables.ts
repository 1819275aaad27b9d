import type { Actor } from '@luodi/identity';
import { assertNever, localDate, translate, type Locale, type PeopleStatement } from '@luodi/platform';
import Decimal from 'decimal.js';
import type { EntityManager } from 'typeorm';
import { ReportQuery, type ReportName } from '../reports/report.dto';
import type { Figure, Report, ReportColumn, ReportRow } from '../reports/report.model';
import type { ReportService } from '../reports/report.service';
import { storedFilter } from './export-filter';
import { ActivityExportFilter, DealExportFilter, LeadExportFilter } from './export-filter.dto';
import { activityRows, leadRows, ledgerRows, type ExportMoment } from './export-rows.queries';
import type { RowSource } from './row-source';
import type { ExportRow } from './export.queries';
import { activityColumns, leadColumns, ledgerColumns } from './ledger.columns';
import type { CellType, CellValue, SheetColumn, SheetSource, SheetWriter } from '@luodi/sheets';

/** Which table is wanted: a stored export, or what the command line asks for. */
export type TableWish = Pick<ExportRow, 'kind' | 'filter' | 'locale'>;

/** Everything a table is made from; `tx` is the snapshot that count, rows and totals are read in. */
export interface TableRequest {
  readonly tx: EntityManager;
  readonly actor: Actor;
  readonly job: TableWish;
  readonly moment: ExportMoment;
  readonly reports: ReportService;
}

/** A table that knows its size before it is written. */
export interface ExportTable {
  /** Whose data it hands out; null when it holds figures. */
  readonly people: PeopleStatement | null;
  count(): Promise<number>;
  write(writer: SheetWriter, path: string, onProgress: (rows: number) => Promise<void>): Promise<number>;
}

/** The table of an export's kind. */
export async function exportTable(request: TableRequest): Promise<ExportTable> {
  const { tx, actor, job, moment, reports } = request;
  switch (job.kind) {
    case 'deals':
      return table(
        request,
        ledgerColumns(job.locale),
        ledgerRows(tx, actor, storedFilter(DealExportFilter, job.filter), moment),
        3,
      );
    case 'leads':
      return table(
        request,
        leadColumns(job.locale),
        leadRows(tx, actor, storedFilter(LeadExportFilter, job.filter), moment),
        2,
      );
    case 'activities':
      return table(
        request,
        activityColumns(job.locale),
        activityRows(tx, actor, storedFilter(ActivityExportFilter, job.filter), moment),
        2,
      );
    case 'report:funnel':
    case 'report:sources':
    case 'report:agents':
    case 'report:sla':
    case 'report:pool':
    case 'report:fairness': {
      const name = job.kind.slice('report:'.length) as ReportName;
      const report = await reports.compute(
        tx,
        actor,
        name,
        storedFilter(ReportQuery, job.filter),
        job.locale,
      );
      return reportTable(request, name, report);
    }
    default:
      return assertNever(job.kind);
  }
}

function table<Row>(
  request: TableRequest,
  columns: readonly SheetColumn<Row>[],
  rows: RowSource<Row>,
  frozenColumns: number,
  totals?: Readonly<Record<string, CellValue>>,
): ExportTable {
  const { job, actor, moment } = request;
  const date = localDate(moment.now, moment.timeZone);
  const say = (key: string, params: Record<string, string> = {}): string =>
    translate(job.locale, `export.${key}`, params);
  const source: SheetSource<Row> = {
    title: say(`title.${job.kind}`),
    subtitle: say('subtitle', { date, name: actor.name }),
    signature: say('signature'),
    totalLabel: say('total'),
    watermark: `${actor.name} (${actor.username}) ${moment.now.toISOString()}`,
    columns,
    frozenColumns,
    ...(totals === undefined ? {} : { totals }),
    batches: () => rows.batches(),
  };
  return {
    people: rows.people,
    count: () => rows.count(),
    write: (writer, path, onProgress) => writer(path, source, onProgress),
  };
}

function reportTable(request: TableRequest, name: ReportName, report: Report): ExportTable {
  const columns = reportColumns(name, report, request.job.locale);
  const totals = Object.fromEntries(
    report.columns.map((column) => [column.key, cellOf(column, report.totals[column.key] ?? null)]),
  );
  const rows: RowSource<ReportRow> = {
    people: null,
    count: () => Promise.resolve(report.rows.length),
    async *batches() {
      yield await Promise.resolve(report.rows);
    },
  };
  return table(request, columns, rows, 2, totals);
}

function reportColumns(name: ReportName, report: Report, locale: Locale): SheetColumn<ReportRow>[] {
  return [
    {
      key: 'serial',
      header: translate(locale, 'export.report.serial'),
      type: 'integer',
      width: 6,
      value: () => null,
    },
    ...report.columns.map((column): SheetColumn<ReportRow> => ({
      key: column.key,
      header: translate(locale, `export.report.${name}.${column.key}`),
      type: cellType(column),
      width: column.type === 'text' ? 20 : 14,
      value: (row) => cellOf(column, row[column.key] ?? null),
    })),
  ];
}

function cellType(column: ReportColumn): CellType {
  switch (column.type) {
    case 'text':
      return 'text';
    case 'integer':
      return 'integer';
    case 'decimal':
      return 'decimal';
    case 'ratio':
      return 'percent';
    case 'money':
      return 'amount';
    default:
      return assertNever(column.type);
  }
}

/** A figure as printed: money in 万元, everything else as on screen. */
function cellOf(column: ReportColumn, value: Figure): CellValue {
  return column.type === 'money' && value !== null ? new Decimal(value).div(10_000).toString() : value;
}
