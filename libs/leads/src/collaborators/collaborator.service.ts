import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, addJob, forbidden, notifyConsole, writeAudit } from '@luodi/platform';
import { assertRight, lockVisibleLead } from '../lead-access';
import { COLLABORATION_CHANGED } from '../lead.events';
import type { LeadDetailResponse } from '../lead.response';
import type { CollaboratorAccess } from '../lead-values.policy';
import { rightsOf } from '../ownership/lead-rights.policy';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { LeadQueries } from '../queue/lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import {
  candidatesFor,
  countCollaborators,
  deleteCollaborator,
  holdAgent,
  writeCollaborator,
} from './collaborator.queries';
import type { CandidateListResponse } from './collaborator.response';

const MAX_COLLABORATORS = 20;

/** Who works on a lead or reads along besides its owner (docs/adr/0022). */
@Injectable()
export class CollaboratorService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: LeadQueries,
  ) {}

  /** Whom the owner, or who manages the lead, may still add. @throws DomainError not_found, forbidden */
  public async candidates(
    actor: Actor,
    leadId: string,
    q: string | undefined,
  ): Promise<CandidateListResponse> {
    const lead = await this.queries.detail(actor, leadId);
    if (!lead.permissions.share) throw forbidden();
    return { items: await candidatesFor(this.dataSource.manager, leadId, q), nextCursor: null };
  }

  /**
   * Adds an agent of any team, or changes what they may do; the same again changes nothing.
   * @throws DomainError not_found, forbidden, unknown_collaborator (422: no active agent, or the owner),
   *   too_many_collaborators (409)
   */
  public async put(
    actor: Actor,
    leadId: string,
    userId: string,
    access: CollaboratorAccess,
  ): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      // First the person, then the lead, as everything does that ends an account.
      const known = await holdAgent(tx, userId);
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertRight(actor, lead, 'share');
      if (!known || lead.ownerId === userId) throw new DomainError('unknown_collaborator');
      const now = this.clock.now();
      if (await writeCollaborator(tx, { leadId, userId, access, byId: actor.id, now })) {
        if ((await countCollaborators(tx, leadId)) > MAX_COLLABORATORS) {
          throw new DomainError('too_many_collaborators', { limit: MAX_COLLABORATORS });
        }
        await this.tell(tx, actor, lead, { userId, access, change: 'added', now });
      }
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /**
   * Takes somebody off; a collaborator may leave by themselves. Whoever is not there any more is gone: no error.
   * @throws DomainError not_found, forbidden
   */
  public async remove(actor: Actor, leadId: string, userId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      if (!rightsOf(actor, lead).share && !(actor.id === userId && lead.access !== null)) throw forbidden();
      if (!(await deleteCollaborator(tx, leadId, userId))) return;
      await tx.query('DELETE FROM lead_presences WHERE lead_id = $1 AND user_id = $2', [leadId, userId]);
      await this.tell(tx, actor, lead, { userId, change: 'removed', now: this.clock.now() });
    });
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    act: {
      readonly userId: string;
      readonly access?: CollaboratorAccess;
      readonly change: 'added' | 'removed';
      readonly now: Date;
    },
  ): Promise<void> {
    const { userId, change, now } = act;
    const data = { userId, ...(act.access === undefined ? {} : { access: act.access }) };
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: change === 'added' ? 'collaborator_added' : 'collaborator_removed',
      at: now,
      actorId: actor.id,
      data,
    });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: change === 'added' ? 'lead.collaborator-added' : 'lead.collaborator-removed',
      objectType: 'lead',
      objectId: lead.id,
      data,
    });
    await addJob(tx, COLLABORATION_CHANGED, {
      leadId: lead.id,
      userId,
      byId: actor.id,
      change,
      at: now.toISOString(),
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
      userIds: [userId],
    });
  }
}
