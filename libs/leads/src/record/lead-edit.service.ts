import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { canonicalPhone, findOrAddCompany, readWechat } from '@luodi/contacts';
import {
  Clock,
  DomainError,
  addJob,
  fieldError,
  keepMaskedTexts,
  notifyConsole,
  validationFailed,
  versionConflict,
  writeAudit,
} from '@luodi/platform';
import { LeadActs } from '../clock/lead-acts';
import { replaceContactKey, updateContact } from './contact-edit.queries';
import { assertRight, lockVisibleLead } from '../lead-access';
import { changedFields, changedValues, editedFacts, rangeFault, withoutMasks } from './lead-edit.policy';
import { LEAD_EDITED } from '../lead.events';
import { recentEdits } from './recent-edits.queries';
import { leadReader } from './lead-reader.queries';
import { writeLeadEvent } from './lead-event.queries';
import type { LeadFacts } from '../intake/lead-facts.policy';
import { FACT_COUNT, factAssignments, factValues, termsOf } from '../intake/lead-facts.queries';
import { FollowUpLimit } from './follow-up-limit';
import type { UpdateLeadDto } from './update-lead.dto';
import { LeadQueries } from '../queue/lead.queries';
import type { LeadDetailResponse } from '../lead.response';
import { isOpen } from '../lead-values.policy';
import type { LockedLead } from '../ownership/locked-lead.queries';

/** Edits of the six elements. */
@Injectable()
export class LeadEditService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: LeadQueries,
    private readonly acts: LeadActs,
    private readonly limit: FollowUpLimit,
  ) {}

  /**
   * Changes what is known; completeness, score and search terms follow.
   * @throws DomainError not_found, forbidden, version_conflict with `current` and `changes`, lead_closed, contact_taken (409),
   *   validation_failed (a range backwards, a phone that is none, an unknown park, a next follow-up in the past or too far
   *   ahead)
   */
  public async update(actor: Actor, leadId: string, request: UpdateLeadDto): Promise<LeadDetailResponse> {
    const fault = rangeFault(request);
    if (fault !== null) throw validationFailed([fieldError(fault, 'range')]);
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertRight(actor, lead, 'edit');
      if (lead.version !== request.version) {
        const current = await this.queries.detail(actor, leadId, tx);
        throw versionConflict(current, await recentEdits(tx, leadId));
      }
      const edit = await unmasked(tx, actor, lead, request);
      if (edit.status !== undefined && !isOpen(lead.status)) {
        throw new DomainError('lead_closed', { status: lead.status }, { body: { status: lead.status } });
      }
      if (edit.nextFollowUpAt !== undefined && edit.nextFollowUpAt !== null)
        await this.limit.assert(new Date(edit.nextFollowUpAt), lead.nextFollowUpAt, this.clock.now());
      await assertParkExists(tx, edit.parkId);
      const facts = await this.changePerson(tx, actor, lead, edit, editedFacts(lead.facts, edit));
      await this.write(tx, actor, lead, edit, facts);
      await this.tellClocks(tx, lead, edit, facts);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    edit: UpdateLeadDto,
    facts: LeadFacts,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `UPDATE leads SET ${factAssignments(2)}, search_terms = $${2 + FACT_COUNT}::text[],
         status = coalesce($${3 + FACT_COUNT}, status),
         next_follow_up_at = CASE WHEN $${4 + FACT_COUNT}::boolean THEN $${5 + FACT_COUNT}::timestamptz ELSE next_follow_up_at END,
         updated_at = $${6 + FACT_COUNT}, version = version + 1
       WHERE id = $1`,
      [
        lead.id,
        ...factValues(facts),
        termsOf(lead.number, facts),
        edit.status ?? null,
        edit.nextFollowUpAt !== undefined,
        edit.nextFollowUpAt ?? null,
        now,
      ],
    );
    const fields = [
      ...changedFields(lead.facts, facts),
      ...(edit.status !== undefined && edit.status !== lead.status ? ['status'] : []),
      ...(edit.nextFollowUpAt === undefined ? [] : ['nextFollowUpAt']),
    ];
    await addJob(tx, LEAD_EDITED, { leadId: lead.id, fields, by: actor.id, at: now.toISOString() });
    const values: Record<string, unknown> = changedValues(lead.facts, facts);
    if (fields.includes('status')) values['status'] = { before: lead.status, after: edit.status };
    if (edit.nextFollowUpAt !== undefined) {
      values['nextFollowUpAt'] = {
        before: lead.nextFollowUpAt?.toISOString() ?? null,
        after: edit.nextFollowUpAt === null ? null : new Date(edit.nextFollowUpAt).toISOString(),
      };
    }
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: 'edited',
      at: now,
      actorId: actor.id,
      data: { fields, values },
    });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'lead.edited',
      objectType: 'lead',
      objectId: lead.id,
      data: { fields },
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
  }

  private async tellClocks(
    tx: EntityManager,
    lead: LockedLead,
    edit: UpdateLeadDto,
    facts: LeadFacts,
  ): Promise<void> {
    const { id: leadId, ownerId, teamId } = lead;
    const now = this.clock.now();
    const responded = lead.firstRespondedAt !== null;
    const after = { leadId, facts, ownerId, teamId, open: isOpen(lead.status), responded, now };
    await this.acts.lead(tx, { ...after, kind: 'facts' });
    if (edit.nextFollowUpAt === undefined || !responded) return;
    const nextFollowUpAt = edit.nextFollowUpAt === null ? null : new Date(edit.nextFollowUpAt);
    await this.acts.lead(tx, { ...after, kind: 'planned', nextFollowUpAt });
  }

  private async changePerson(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    edit: UpdateLeadDto,
    facts: LeadFacts,
  ): Promise<LeadFacts> {
    const phone = edit.phone === undefined ? facts.phone : canonical(edit.phone);
    const wechat = edit.wechat === undefined ? facts.wechat : wechatOf(edit.wechat, phone);
    if (phone !== lead.facts.phone) {
      await replaceContactKey(tx, lead.contactId, {
        by: actor,
        kind: 'phone',
        from: lead.facts.phone,
        to: phone,
      });
    }
    if (wechat !== lead.facts.wechat) {
      const key = wechat === null ? null : readWechat(wechat);
      const to = key?.kind === 'id' ? key.value : null;
      await replaceContactKey(tx, lead.contactId, {
        by: actor,
        kind: 'wechat',
        from: lead.facts.wechat,
        to,
      });
    }
    const named = edit.company === undefined ? facts.companyName : edit.company === '' ? null : edit.company;
    const companyId =
      named === facts.companyName
        ? facts.companyId
        : named === null
          ? null
          : await findOrAddCompany(tx, named);
    const changed: LeadFacts = { ...facts, phone, wechat, companyName: named, companyId };
    await updateContact(tx, lead.contactId, { ...changed, name: changed.contactName });
    return changed;
  }
}

