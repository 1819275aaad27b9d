import { http } from './client';

export const REPORT_NAMES = ['funnel', 'sources', 'agents', 'sla', 'pool', 'fairness'] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

export const GROUP_BYS = ['source', 'owner', 'park', 'industry', 'needType'] as const;

/** Filters of every report; both days inclusive, local dates. */
export interface ReportFilter {
  readonly from?: string;
  readonly to?: string;
  readonly parkId?: string;
  readonly ownerId?: string;
  readonly needType?: string;
  readonly groupBy?: string;
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
