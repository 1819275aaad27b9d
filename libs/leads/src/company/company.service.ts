import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import {
  canonicalPhone,
  companyCandidates,
  companyNameKey,
  identifyCompany,
  livingCompanies,
  rankCompanies,
  readUscc,
} from '@luodi/contacts';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  RateLimits,
  driverError,
  fieldError,
  forbidden,
  isUniqueViolation,
  notFound,
  validationFailed,
  versionConflict,
  writeAudit,
} from '@luodi/platform';
import { writeCompanyEvent } from './company-event.queries';
import { companyPage } from './company-page.queries';
import { companyKnownTo } from './company-scope';
import {
  assertKnown,
  companiesByDomain,
  companiesByPhone,
  hiddenWork,
  visibleCounts,
} from './company.queries';
import type { CompanyCandidatesDto, UpdateCompanyDto } from './company.dto';
import type {
  CompanyCandidateResponse,
  CompanyCandidatesResponse,
  CompanyDuplicatesResponse,
  CompanyResponse,
} from './company.response';
import { survivorsOf } from './ranked-companies.policy';
import type { RankedName } from './ranked-companies.policy';

const PER_MINUTE = 60;
const PER_HOUR = 600;
const MAX_CANDIDATES = 10;
/** Everybody's addresses: their domain says nothing about a company. */
const PUBLIC_MAIL =
  /^(?:qq|foxmail|163|126|yeah|139|189|wo|sina|sohu|aliyun|gmail|outlook|hotmail|live|icloud|yahoo|vip\.qq|vip\.163|88)\./;

