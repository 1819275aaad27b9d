import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  isUniqueViolation,
  newId,
  notFound,
  writeAudit,
  type AuditAction,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { LegalHoldResponse } from './privacy-request.response';

interface HoldRow {
  readonly id: string;
  readonly contact_id: string;
  readonly reason: string;
  readonly placed_by: string;
  readonly placed_at: Date;
  readonly leads: string[];
}

const HOLDS = `SELECT h.id, h.contact_id, h.reason, u.name AS placed_by, h.placed_at,
    ARRAY(SELECT l.number FROM leads l WHERE l.contact_id = h.contact_id ORDER BY l.number) AS leads
  FROM legal_holds h JOIN users u ON u.id = h.placed_by WHERE h.released_at IS NULL`;

/** People whose data must be kept for a dispute or an authority: neither erasure nor retention touches them. */
@Injectable()
export class LegalHolds {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whether any of the contacts is held. */
  public async holdsAny(tx: EntityManager, contactIds: readonly string[]): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'SELECT 1 FROM legal_holds WHERE contact_id = ANY($1::uuid[]) AND released_at IS NULL LIMIT 1',
      [[...contactIds]],
    );
    return rows.length > 0;
  }

  /** Every hold in force, newest first. */
  public async list(): Promise<LegalHoldResponse[]> {
    const rows: HoldRow[] = await this.dataSource.query(
      `${HOLDS} ORDER BY h.placed_at DESC, h.id DESC LIMIT 200`,
    );
    return rows.map(present);
  }

  /** The hold of a contact; null when there is none. */
  public async of(contactId: string): Promise<LegalHoldResponse | null> {
    const rows: HoldRow[] = await this.dataSource.query(`${HOLDS} AND h.contact_id = $1`, [contactId]);
    return rows[0] === undefined ? null : present(rows[0]);
  }

  /** Holds a contact's data. @throws DomainError already_held (409) */
  public async place(actor: Actor, contactId: string, reason: string): Promise<void> {
    try {
      await this.dataSource.transaction(async (tx) => {
        const id = newId();
        await tx.query(
          'INSERT INTO legal_holds (id, contact_id, reason, placed_by, placed_at) VALUES ($1, $2, $3, $4, $5)',
          [id, contactId, reason, actor.id, this.clock.now()],
        );
        await this.audit(tx, actor, 'legal-hold.placed', id, contactId);
      });
    } catch (error) {
      if (isUniqueViolation(error, 'legal_holds_current_key')) throw new DomainError('already_held');
      throw error;
    }
  }

  /** Ends a hold. @throws DomainError not_found */
  public async release(actor: Actor, holdId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [rows]: [{ contact_id: string }[], number] = await tx.query(
        `UPDATE legal_holds SET released_by = $2, released_at = $3
          WHERE id = $1 AND released_at IS NULL RETURNING contact_id`,
        [holdId, actor.id, this.clock.now()],
      );
      if (rows[0] === undefined) throw notFound();
      await this.audit(tx, actor, 'legal-hold.released', holdId, rows[0].contact_id);
    });
  }

  private async audit(
    tx: EntityManager,
    actor: Actor,
    action: AuditAction,
    holdId: string,
    contactId: string,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'legal-hold',
      objectId: holdId,
      data: { contactId },
    });
  }
}

function present(row: HoldRow): LegalHoldResponse {
  return {
    id: row.id,
    contactId: row.contact_id,
    reason: row.reason,
    placedBy: row.placed_by,
    placedAt: row.placed_at.toISOString(),
    leads: row.leads,
  };
}
