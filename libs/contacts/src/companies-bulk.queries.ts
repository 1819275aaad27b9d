import { Injectable } from '@nestjs/common';
import { newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { insertCompanies } from './company/company-list.queries';

/** A company as a list names it. */
export interface CompanyRow {
  readonly name: string;
  readonly nameKey: string;
  readonly uscc: string | null;
}

export interface KnownCompany extends CompanyRow {
  readonly id: string;
  readonly version: number;
}

/** Companies in batches, for lists. */
@Injectable()
export class CompaniesBulkQueries {
  /** Those that are known, by key and by code; what was merged stands for what it was merged into. */
  public async find(
    tx: EntityManager,
    rows: readonly CompanyRow[],
  ): Promise<{
    readonly byKey: ReadonlyMap<string, KnownCompany>;
    readonly byUscc: ReadonlyMap<string, KnownCompany>;
  }> {
    const found: (KnownCompany & { readonly askedKey: string; readonly askedUscc: string | null })[] =
      await tx.query(
        `SELECT s.id, s.name, s.name_key AS "nameKey", s.uscc, s.version, c.name_key AS "askedKey", c.uscc AS "askedUscc"
         FROM companies c JOIN companies s ON s.id = coalesce(c.merged_into_id, c.id)
         WHERE c.name_key = ANY($1::text[]) OR c.uscc = ANY($2::text[])`,
        [rows.map((row) => row.nameKey), rows.flatMap((row) => row.uscc ?? [])],
      );
    const known = found.map(({ askedKey, askedUscc, ...company }) => ({ askedKey, askedUscc, company }));
    return {
      byKey: new Map(known.map(({ askedKey, company }) => [askedKey, company])),
      byUscc: new Map(
        known.flatMap(({ askedUscc, company }) =>
          askedUscc === null ? [] : [[askedUscc, company] as const],
        ),
      ),
    };
  }

  /** Adds what is not known, in the order of the keys; answers what each added row became. */
  public async add(
    tx: EntityManager,
    rows: readonly CompanyRow[],
  ): Promise<ReadonlyMap<CompanyRow, { kind: 'created'; objectId: string; mark: string }>> {
    const ids = new Map(rows.map((row) => [row, newId()]));
    const done = await insertCompanies(
      tx,
      rows.map((row) => ({ ...row, id: ids.get(row) ?? '' })),
      null,
    );
    return new Map(
      rows.flatMap((row) => {
        const id = ids.get(row) ?? '';
        return done.has(id) ? [[row, { kind: 'created' as const, objectId: id, mark: '1' }] as const] : [];
      }),
    );
  }

  /** Changes name and code; answers the new version. */
  public async change(
    tx: EntityManager,
    id: string,
    to: { readonly name: string; readonly uscc: string | null },
  ): Promise<number> {
    const [rows]: [{ version: number }[], number] = await tx.query(
      `UPDATE companies SET name = $2, uscc = $3, identity_version = CASE WHEN name = $2 THEN identity_version ELSE 0 END, updated_at = now(), version = version + 1
       WHERE id = $1 RETURNING version`,
      [id, to.name, to.uscc],
    );
    return rows[0]?.version ?? 0;
  }

  /** Puts back what stood there, when nobody has changed it since. */
  public async restore(
    tx: EntityManager,
    id: string,
    version: number,
    before: { readonly name: string; readonly uscc: string | null },
  ): Promise<boolean> {
    const [, count]: [unknown[], number] = await tx.query(
      `UPDATE companies SET name = $3, uscc = $4, identity_version = CASE WHEN name = $3 THEN identity_version ELSE 0 END, updated_at = now(), version = version + 1
       WHERE id = $1 AND version = $2`,
      [id, version, before.name, before.uscc],
    );
    return count > 0;
  }

  /** Deletes a company that nobody has changed and nothing refers to. */
  public async removeUntouched(tx: EntityManager, id: string, version: number): Promise<boolean> {
    const [, count]: [unknown[], number] = await tx.query(
      `DELETE FROM companies c WHERE c.id = $1 AND c.version = $2
         AND NOT EXISTS (SELECT 1 FROM contacts p WHERE p.company_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.company_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.company_id = c.id)`,
      [id, version],
    );
    return count > 0;
  }
}
