import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CompaniesBulkQueries, companyNameKey, readUscc, type CompanyRow } from '@luodi/contacts';
import {
  ImportKinds,
  type ImportKind,
  type ImportOrder,
  type ImportRow,
  type ImportRun,
  type ImportedItem,
  type RowCheck,
  type RowFault,
  type RowOutcome,
} from '@luodi/imports';
import type { EntityManager } from 'typeorm';
import { COMPANY_FIELDS } from './import-fields.table';

/** Companies as a kind of record that can be imported: one of a normalised name, one of a credit code. */
@Injectable()
export class CompaniesKind implements ImportKind, OnModuleInit {
  public readonly name = 'companies';
  public readonly fields = COMPANY_FIELDS;
  public readonly needsOneOf = [];
  public readonly personal = false;

  public constructor(
    private readonly kinds: ImportKinds,
    private readonly companies: CompaniesBulkQueries,
  ) {}

  public onModuleInit(): void {
    this.kinds.register(this);
  }

  public open(_tx: EntityManager, order: ImportOrder): Promise<ImportRun> {
    return Promise.resolve(new CompaniesImport(this.companies, order));
  }
}

class CompaniesImport implements ImportRun {
  public constructor(
    private readonly companies: CompaniesBulkQueries,
    private readonly order: ImportOrder,
  ) {}

  public async check(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly RowCheck[]> {
    const read = rows.map(readCompany);
    const known = await this.companies.find(
      tx,
      read.filter((row): row is CompanyRow => !('kind' in row)),
    );
    return read.map((row): RowCheck => {
      if ('kind' in row) return row;
      return known.byKey.has(row.nameKey) || (row.uscc !== null && known.byUscc.has(row.uscc))
        ? { kind: 'duplicate' }
        : { kind: 'new', key: row.nameKey };
    });
  }

  public async write(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    const read = rows.map(readCompany);
    const companies = read.filter((row): row is CompanyRow => !('kind' in row));
    const created = await this.companies.add(tx, companies);
    for (const row of read) {
      if ('kind' in row) outcomes.push(row);
      else outcomes.push(created.get(row) ?? (await this.change(tx, row)));
    }
    return outcomes;
  }

  public async undo(
    tx: EntityManager,
    items: readonly ImportedItem[],
  ): Promise<readonly ('undone' | 'kept')[]> {
    const results: ('undone' | 'kept')[] = [];
    for (const item of items) {
      const before = item.before as { name: string; nameKey: string; uscc: string | null } | null;
      const done =
        item.action === 'created'
          ? await this.companies.removeUntouched(tx, item.objectId, Number(item.mark))
          : before !== null && (await this.companies.restore(tx, item.objectId, Number(item.mark), before));
      results.push(done ? 'undone' : 'kept');
    }
    return results;
  }

  private async change(tx: EntityManager, row: CompanyRow): Promise<RowOutcome> {
    if (this.order.duplicates === 'skip') return { kind: 'duplicate' };
    const known = await this.companies.find(tx, [row]);
    const company =
      known.byKey.get(row.nameKey) ?? (row.uscc === null ? undefined : known.byUscc.get(row.uscc));
    if (company === undefined) return { kind: 'duplicate' };
    const holder = row.uscc === null ? undefined : known.byUscc.get(row.uscc);
    if (holder !== undefined && holder.id !== company.id)
      return { kind: 'fault', code: 'uscc_taken', field: 'uscc' };
    const overwrite = this.order.duplicates === 'update';
    const uscc = overwrite ? (row.uscc ?? company.uscc) : (company.uscc ?? row.uscc);
    // A row that is found by its code may spell the name anew; its key must not become another company's.
    const renames = overwrite && company.nameKey === row.nameKey;
    const name = renames ? row.name : company.name;
    if (uscc === company.uscc && name === company.name) return { kind: 'duplicate' };
    const version = await this.companies.change(tx, company.id, { name, uscc });
    const before = { name: company.name, nameKey: company.nameKey, uscc: company.uscc };
    return { kind: 'updated', objectId: company.id, mark: String(version), before };
  }
}

function readCompany(row: ImportRow): CompanyRow | RowFault {
  const name = (row.values['name'] ?? '').replace(/\s+/g, ' ');
  if (name === '') return { kind: 'fault', code: 'required', field: 'name' };
  if (name.length > 200) return { kind: 'fault', code: 'too_long', field: 'name' };
  const nameKey = companyNameKey(name);
  if (nameKey === null) return { kind: 'fault', code: 'not_a_company', field: 'name' };
  const uscc = row.values['uscc'] === undefined ? null : readUscc(row.values['uscc']);
  if (uscc !== null && !uscc.ok) return { kind: 'fault', code: 'uscc_unusable', field: 'uscc' };
  return { name, nameKey, uscc: uscc?.ok === true ? uscc.value : null };
}
