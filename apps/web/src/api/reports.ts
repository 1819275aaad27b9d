import { http } from './client';

export const REPORT_NAMES = ['funnel', 'sources', 'agents', 'sla', 'pool', 'fairness'] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

export const GROUP_BYS = ['source', 'owner', 'park', 'industry', 'needType'] as const;

export const CLOCK_KINDS = ['first_response', 'follow_up', 'assessment', 'feedback', 'report'] as const;

/** Filters of every report; both days inclusive, local dates. */
export interface ReportFilter {
  readonly from?: string;
  readonly to?: string;
  readonly parkId?: string;
  readonly ownerId?: string;
  readonly needType?: string;
  readonly groupBy?: string;
  /** Of which clock the report `sla` tells. */
  readonly clock?: string;
}

/** Money is a decimal string in yuan, ratios are 0–1, unknown is null. */
export type Figure = string | number | null;
export type ReportRow = Readonly<Record<string, Figure>>;

export interface Report {
  /** The meaning of each figure, by its name in the rows. */
  readonly definition: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly generatedAt: string;
  readonly rows: readonly ReportRow[];
  readonly totals: ReportRow;
}

/** How often people put right what was read of inquiry texts, by field. */
export const getParseErrors = (dates: Pick<ReportFilter, 'from' | 'to'>): Promise<Report> =>
  http.get('/reports/parse-errors', { ...dates });

/** One report with the definition of its numbers. */
export const getReport = (name: ReportName, filter: ReportFilter): Promise<Report> =>
  http.get(`/reports/${name}`, { ...filter });

/** A clock behind a number of the report `sla`. */
export interface ClockRow {
  readonly leadId: string;
  readonly number: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
  readonly result: 'on_time' | 'late' | 'open' | 'ended' | null;
}

/** The clocks behind a number; `result` and `group` as the number has them. */
export const getClockRows = (
  filter: ReportFilter & { readonly result?: string; readonly group?: string },
  cursor?: string,
): Promise<{ readonly items: readonly ClockRow[]; readonly nextCursor: string | null }> =>
  http.get('/reports/sla/rows', { ...filter, cursor });