function canonical(text: string | null): string | null {
  if (text === null || text === '') return null;
  const result = canonicalPhone(text);
  if (!result.ok) throw validationFailed([fieldError('phone', result.code)]);
  return result.value;
}

function wechatOf(text: string | null, phone: string | null): string | null {
  if (text === null || text === '') return null;
  const result = readWechat(text);
  switch (result.kind) {
    case 'none':
      return null;
    case 'phone':
      return result.phone ?? phone;
    case 'id':
    case 'text':
      return result.value;
  }
}

async function assertParkExists(tx: EntityManager, parkId: string | null | undefined): Promise<void> {
  if (parkId === undefined || parkId === null) return;
  const rows: unknown[] = await tx.query('SELECT 1 FROM parks WHERE id = $1', [parkId]);
  if (rows.length === 0) throw validationFailed([fieldError('parkId', 'unknown')]);
}

/** The edit of somebody who had masked texts before them, without the masks. */
async function unmasked(
  tx: EntityManager,
  actor: Actor,
  lead: LockedLead,
  edit: UpdateLeadDto,
): Promise<UpdateLeadDto> {
  const { mine, known } = await leadReader(tx, actor, lead.id);
  if (mine) return edit;
  const { needText, useText, taxText, industry, companyName, contactName, region } = lead.facts;
  return keepMaskedTexts(
    withoutMasks(edit, lead.facts),
    {
      need: needText,
      use: useText,
      tax: taxText,
      industry,
      company: companyName,
      contact: contactName,
      region,
    },
    known,
  );
}
