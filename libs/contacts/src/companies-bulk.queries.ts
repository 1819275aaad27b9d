import { Injectable } from '@nestjs/common';
import { newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';

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
  /** Those that are known, by key and by code. */
  public async find(
    tx: EntityManager,
    rows: readonly CompanyRow[],
  ): Promise<{
    readonly byKey: ReadonlyMap<string, KnownCompany>;
    readonly byUscc: ReadonlyMap<string, KnownCompany>;
  }> {
    const known: KnownCompany[] = await tx.query(
      `SELECT id, name, name_key AS "nameKey", uscc, version FROM companies
       WHERE name_key = ANY($1::text[]) OR uscc = ANY($2::text[])`,
      [rows.map((row) => row.nameKey), rows.flatMap((row) => row.uscc ?? [])],
    );
    return {
      byKey: new Map(known.map((company) => [company.nameKey, company])),
      byUscc: new Map(
        known.flatMap((company) => (company.uscc === null ? [] : [[company.uscc, company] as const])),
      ),
    };
  }

  /** Adds what is not known, in the order of the keys; answers what each added row became. */
  public async add(
    tx: EntityManager,
    rows: readonly CompanyRow[],
  ): Promise<ReadonlyMap<CompanyRow, { kind: 'created'; objectId: string; mark: string }>> {
    const sorted = [...rows].sort((a, b) => (a.nameKey < b.nameKey ? -1 : a.nameKey > b.nameKey ? 1 : 0));
    const ids = sorted.map(() => newId());
    const added: { id: string }[] = await tx.query(
      `INSERT INTO companies (id, name, name_key, uscc)
       SELECT id, name, name_key, uscc FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS r(id, name, name_key, uscc)
       ON CONFLICT DO NOTHING RETURNING id`,
      [ids, sorted.map((row) => row.name), sorted.map((row) => row.nameKey), sorted.map((row) => row.uscc)],
    );
    const done = new Set(added.map((row) => row.id));
    return new Map(
      sorted.flatMap((row, index) => {
        const id = ids[index] ?? '';
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
      'UPDATE companies SET name = $2, uscc = $3, updated_at = now(), version = version + 1 WHERE id = $1 RETURNING version',
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
      `UPDATE companies SET name = $3, uscc = $4, updated_at = now(), version = version + 1
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
