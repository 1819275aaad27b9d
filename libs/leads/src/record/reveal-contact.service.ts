import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  DomainError,
  Settings,
  addJob,
  forbidden,
  localDate,
  startOfLocalDate,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { assertRight, lockVisibleLead } from '../lead-access';
import { REVEALS_EXCEEDED } from '../lead.events';
import type { RevealedContactResponse } from '../lead.response';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { rulesOfOpenPool } from '../pool/claim.queries';
import { ClaimService } from '../pool/claim.service';
import { assertContactAllowed } from './lead-activity.service';
import { writeLeadEvent } from './lead-event.queries';

// Looking up people one by one is work; more than this in a day is copying the list (security.md P8).
const DEFAULT_REVEALS_PER_DAY = 100;

/** The audited look at the ways to reach a person. */
@Injectable()
export class RevealContactService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly claims: ClaimService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The ways to reach a person in full, for those who work with the lead; written to audit log and timeline.
   * @throws DomainError not_found, forbidden, view_limit, reveal_limit (429), do_not_contact (422)
   */
  public async reveal(actor: Actor, leadId: string): Promise<RevealedContactResponse> {
    const limit = await this.settings.get('leads.revealsPerDay', DEFAULT_REVEALS_PER_DAY);
    try {
      return await this.dataSource.transaction((tx) => this.revealIn(tx, actor, leadId, limit));
    } catch (error) {
      // Told outside of what is rolled back.
      if (error instanceof DomainError && error.code === 'reveal_limit') await this.tell(actor, limit);
      throw error;
    }
  }

  private async revealIn(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    limit: number,
  ): Promise<RevealedContactResponse> {
    // One look of a person after the other, so that many at once are all counted.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`reveals:${actor.id}`]);
    await this.assertQuota(tx, actor, limit);
    const lead = await lockVisibleLead(tx, actor, leadId);
    const poolId = await this.assertMayReveal(tx, actor, lead);
    // A number is looked at to call it: there is nothing to call here (security.md P18).
    await assertContactAllowed(tx, leadId);
    await writeLeadEvent(tx, {
      leadId,
      kind: 'phone_revealed',
      at: this.clock.now(),
      actorId: actor.id,
      data: poolId === null ? {} : { poolId },
    });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'lead.phone-revealed',
      objectType: 'lead',
      objectId: leadId,
    });
    const { phone, wechat, email } = lead.facts;
    return { phone, wechat, email };
  }

  /**
   * Agents may look at a contact before they claim it where the pool has a budget for that. Answers the pool then.
   * @throws DomainError forbidden, view_limit (429)
   */
  private async assertMayReveal(tx: EntityManager, actor: Actor, lead: LockedLead): Promise<string | null> {
    if (actor.role !== 'agent' || lead.poolId === null) {
      assertRight(actor, lead, 'reveal');
      return null;
    }
    const pool = await rulesOfOpenPool(tx, lead.poolId, actor.teamIds);
    if (pool === null || pool.viewsPerDay === 0) throw forbidden();
    await this.claims.assertMayLook(tx, actor.id, pool);
    return pool.id;
  }

  /** @throws DomainError reveal_limit (429) until the local day ends */
  private async assertQuota(tx: EntityManager, actor: Actor, limit: number): Promise<void> {
    const { now, since } = this.today();
    const rows: { n: number }[] = await tx.query(
      `SELECT count(*)::int AS n FROM lead_events
        WHERE actor_id = $1 AND kind = 'phone_revealed' AND at >= $2`,
      [actor.id, since],
    );
    if ((rows[0]?.n ?? 0) < limit) return;
    const retryAfterSeconds = Math.ceil((since.getTime() + 86_400_000 - now.getTime()) / 1000);
    throw new DomainError('reveal_limit', { limit }, { retryAfterSeconds: Math.max(1, retryAfterSeconds) });
  }

  /** The administrators hear of it once a day. */
  private async tell(actor: Actor, limit: number): Promise<void> {
    const { day } = this.today();
    await addJob(
      this.dataSource.manager,
      REVEALS_EXCEEDED,
      { userId: actor.id, day, limit },
      { jobKey: `reveals:${actor.id}:${day}` },
    );
  }

  private today(): { readonly now: Date; readonly day: string; readonly since: Date } {
    const now = this.clock.now();
    const day = localDate(now, this.config.tzName);
    return { now, day, since: startOfLocalDate(day, this.config.tzName) };
  }
}
