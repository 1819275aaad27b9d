import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { DomainError, forbidden, notFound, versionConflict, writeAudit } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { SupplyQueries } from './supply.queries';
import type { UpdateOfferDto } from './supply.dto';
import type { SupplyOfferResponse } from './supply.response';

/** Work on offers of premises. */
@Injectable()
export class SupplyService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: SupplyQueries,
  ) {}

  /** @throws DomainError not_found for the unknown and for those that are not the actor's to know of */
  public async show(actor: Actor, id: string, tx?: EntityManager): Promise<SupplyOfferResponse> {
    const offer = await this.queries.find(actor, id, tx);
    if (offer === null) throw notFound();
    return offer;
  }

  /**
   * Changes status and note.
   * @throws DomainError not_found, forbidden (somebody else handles it, or nobody: take it first), version_conflict
   */
  public async update(actor: Actor, id: string, edit: UpdateOfferDto): Promise<SupplyOfferResponse> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM supply_offers WHERE id = $1 FOR UPDATE', [id]);
      const offer = await this.show(actor, id, tx);
      if (!offer.rights.edit) throw forbidden();
      if (offer.version !== edit.version) throw versionConflict(offer);
      const note = edit.note === '' ? null : edit.note;
      await tx.query(
        `UPDATE supply_offers SET status = coalesce($2, status), note = CASE WHEN $3::boolean THEN $4 ELSE note END,
           updated_at = now(), version = version + 1 WHERE id = $1`,
        [id, edit.status ?? null, note !== undefined, note ?? null],
      );
      await this.audit(tx, actor, id, 'supply-offer.edited', {
        fields: [...(edit.status === undefined ? [] : ['status']), ...(note === undefined ? [] : ['note'])],
        ...(edit.status === undefined ? {} : { status: edit.status }),
      });
      return this.show(actor, id, tx);
    });
  }

  /**
   * Makes an offer the actor's own work: its number is in clear for them from now on, which the audit log shows. Answers it
   * also to a second click.
   * @throws DomainError not_found, offer_taken (409: a colleague was quicker)
   */
  public async take(actor: Actor, id: string): Promise<SupplyOfferResponse> {
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.queries.wasKnown(actor, id, tx))) throw notFound();
      await tx.query('SELECT 1 FROM supply_offers WHERE id = $1 FOR UPDATE', [id]);
      // Whoever was quicker has it out of an agent's sight by now.
      const offer = await this.queries.find(actor, id, tx);
      if (offer === null) throw new DomainError('offer_taken');
      if (offer.owner?.id === actor.id) return offer;
      if (!offer.rights.take) throw new DomainError('offer_taken');
      await tx.query(
        'UPDATE supply_offers SET owner_id = $2, updated_at = now(), version = version + 1 WHERE id = $1',
        [id, actor.id],
      );
      await this.audit(tx, actor, id, 'supply-offer.taken', {});
      return this.show(actor, id, tx);
    });
  }

  private async audit(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: 'supply-offer.edited' | 'supply-offer.taken',
    data: object,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'supply-offer',
      objectId: id,
      data,
    });
  }
}
