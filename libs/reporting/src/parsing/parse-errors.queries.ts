import { startOfLocalDate } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { dayAfter, type Period } from '../reports/report-scope.queries';

/** The fields of the report, each with the question whether the parser read it; a closed list. */
const READ: readonly (readonly [field: string, sql: string])[] = [
  ['phone', `f ->> 'phone' IS NOT NULL`],
  ['needType', `f ->> 'needType' IS NOT NULL`],
  ['area', `coalesce(f ->> 'areaMin', f ->> 'areaMax') IS NOT NULL`],
  ['tax', `coalesce(f ->> 'taxMin', f ->> 'taxMax') IS NOT NULL`],
  ['company', `f ->> 'company' IS NOT NULL`],
  ['contact', `f ->> 'contact' IS NOT NULL`],
  ['wechat', `f ->> 'wechat' IS NOT NULL`],
  ['region', `f ->> 'region' IS NOT NULL`],
];

export interface ParseErrorFigures {
  readonly field: string;
  /** Inquiries of which the parser read the field, or a person entered what it had missed in the text. */
  readonly parsed: number;
  /** Of these, put right by a person. */
  readonly corrected: number;
}

/** How often the parser was put right, by field, over the accepted inquiries received in the period. Counts only. */
export async function parseErrorFigures(tx: EntityManager, period: Period): Promise<ParseErrorFigures[]> {
  const fields = READ.map(([field]) => `'${field}'`).join(', ');
  const answers = READ.map(([, sql]) => `(${sql})`).join(', ');
  const rows: { field: string; parsed: string; corrected: string }[] = await tx.query(
    `WITH received AS (
       SELECT i.id, i.parse -> 'fields' AS f FROM inquiries i
        WHERE i.status = 'accepted' AND i.parser_version IS NOT NULL AND i.parse ? 'fields'
          AND i.received_at >= $1 AND i.received_at < $2)
     SELECT a.field, count(*) FILTER (WHERE a.read OR c.inquiry_id IS NOT NULL) AS parsed,
            count(c.inquiry_id) AS corrected
       FROM received r
       CROSS JOIN LATERAL unnest(ARRAY[${fields}], ARRAY[${answers}]) AS a(field, read)
       LEFT JOIN parse_corrections c ON c.inquiry_id = r.id AND c.field = a.field
      GROUP BY a.field`,
    [
      period.from === null ? '-infinity' : startOfLocalDate(period.from, period.timeZone),
      startOfLocalDate(dayAfter(period.to), period.timeZone),
    ],
  );
  const byField = new Map(rows.map((row) => [row.field, row]));
  return READ.map(([field]) => ({
    field,
    parsed: Number(byField.get(field)?.parsed ?? 0),
    corrected: Number(byField.get(field)?.corrected ?? 0),
  }));
}