/** Companies: which one is meant, and everything of one. */
@Injectable()
export class CompanyService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly rateLimits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Companies that may be the one that is typed, the likeliest first, of those whose leads or deals the actor may know
   * of. Of the others it says only that somebody is on exactly this one.
   * @throws DomainError rate_limited
   */
  public async candidates(actor: Actor, typed: CompanyCandidatesDto): Promise<CompanyCandidatesResponse> {
    await this.rateLimits.consume('company-candidates', actor.id, PER_MINUTE, 60);
    await this.rateLimits.consume('company-candidates-hour', actor.id, PER_HOUR, 3600);
    const name = said(typed.name);
    const code = readUscc(typed.uscc ?? '');
    const uscc = code.ok ? code.value : null;
    return this.dataSource.transaction(async (tx) => {
      const byPhone = await this.byPhone(tx, actor, said(typed.phone));
      const byDomain = await this.byDomain(tx, actor, said(typed.email));
      const question = { name, uscc };
      const found = await companyCandidates(tx, question, [...byPhone, ...byDomain]);
      const ranked = rankCompanies(question, found, new Set(byPhone), new Set(byDomain));
      const items = await this.within(tx, actor, ranked);
      const key = name === null ? null : companyNameKey(name);
      const elsewhere = (key !== null || uscc !== null) && (await hiddenWork(tx, actor, key, uscc));
      return { items, elsewhere };
    });
  }

  /** @throws DomainError not_found for the unknown and for those that are not the actor's to know of */
  public async show(
    actor: Actor,
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<CompanyResponse> {
    await assertKnown(tx, actor, id);
    return this.showAny(actor, id, tx);
  }

  /** The same without asking whether the company is the actor's to know of: what they have just made it. */
  public async showAny(actor: Actor, id: string, tx: EntityManager): Promise<CompanyResponse> {
    const company = await companyPage(tx, actor, id, this.clock.now());
    if (company === null) throw notFound();
    return company;
  }

  /** Companies that may be the same as this one, of those that the actor may know of. @throws DomainError not_found */
  public async duplicates(actor: Actor, id: string): Promise<CompanyDuplicatesResponse> {
    return this.dataSource.transaction(async (tx) => {
      const { name, uscc, ...company } = await this.show(actor, id, tx);
      const spellings = new Set(company.spellings.map((spelling) => spelling.id));
      const question = { name, uscc };
      const found = (await companyCandidates(tx, question, [])).filter(
        (one) => one.id !== company.id && !spellings.has(one.id),
      );
      return { items: await this.within(tx, actor, rankCompanies(question, found, new Set(), new Set())) };
    });
  }

  /**
   * Corrects a company's name, code, region or tier. A code whose check character is wrong wants `usccConfirmed`; early pilot codes
   * fail it and are legal (domain.md 2.3), so nothing is refused for good.
   * @throws DomainError not_found, forbidden, version_conflict, uscc_doubtful (422), company_taken (409), validation_failed
   */
  public async update(actor: Actor, id: string, edit: UpdateCompanyDto): Promise<CompanyResponse> {
    const { regionCode, tier } = edit;
    const uscc = usccOf(edit);
    const name = said(edit.name);
    const nameKey = name === null ? null : companyNameKey(name);
    if (name !== null && nameKey === null) throw validationFailed([fieldError('name', 'company_unusable')]);
    try {
      return await this.dataSource.transaction(async (tx) => {
        await tx.query('SELECT 1 FROM companies WHERE id = $1 FOR UPDATE', [id]);
        const known = await this.show(actor, id, tx);
        if (known.id !== id) throw new DomainError('company_merged', {}, { body: { intoId: known.id } });
        if (!known.editable) throw forbidden();
        if (tier !== undefined && tier !== known.tier && !known.mergeable) throw forbidden();
        if (known.version !== edit.version) throw versionConflict(known);
        await tx.query(
          `UPDATE companies SET name = coalesce($2, name), name_key = coalesce($3, name_key),
             uscc = CASE WHEN $4::boolean THEN $5 ELSE uscc END,
             region_code = CASE WHEN $6::boolean THEN $7 ELSE region_code END,
             tier = CASE WHEN $8::boolean THEN $9 ELSE tier END, updated_at = now(), version = version + 1
           WHERE id = $1`,
          [
            id,
            name,
            nameKey,
            uscc !== undefined,
            uscc ?? null,
            regionCode !== undefined,
            regionCode ?? null,
            tier !== undefined,
            tier ?? null,
          ],
        );
        if (name !== null) await identifyCompany(tx, id, name);
        await writeAudit(tx, {
          actorId: actor.id,
          actorRole: actor.role,
          action: 'company.edited',
          objectType: 'company',
          objectId: id,
          data: {
            fields: Object.keys(edit).filter((field) => field !== 'version' && field !== 'usccConfirmed'),
          },
        });
        const edited = await this.show(actor, id, tx);
        const changes = changesOf(known, edited);
        if (Object.keys(changes).length > 0) {
          await writeCompanyEvent(tx, {
            companyId: id,
            kind: 'edited',
            at: this.clock.now(),
            actorId: actor.id,
            data: { changes },
          });
        }
        return await this.show(actor, id, tx);
      });
    } catch (error) {
      if (
        isUniqueViolation(error, 'companies_name_key_key') ||
        isUniqueViolation(error, 'companies_uscc_key')
      ) {
        throw new DomainError(
          'company_taken',
          {},
          { body: await this.holder(actor, id, nameKey, uscc ?? null) },
        );
      }
      if (driverError(error)?.constraint === 'companies_region_code_fkey') {
        throw validationFailed([fieldError('regionCode', 'unknown_reference')]);
      }
      throw error;
    }
  }

  /** The company that has the name or the code already, for those who may know of it: they may want to merge. */
  private async holder(
    actor: Actor,
    id: string,
    nameKey: string | null,
    uscc: string | null,
  ): Promise<{ readonly mergeWith?: string }> {
    const params: unknown[] = [nameKey, uscc, id];
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT s.id FROM companies c JOIN companies s ON s.id = coalesce(c.merged_into_id, c.id)
       WHERE (c.name_key = $1 OR c.uscc = $2) AND s.id <> $3 AND ${companyKnownTo(actor, 's.id', params)} LIMIT 1`,
      params,
    );
    return rows[0] === undefined ? {} : { mergeWith: rows[0].id };
  }

  /** Of the ranked ones those of whose leads or deals the actor may know, merged spellings as their survivors. */
  private async within(
    tx: EntityManager,
    actor: Actor,
    ranked: readonly RankedName[],
  ): Promise<CompanyCandidateResponse[]> {
    const living = await livingCompanies(
      tx,
      ranked.map((one) => one.id),
    );
    const found = survivorsOf(ranked, living);
    const ids = found.map((one) => one.id);
    const counts = await visibleCounts(tx, actor, ids);
    const seesAll = actor.role === 'admin' || actor.role === 'auditor';
    return found
      .filter((one) => seesAll || counts.has(one.id))
      .slice(0, MAX_CANDIDATES)
      .map((one) => ({
        ...one,
        reasons: [...one.reasons],
        leadCount: counts.get(one.id)?.leads ?? 0,
        dealCount: counts.get(one.id)?.deals ?? 0,
      }));
  }

  private async byPhone(tx: EntityManager, actor: Actor, phone: string | null): Promise<string[]> {
    const reading = phone === null ? null : canonicalPhone(phone);
    return reading?.ok === true ? companiesByPhone(tx, actor, reading.value) : [];
  }

  private async byDomain(tx: EntityManager, actor: Actor, email: string | null): Promise<string[]> {
    const domain = email?.split('@').at(-1)?.toLowerCase() ?? '';
    return domain === '' || PUBLIC_MAIL.test(domain) ? [] : companiesByDomain(tx, actor, domain);
  }
}

/** A text that says something; null for the absent and the empty. */
function said(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}

/** undefined: unchanged; null: emptied. */
function usccOf(edit: UpdateCompanyDto): string | null | undefined {
  if (edit.uscc === undefined || edit.uscc === null) return edit.uscc;
  if (edit.uscc === '') return null;
  const reading = readUscc(edit.uscc);
  if (!reading.ok) throw validationFailed([fieldError('uscc', 'uscc_unusable')]);
  if (reading.warnings.includes('check_digit') && edit.usccConfirmed !== true) {
    throw new DomainError('uscc_doubtful');
  }
  return reading.value;
}

/** What an edit changed, before and after. */
function changesOf(before: CompanyResponse, after: CompanyResponse): Record<string, object> {
  const pairs = {
    name: { from: before.name, to: after.name },
    uscc: { from: before.uscc, to: after.uscc },
    region: { from: before.region?.name ?? null, to: after.region?.name ?? null },
    tier: { from: before.tier, to: after.tier },
  };
  return Object.fromEntries(Object.entries(pairs).filter(([, { from, to }]) => from !== to));
}
