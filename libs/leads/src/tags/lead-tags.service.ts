import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, fieldError, notifyConsole, validationFailed, writeAudit } from '@luodi/platform';
import { assertRight, lockVisibleLead } from '../lead-access';
import type { LeadDetailResponse } from '../lead.response';
import { LeadQueries } from '../queue/lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import { MAX_TAGS, type ChangeTagsDto } from './tag.dto';

/** What a change of tags really changed. */
export interface TagChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Tags on a lead. They are no facts of it: its version stays, so that tagging never makes an edit conflict. */
@Injectable()
export class LeadTagsService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: LeadQueries,
  ) {}

  /** @throws DomainError not_found, forbidden, too_many_tags (409), validation_failed (an unknown or retired tag) */
  public async change(actor: Actor, leadId: string, change: ChangeTagsDto): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      await this.changeIn(tx, actor, leadId, change);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** The same in the caller's transaction; answers what was not so before. */
  public async changeIn(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    request: ChangeTagsDto,
  ): Promise<TagChange> {
    const [add, remove] = [request.add ?? [], request.remove ?? []];
    const lead = await lockVisibleLead(tx, actor, leadId);
    assertRight(actor, lead, 'edit');
    const now = this.clock.now();
    const change = await write(tx, { leadId, add, remove, byId: actor.id, now });
    if (change.added.length + change.removed.length === 0) return change;
    const data = { addedIds: change.added, removedIds: change.removed };
    await writeLeadEvent(tx, {
      leadId,
      kind: 'tagged',
      at: now,
      actorId: actor.id,
      data: { ...data, ...(await namesOf(tx, change)) },
    });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'lead.tagged',
      objectType: 'lead',
      objectId: leadId,
      data,
    });
    await notifyConsole(tx, { topic: 'leads', id: leadId, ownerIds: [lead.ownerId], teamIds: [lead.teamId] });
    return change;
  }
}

/** By name, so that the timeline still says them when a tag is gone. */
async function namesOf(
  tx: EntityManager,
  change: TagChange,
): Promise<{ added: string[]; removed: string[] }> {
  const rows: { id: string; name: string }[] = await tx.query(
    'SELECT id, name FROM tags WHERE id = ANY($1::uuid[]) ORDER BY position, name',
    [[...change.added, ...change.removed]],
  );
  const named = (ids: readonly string[]): string[] =>
    rows.filter((row) => ids.includes(row.id)).map((row) => row.name);
  return { added: named(change.added), removed: named(change.removed) };
}

async function write(
  tx: EntityManager,
  wish: {
    readonly leadId: string;
    readonly add: readonly string[];
    readonly remove: readonly string[];
    readonly byId: string;
    readonly now: Date;
  },
): Promise<TagChange> {
  const [removed]: [{ tag_id: string }[], number] = await tx.query(
    'DELETE FROM lead_tags WHERE lead_id = $1 AND tag_id = ANY($2::uuid[]) RETURNING tag_id',
    [wish.leadId, wish.remove],
  );
  // Held against their end until this is written.
  const known: { id: string }[] = await tx.query(
    'SELECT id FROM tags WHERE id = ANY($1::uuid[]) AND active ORDER BY id FOR KEY SHARE',
    [wish.add],
  );
  if (known.length < wish.add.length) throw validationFailed([fieldError('add', 'unknown')]);
  const added: { tag_id: string }[] = await tx.query(
    `INSERT INTO lead_tags (lead_id, tag_id, by_id, at) SELECT $1, id, $3, $4 FROM unnest($2::uuid[]) AS wanted(id)
     ON CONFLICT DO NOTHING RETURNING tag_id`,
    [wish.leadId, wish.add, wish.byId, wish.now],
  );
  const rows: { n: number }[] = await tx.query(
    'SELECT count(*)::int AS n FROM lead_tags WHERE lead_id = $1',
    [wish.leadId],
  );
  if (added.length > 0 && (rows[0]?.n ?? 0) > MAX_TAGS) {
    throw new DomainError('too_many_tags', { limit: MAX_TAGS });
  }
  return { added: added.map((row) => row.tag_id), removed: removed.map((row) => row.tag_id) };
}
