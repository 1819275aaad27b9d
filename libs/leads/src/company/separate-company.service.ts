import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  isUniqueViolation,
  notFound,
  versionConflict,
  writeAudit,
} from '@luodi/platform';
import { writeCompanyEvent } from './company-event.queries';
import type { SplitCompanyDto } from './company.dto';
import { assertKnown, invisibleAmong } from './company.queries';
import type { CompanySeparatedResponse } from './company.response';
import { CompanyService } from './company.service';
import { givingWay } from './give-way';
import { pairOf } from './merge-company.service';
import { unmergedCompanies } from './merge-company.policy';
import type { CompanyMergeField } from './merge-company.policy';
import {
  chosenLinks,
  closeCompanyMerge,
  companyMergeOf,
  lockCompanies,
  moveLinks,
  reviveCompany,
  writePair,
} from './merge-company.queries';
import type { CompanyMergeRow, LockedCompany, MovedLinks } from './merge-company.queries';

type Links = Omit<MovedLinks, 'spellings'>;

/** A wrong merge: taken back while it is fresh, or split at any time. */
@Injectable()
export class SeparateCompanyService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly companies: CompanyService,
  ) {}

  /**
   * Restores both companies: what the merge linked to the survivor and is still linked to it goes back, names, codes and
   * regions are as before except what somebody has edited since. What came to the survivor later stays with it.
   * Answers what could not go back, too.
   * @throws DomainError not_found, company_not_merged (409: never, or taken back already), company_merge_final (409: the time
   *   has passed), company_merge_followed (409: the survivor was merged further, or the company was by another way),
   *   company_taken (409: a third company has the name or the code by now)
   */
  public async undo(actor: Actor, fromId: string): Promise<CompanySeparatedResponse> {
    return this.apart(actor, fromId, async (tx, merge, from, into) => {
      const { snapshot } = merge;
      if (merge.intoId !== into.id) throw new DomainError('company_merge_followed');
      if (snapshot === null || merge.undoUntil <= this.clock.now()) {
        throw new DomainError('company_merge_final');
      }
      const now = pairOf(into, from);
      const restored = unmergedCompanies(snapshot.before, snapshot.after, now.into);
      await reviveCompany(tx, from.id, into.id, merge.moved.spellings);
      await writePair(tx, { into: into.id, from: from.id }, now, restored);
      const back = await moveLinks(tx, into.id, from.id, merge.moved);
      await this.close(tx, actor, merge, from, 'undone', back);
      return this.tell(tx, actor, from.id, restored.kept, merge.moved, back);
    });
  }

  /**
   * Makes a spelling a company of its own again, with the leads and deals that are chosen and the people who have no
   * others; without a choice with all that the merge brought and that is still there. The records of both stay as they are.
   * @throws DomainError not_found, company_not_merged (409), version_conflict, not_of_company (422: a chosen lead or deal is
   *   not one of the company, or not the actor's to know of)
   */
  public async split(
    actor: Actor,
    companyId: string,
    request: SplitCompanyDto,
  ): Promise<CompanySeparatedResponse> {
    const { leadIds, dealIds } = request;
    const chooses = leadIds !== undefined || dealIds !== undefined;
    return this.apart(actor, request.spellingId, async (tx, merge, from, into) => {
      if (into.id !== companyId) throw new DomainError('company_not_merged');
      if (into.version !== request.version) {
        throw versionConflict(await this.companies.show(actor, into.id, tx));
      }
      const wanted = chooses
        ? await this.chosen(tx, actor, into.id, leadIds ?? [], dealIds ?? [])
        : merge.moved;
      await reviveCompany(tx, from.id, into.id, merge.moved.spellings);
      const back = await moveLinks(tx, into.id, from.id, wanted);
      await tx.query('UPDATE companies SET version = version + 1, updated_at = now() WHERE id = $1', [
        into.id,
      ]);
      await this.close(tx, actor, merge, from, 'split', back);
      return this.tell(tx, actor, from.id, [], wanted, back);
    });
  }

  /** Locks both, as `merge` does, and makes sure that the merge stands and that the actor knows the survivor. */
  private async apart(
    actor: Actor,
    fromId: string,
    work: (
      tx: EntityManager,
      merge: CompanyMergeRow,
      from: LockedCompany,
      into: LockedCompany,
    ) => Promise<CompanySeparatedResponse>,
  ): Promise<CompanySeparatedResponse> {
    try {
      return await givingWay(this.dataSource, async (tx) => {
        const known = await companyMergeOf(tx, fromId);
        if (known === null) {
          await assertKnown(tx, actor, fromId);
          throw new DomainError('company_not_merged');
        }
        const holders: { id: string }[] = await tx.query(
          'SELECT merged_into_id AS id FROM companies WHERE id = $1',
          [fromId],
        );
        const holderId = holders[0]?.id ?? known.intoId;
        const locked = await lockCompanies(tx, [fromId, holderId]);
        const from = locked.get(fromId);
        const into = locked.get(holderId);
        if (from === undefined || into === undefined) throw notFound();
        await assertKnown(tx, actor, into.id);
        const merge = await companyMergeOf(tx, fromId);
        if (merge === null || merge.id !== known.id) throw new DomainError('company_not_merged');
        // Between the look and the lock it went with its survivor into a third company.
        if (from.mergedIntoId !== into.id) throw new DomainError('company_merge_followed');
        return work(tx, merge, from, into);
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

  private async chosen(
    tx: EntityManager,
    actor: Actor,
    companyId: string,
    leadIds: readonly string[],
    dealIds: readonly string[],
  ): Promise<Links> {
    const links = await chosenLinks(tx, companyId, leadIds, dealIds);
    const isShort = links.leads.length < new Set(leadIds).size || links.deals.length < new Set(dealIds).size;
    if (isShort || (await invisibleAmong(tx, actor, links.leads, links.deals))) {
      throw new DomainError('not_of_company');
    }
    return links;
  }

  private async close(
    tx: EntityManager,
    actor: Actor,
    merge: CompanyMergeRow,
    from: LockedCompany,
    how: 'undone' | 'split',
    back: Links,
  ): Promise<void> {
    const now = this.clock.now();
    await closeCompanyMerge(tx, merge.id, how, actor.id, now);
    const names: { id: string; name: string }[] = await tx.query(
      'SELECT id, name FROM companies WHERE id = ANY($1::uuid[])',
      [[from.id, from.mergedIntoId]],
    );
    const counts = { leads: back.leads.length, deals: back.deals.length, people: back.contacts.length };
    for (const { id } of names) {
      const other = names.find((one) => one.id !== id);
      await writeCompanyEvent(tx, {
        companyId: id,
        kind: how === 'undone' ? 'unmerged' : 'split',
        at: now,
        actorId: actor.id,
        data: { otherId: other?.id, name: other?.name, ...counts },
      });
    }
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: how === 'undone' ? 'company.unmerged' : 'company.split',
      objectType: 'company',
      objectId: from.id,
      data: { intoId: from.mergedIntoId },
    });
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    fromId: string,
    kept: readonly CompanyMergeField[],
    wanted: Links,
    back: Links,
  ): Promise<CompanySeparatedResponse> {
    return {
      company: await this.companies.showAny(actor, fromId, tx),
      kept: [...kept],
      moved: { leads: back.leads.length, deals: back.deals.length, people: back.contacts.length },
      stayed: {
        leads: wanted.leads.length - back.leads.length,
        deals: wanted.deals.length - back.deals.length,
        people: wanted.contacts.length - back.contacts.length,
      },
    };
  }
}
