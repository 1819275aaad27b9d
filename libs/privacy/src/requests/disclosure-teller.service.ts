import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { Clock, notFound, writeAudit } from '@luodi/platform';
import { DataSource } from 'typeorm';

/** Recipients of a person's data are told when the person withdraws (domain.md 5.1: it propagates to recipients). */
@Injectable()
export class DisclosureTeller {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Notes that the recipient was told; the first time counts. @throws DomainError not_found */
  public async told(actor: Actor, contactId: string, disclosureId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [rows]: [unknown[], number] = await tx.query(
        `UPDATE disclosure_people SET told_at = coalesce(told_at, $3)
          WHERE disclosure_id = $1 AND contact_id = $2 RETURNING told_at`,
        [disclosureId, contactId, this.clock.now()],
      );
      if (rows.length === 0) throw notFound();
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'disclosure.recipient-told',
        objectType: 'disclosure',
        objectId: disclosureId,
        data: { contactId },
      });
    });
  }
}
