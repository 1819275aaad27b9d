import { Injectable } from '@nestjs/common';
import type { LeadFacts } from '@luodi/leads';
import { DataSource, type EntityManager } from 'typeorm';
import type { ParsedInquiry } from '../parse/inquiry-fields';
import { editCorrections } from './parse-correction.policy';
import type { ParseCorrection } from './parse-correction.policy';

/** After this the person has been asked, and an edit says nothing of the parser any more. */
const EDIT_WINDOW = '24 hours';

interface FirstInquiryRow extends Record<string, unknown> {
  readonly id: string;
  readonly parse: ParsedInquiry;
  readonly parser_version: string;
  readonly need_type: LeadFacts['needType'];
  readonly area_min_sqm: string | null;
  readonly area_max_sqm: string | null;
  readonly tax_min_yuan: string | null;
  readonly tax_max_yuan: string | null;
  readonly region: string[];
  readonly company_name: string | null;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
}

/** Keeps what people put right of a parse beside it. */
@Injectable()
export class ParseCorrections {
  public constructor(private readonly dataSource: DataSource) {}

  /** Stores the corrections of one inquiry; the last one of a field counts. */
  public async store(
    tx: EntityManager,
    inquiryId: string,
    parserVersion: string,
    corrections: readonly ParseCorrection[],
    by: string,
    at: Date,
  ): Promise<void> {
    if (corrections.length === 0) return;
    await tx.query(
      `INSERT INTO parse_corrections (inquiry_id, field, parser_version, parsed, corrected, corrected_by, at)
       SELECT $1, c.field, $2, c.parsed, c.corrected, $3, $4
         FROM jsonb_to_recordset($5::jsonb) AS c(field text, parsed jsonb, corrected jsonb)
       ON CONFLICT (inquiry_id, field) DO UPDATE
         SET corrected = excluded.corrected, corrected_by = excluded.corrected_by, at = excluded.at`,
      [inquiryId, parserVersion, by, at, JSON.stringify(corrections)],
    );
  }

  /**
   * An edit of a lead within 24 hours of its first inquiry, against what the parser had read of that one. May run
   * twice: it compares the lead as it stands.
   */
  public async noteEdit(leadId: string, fields: readonly string[], by: string, at: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rows: FirstInquiryRow[] = await tx.query(
        `SELECT i.id, i.parse, i.parser_version, l.need_type, l.area_min_sqm, l.area_max_sqm, l.tax_min_yuan,
                l.tax_max_yuan, l.region, l.company_name, l.contact_name, l.phone, l.wechat
           FROM leads l JOIN LATERAL (
             SELECT * FROM inquiries i WHERE i.lead_id = l.id ORDER BY i.received_at, i.id LIMIT 1) i ON TRUE
          WHERE l.id = $1 AND i.parse ? 'fields' AND i.parser_version IS NOT NULL
            AND i.received_at > $2::timestamptz - $3::interval`,
        [leadId, at, EDIT_WINDOW],
      );
      const row = rows[0];
      if (row === undefined) return;
      const facts = {
        needType: row.need_type,
        areaMinSqm: numberOf(row.area_min_sqm),
        areaMaxSqm: numberOf(row.area_max_sqm),
        taxMinYuan: row.tax_min_yuan,
        taxMaxYuan: row.tax_max_yuan,
        region: row.region,
        companyName: row.company_name,
        contactName: row.contact_name,
        phone: row.phone,
        wechat: row.wechat,
      };
      const corrections = editCorrections(row.parse, facts, fields);
      await this.store(tx, row.id, row.parser_version, corrections, by, at);
    });
  }
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
