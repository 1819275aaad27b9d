import { Injectable } from '@nestjs/common';
import { companyCandidates, livingCompanies, rankCompanies, readUscc } from '@luodi/contacts';
import type { Actor } from '@luodi/identity';
import { pageOfAll, readKeysetPage } from '@luodi/platform';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ListCompaniesQuery } from './company.dto';
import { companiesKnownTo, companyKnownTo } from './company-scope';
import type { CompanyPageResponse, CompanyRegionResponse, CompanyRowResponse } from './company.response';
import { visibleCounts } from './company.queries';
import { survivorsOf } from './ranked-companies.policy';
import type { FoundCompany } from './ranked-companies.policy';

/** A total over this is told as it. */
const COUNT_CAP = 10_001;

interface CompanyRow {
  readonly id: string;
  readonly name: string;
  readonly name_key: string;
  readonly uscc: string | null;
  readonly region: CompanyRegionResponse | null;
  readonly created_at: Date;
  readonly created_at_text: string;
}

const COLUMNS = `c.id, c.name, c.name_key, c.uscc, c.created_at, c.created_at::text AS created_at_text,
  CASE WHEN r.code IS NOT NULL THEN jsonb_build_object('code', r.code, 'name', r.name) END AS region`;
const FROM = 'companies c LEFT JOIN regions r ON r.code = c.region_code';

/** The list of companies, whole or by a question. */
@Injectable()
export class CompanyListService {
  public constructor(private readonly dataSource: DataSource) {}

  /** Living companies within the actor's scope. A question is answered by its ranking; merged spellings lead to survivors. */
  public async list(actor: Actor, query: ListCompaniesQuery): Promise<CompanyPageResponse> {
    return this.dataSource.transaction(async (tx) =>
      query.q === undefined || query.q === ''
        ? this.whole(tx, actor, query)
        : this.found(tx, actor, query, query.q),
    );
  }

  private async whole(
    tx: EntityManager,
    actor: Actor,
    query: ListCompaniesQuery,
  ): Promise<CompanyPageResponse> {
    const params: unknown[] = [];
    const byName = query.sort === 'name';
    const page = await readKeysetPage<CompanyRow, CompanyRow>(
      tx,
      {
        columns: COLUMNS,
        from: FROM,
        where: [companiesKnownTo(actor, params), 'c.merged_into_id IS NULL'],
        params,
        order: byName
          ? { column: 'c.name_key', cast: 'text', id: 'c.id', descending: false }
          : { column: 'c.created_at', cast: 'timestamptz', id: 'c.id', descending: true },
        place: (row) => [byName ? row.name_key : row.created_at_text, row.id],
        present: (row) => row,
        countCap: COUNT_CAP,
      },
      query,
    );
    return { ...page, items: await withCounts(tx, actor, page.items, new Map()) };
  }

  private async found(
    tx: EntityManager,
    actor: Actor,
    query: ListCompaniesQuery,
    q: string,
  ): Promise<CompanyPageResponse> {
    const code = readUscc(q);
    const question = { name: q, uscc: code.ok ? code.value : null };
    const ranked = rankCompanies(question, await companyCandidates(tx, question, []), new Set(), new Set());
    const living = await livingCompanies(
      tx,
      ranked.map((one) => one.id),
    );
    const found = new Map(survivorsOf(ranked, living).map((one) => [one.id, one]));
    const params: unknown[] = [[...found.keys()]];
    const rows: CompanyRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${companyKnownTo(actor, 'c.id', params)} AND c.id = ANY($1::uuid[])`,
      params,
    );
    const places = new Map([...found.keys()].map((id, place) => [id, place]));
    const sorted = rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
    const page = pageOfAll(sorted, query, (row) => row.id);
    return { ...page, items: await withCounts(tx, actor, page.items, found) };
  }
}

async function withCounts(
  tx: EntityManager,
  actor: Actor,
  rows: readonly CompanyRow[],
  found: ReadonlyMap<string, FoundCompany>,
): Promise<CompanyRowResponse[]> {
  const counts = await visibleCounts(
    tx,
    actor,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    uscc: row.uscc,
    region: row.region,
    foundAs: found.get(row.id)?.foundAs ?? null,
    reasons: [...(found.get(row.id)?.reasons ?? [])],
    leadCount: counts.get(row.id)?.leads ?? 0,
    dealCount: counts.get(row.id)?.deals ?? 0,
    createdAt: row.created_at.toISOString(),
  }));
}
