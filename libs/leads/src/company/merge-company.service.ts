import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, notFound, versionConflict, writeAudit } from '@luodi/platform';
import { writeCompanyEvent } from './company-event.queries';
import type { MergeCompanyDto } from './company.dto';
import { assertKnown } from './company.queries';
import type { CompanyResponse } from './company.response';
import { CompanyService } from './company.service';
import { givingWay } from './give-way';
import { mergedCompanies } from './merge-company.policy';
import type { CompanyPair, CompanyPicks } from './merge-company.policy';
import { endCompany, insertCompanyMerge, lockCompanies, moveLinks, writePair } from './merge-company.queries';
import type { LockedCompany } from './merge-company.queries';

const UNDO_DAYS = 7;
const DAY_MS = 86_400_000;

/** Two companies that are one; see SeparateCompanyService for the way back. */
@Injectable()
export class MergeCompanyService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly companies: CompanyService,
  ) {}

  /**
   * Links everything of a company to the one that stays, also what the actor may not see: it is the same firm for
   * everybody. The ended one lives on as a spelling, by which later inquiries find the survivor. Answers the survivor,
   * also to a second click.
   * @throws DomainError merge_self (422), not_found, version_conflict, company_merged (409: one of them is merged elsewhere)
   */
  public async merge(actor: Actor, fromId: string, request: MergeCompanyDto): Promise<CompanyResponse> {
    const { intoId } = request;
    if (fromId === intoId) throw new DomainError('merge_self');
    return givingWay(this.dataSource, async (tx) => {
      const locked = await lockCompanies(tx, [fromId, intoId]);
      const from = locked.get(fromId);
      const into = locked.get(intoId);
      if (from === undefined || into === undefined) throw notFound();
      await assertKnown(tx, actor, intoId);
      if (from.mergedIntoId === intoId) return this.companies.show(actor, intoId, tx);
      await assertKnown(tx, actor, fromId);
      for (const { mergedIntoId } of [from, into]) {
        if (mergedIntoId === null) continue;
        throw new DomainError('company_merged', {}, { body: { intoId: mergedIntoId } });
      }
      await this.assertVersion(tx, actor, from, request.version);
      await this.assertVersion(tx, actor, into, request.intoVersion);
      await this.mergeLocked(tx, actor, from, into, request.fields ?? {});
      return this.companies.show(actor, intoId, tx);
    });
  }

  private async assertVersion(
    tx: EntityManager,
    actor: Actor,
    company: LockedCompany,
    read: number,
  ): Promise<void> {
    if (read !== company.version) throw versionConflict(await this.companies.show(actor, company.id, tx));
  }

  private async mergeLocked(
    tx: EntityManager,
    actor: Actor,
    from: LockedCompany,
    into: LockedCompany,
    picks: CompanyPicks,
  ): Promise<void> {
    const now = this.clock.now();
    const before = pairOf(into, from);
    const after = mergedCompanies(before, picks);
    await writePair(tx, { into: into.id, from: from.id }, before, after);
    const spellings = await endCompany(tx, from.id, into.id);
    const links = await moveLinks(tx, from.id, into.id, null);
    await insertCompanyMerge(tx, {
      fromId: from.id,
      intoId: into.id,
      at: now,
      byId: actor.id,
      undoUntil: new Date(now.getTime() + UNDO_DAYS * DAY_MS),
      moved: { ...links, spellings },
      snapshot: { before, after },
    });
    await writeCompanyEvent(tx, {
      companyId: into.id,
      kind: 'merged',
      at: now,
      actorId: actor.id,
      data: {
        fromId: from.id,
        name: from.name,
        uscc: from.uscc,
        leads: links.leads.length,
        deals: links.deals.length,
        people: links.contacts.length,
      },
    });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'company.merged',
      objectType: 'company',
      objectId: from.id,
      data: { intoId: into.id },
    });
  }
}

/** The records of two companies, without what a merge does not touch. */
export function pairOf(into: LockedCompany, from: LockedCompany): CompanyPair {
  const facts = ({ name, nameKey, uscc, regionCode, tier }: LockedCompany) => ({
    name,
    nameKey,
    uscc,
    regionCode,
    tier,
  });
  return { into: facts(into), from: facts(from) };
}
