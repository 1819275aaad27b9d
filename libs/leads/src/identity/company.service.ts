import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import {
  canonicalPhone,
  companyCandidates,
  companyNameKey,
  identifyCompany,
  rankCompanies,
  readUscc,
} from '@luodi/contacts';
import type { Actor } from '@luodi/identity';
import {
  DomainError,
  RateLimits,
  fieldError,
  forbidden,
  isUniqueViolation,
  notFound,
  validationFailed,
  versionConflict,
  writeAudit,
} from '@luodi/platform';
import {
  companiesByDomain,
  companiesByPhone,
  companyFor,
  hiddenWork,
  visibleCounts,
} from './company.queries';
import type { CompanyCandidatesDto, UpdateCompanyDto } from './identity.dto';
import type { CompanyCandidatesResponse, CompanyResponse } from './identity.response';

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
      const counts = await visibleCounts(
        tx,
        actor,
        ranked.map((one) => one.id),
      );
      const items = ranked
        .filter((one) => counts.has(one.id))
        .slice(0, MAX_CANDIDATES)
        .map((one) => ({
          ...one,
          reasons: [...one.reasons],
          leadCount: counts.get(one.id)?.leads ?? 0,
          dealCount: counts.get(one.id)?.deals ?? 0,
        }));
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
    const company = await companyFor(tx, actor, id);
    if (company === null) throw notFound();
    return company;
  }

  /**
   * Corrects a company's name or code. A code whose check character is wrong wants `usccConfirmed`; early pilot codes
   * fail it and are legal (domain.md 2.3), so nothing is refused for good.
   * @throws DomainError not_found, forbidden, version_conflict, uscc_doubtful (422), company_taken (409), validation_failed
   */
  public async update(actor: Actor, id: string, edit: UpdateCompanyDto): Promise<CompanyResponse> {
    const uscc = usccOf(edit);
    const name = said(edit.name);
    const nameKey = name === null ? null : companyNameKey(name);
    if (name !== null && nameKey === null) throw validationFailed([fieldError('name', 'company_unusable')]);
    try {
      return await this.dataSource.transaction(async (tx) => {
        await tx.query('SELECT 1 FROM companies WHERE id = $1 FOR UPDATE', [id]);
        const known = await this.show(actor, id, tx);
        if (!known.editable) throw forbidden();
        if (known.version !== edit.version) throw versionConflict(known);
        await tx.query(
          `UPDATE companies SET name = coalesce($2, name), name_key = coalesce($3, name_key),
             uscc = CASE WHEN $4::boolean THEN $5 ELSE uscc END, updated_at = now(), version = version + 1 WHERE id = $1`,
          [id, name, nameKey, uscc !== undefined, uscc ?? null],
        );
        if (name !== null) await identifyCompany(tx, id, name);
        await writeAudit(tx, {
          actorId: actor.id,
          actorRole: actor.role,
          action: 'company.edited',
          objectType: 'company',
          objectId: id,
          data: {
            fields: [...(name === null ? [] : ['name']), ...(uscc === undefined ? [] : ['uscc'])],
          },
        });
        return this.show(actor, id, tx);
      });
    } catch (error) {
      if (
        isUniqueViolation(error, 'companies_name_key_key') ||
        isUniqueViolation(error, 'companies_uscc_key')
      ) {
        throw new DomainError('company_taken');
      }
      throw error;
    }
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
