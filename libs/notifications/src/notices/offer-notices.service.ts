import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';
import { admins } from './lead-notices.queries';

interface OfferRow {
  readonly park_id: string | null;
  readonly park: string | null;
  readonly sqm: number | null;
}

/** Tells of premises that somebody offers and nobody handles. May be repeated. */
@Injectable()
export class OfferNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** Those who may take it: agents and managers of the park's teams; the administrators where there is none. */
  public async received(offerId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rows: OfferRow[] = await tx.query(
        `SELECT o.park_id, p.name AS park, coalesce(o.area_max_sqm, o.area_min_sqm)::float AS sqm
         FROM supply_offers o LEFT JOIN parks p ON p.id = o.park_id
         WHERE o.id = $1 AND o.owner_id IS NULL AND o.status = 'new'`,
        [offerId],
      );
      const offer = rows[0];
      if (offer === undefined) return;
      const ofPark = offer.park_id === null ? [] : await membersOfPark(tx, offer.park_id);
      for (const userId of ofPark.length > 0 ? ofPark : await admins(tx)) {
        await this.notices.notify(tx, {
          userId,
          kind: 'offer_received',
          dedupeKey: `offer:${offerId}`,
          data: { offerId, parkName: offer.park, offerSqm: offer.sqm },
        });
      }
    });
  }
}

async function membersOfPark(tx: EntityManager, parkId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT DISTINCT u.id FROM team_parks tp JOIN teams t ON t.id = tp.team_id AND t.active
       JOIN team_members m ON m.team_id = tp.team_id JOIN users u ON u.id = m.user_id
     WHERE tp.park_id = $1 AND u.active AND u.role IN ('agent', 'manager') ORDER BY u.id`,
    [parkId],
  );
  return rows.map((row) => row.id);
}
