/** A figure of a report row. Money is a decimal string in yuan, ratios 0–1, unknown is null. */
export type Figure = string | number | null;
export type ReportRow = Readonly<Record<string, Figure>>;

/** How a column of a report is printed. */
export type ReportColumnType = 'text' | 'integer' | 'ratio' | 'decimal' | 'money';

export interface ReportColumn {
  readonly key: string;
  readonly type: ReportColumnType;
}

/** A report as computed; screen and exports present this one object. */
export interface Report {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly totals: ReportRow;
}

/** Days of a number of seconds, two decimals. */
export function days(seconds: number | null): number | null {
  return seconds === null ? null : Math.round((seconds / 86_400) * 100) / 100;
}
