import type { Figure, ReportName } from '../../api/reports';
import { formatNumber, formatYuan } from '../../format';
import { currentLocale } from '../../i18n';

type FigureType = 'text' | 'integer' | 'ratio' | 'decimal' | 'money';

export interface FigureColumn {
  readonly key: string;
  readonly type: FigureType;
}

const COHORT = [
  { key: 'name', type: 'text' },
  { key: 'leads', type: 'integer' },
] as const;

/** Columns of each report, in order; their titles are messages, their meanings come with the report. */
export const REPORT_COLUMNS: Readonly<Record<ReportName, readonly FigureColumn[]>> = {
  funnel: [
    { key: 'name', type: 'text' },
    { key: 'entered', type: 'integer' },
    { key: 'current', type: 'integer' },
    { key: 'passed', type: 'integer' },
    { key: 'lost', type: 'integer' },
    { key: 'conversion', type: 'ratio' },
    { key: 'medianDays', type: 'decimal' },
    { key: 'amountYuan', type: 'money' },
  ],
  sources: [
    ...COHORT,
    { key: 'responded', type: 'integer' },
    { key: 'converted', type: 'integer' },
    { key: 'signed', type: 'integer' },
    { key: 'disqualified', type: 'integer' },
    { key: 'conversion', type: 'ratio' },
    { key: 'medianMinutes', type: 'decimal' },
  ],
  agents: [
    ...COHORT,
    { key: 'responded', type: 'integer' },
    { key: 'onTime', type: 'integer' },
    { key: 'hitRate', type: 'ratio' },
    { key: 'medianMinutes', type: 'decimal' },
    { key: 'followUps', type: 'integer' },
    { key: 'converted', type: 'integer' },
    { key: 'signed', type: 'integer' },
    { key: 'conversion', type: 'ratio' },
    { key: 'openDeals', type: 'integer' },
    { key: 'amountYuan', type: 'money' },
  ],
  sla: [
    ...COHORT,
    { key: 'decided', type: 'integer' },
    { key: 'onTime', type: 'integer' },
    { key: 'late', type: 'integer' },
    { key: 'hitRate', type: 'ratio' },
    { key: 'medianMinutes', type: 'decimal' },
  ],
  pool: [
    { key: 'name', type: 'text' },
    { key: 'entered', type: 'integer' },
    { key: 'released', type: 'integer' },
    { key: 'recycled', type: 'integer' },
    { key: 'uncontacted', type: 'integer' },
    { key: 'transferred', type: 'integer' },
    { key: 'escalated', type: 'integer' },
    { key: 'handover', type: 'integer' },
    { key: 'routed', type: 'integer' },
    { key: 'claimed', type: 'integer' },
    { key: 'assigned', type: 'integer' },
    { key: 'left', type: 'integer' },
    { key: 'current', type: 'integer' },
    { key: 'claimRate', type: 'ratio' },
    { key: 'returnRate', type: 'ratio' },
    { key: 'medianHours', type: 'decimal' },
  ],
  fairness: [
    { key: 'name', type: 'text' },
    { key: 'rule', type: 'text' },
    { key: 'received', type: 'integer' },
    { key: 'eligible', type: 'integer' },
    { key: 'ideal', type: 'decimal' },
    { key: 'corrected', type: 'integer' },
    { key: 'deviation', type: 'decimal' },
  ],
};

/** The figures shown large above each report. */
export const HEADLINES: Readonly<Record<ReportName, readonly string[]>> = {
  funnel: ['entered', 'current', 'passed', 'conversion', 'amountYuan'],
  sources: ['leads', 'responded', 'converted', 'signed', 'conversion'],
  agents: ['leads', 'hitRate', 'followUps', 'converted', 'openDeals'],
  sla: ['leads', 'decided', 'onTime', 'late', 'hitRate'],
  pool: ['entered', 'claimed', 'recycled', 'current', 'claimRate'],
  fairness: ['received', 'ideal', 'eligible'],
};

/** The ways a report can be split; agents are split by owner already. */
export const SPLITTABLE: readonly ReportName[] = ['funnel', 'sources', 'sla'];

/** A figure for reading; null when unknown. */
export function figureText(value: Figure | undefined, type: FigureType): string | null {
  if (value === null || value === undefined || value === '') return null;
  switch (type) {
    case 'text':
      return String(value);
    case 'integer':
      return formatNumber(Number(value));
    case 'decimal':
      return fixed(Number(value), 'decimal');
    case 'ratio':
      return fixed(Number(value), 'percent');
    case 'money':
      return formatYuan(String(value));
  }
}

/** One digit after the point, also where it is a nought: figures of a column stand under each other. */
function fixed(value: number, style: 'decimal' | 'percent'): string {
  return new Intl.NumberFormat(currentLocale(), {
    style,
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
}
