import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { VisitChange, VisitReminded } from '@luodi/agenda';
import { mayOpenLead } from '@luodi/leads';
import { DataSource, type EntityManager } from 'typeorm';
import type { NoticeKind } from '../inbox/notice-kinds.policy';
import { NotifyService } from '../inbox/notify.service';

interface VisitRow {
  readonly lead_id: string;
  readonly number: string;
  readonly state: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly host: string;
  readonly people: string[];
}

const KINDS: Readonly<Record<VisitChange, NoticeKind>> = {
  planned: 'visit_planned',
  moved: 'visit_moved',
  removed: 'visit_removed',
  cancelled: 'visit_cancelled',
};

/** Tells the people of a visit that it is planned, moved, cancelled or near. May be repeated. */
@Injectable()
export class VisitNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** What was planned or moved and then cancelled is told as cancelled alone. */
  public async changed(event: {
    readonly visitId: string;
    readonly version: number;
    readonly change: VisitChange;
    readonly userIds: readonly string[];
  }): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const visit = await readVisit(tx, event.visitId);
      if (visit === null) return;
      const over = event.change === 'planned' || event.change === 'moved';
      if (over && visit.state !== 'planned') return;
      await this.tell(tx, visit, event.userIds, {
        kind: KINDS[event.change],
        dedupeKey: `visit:${event.visitId}:${event.version}:${event.change}`,
        visitId: event.visitId,
      });
    });
  }

  /** Each start of a visit once for each kind of reminder; one that was moved or ended meanwhile is not told. */
  public async reminded(event: VisitReminded): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const visit = await readVisit(tx, event.visitId);
      if (visit === null || visit.state !== 'planned') return;
      if (visit.starts_at.getTime() !== Date.parse(event.startsAt)) return;
      await this.tell(tx, visit, visit.people, {
        kind: 'visit_near',
        dedupeKey: `visit-near:${event.visitId}:${event.kind}:${visit.starts_at.getTime()}`,
        visitId: event.visitId,
      });
    });
  }

  /** The lead is named to open only to those who may: a companion need not own it. */
  private async tell(
    tx: EntityManager,
    visit: VisitRow,
    userIds: readonly string[],
    notice: { readonly kind: NoticeKind; readonly dedupeKey: string; readonly visitId: string },
  ): Promise<void> {
    const openers = await mayOpenLead(tx, visit.lead_id, userIds);
    for (const userId of [...userIds].sort()) {
      await this.notices.notify(tx, {
        userId,
        kind: notice.kind,
        dedupeKey: notice.dedupeKey,
        ...(openers.has(userId) ? { leadId: visit.lead_id } : {}),
        data: {
          number: visit.number,
          visitId: notice.visitId,
          visitAt: visit.starts_at.toISOString(),
          visitEnd: visit.ends_at.toISOString(),
          host: visit.host,
        },
      });
    }
  }
}

async function readVisit(tx: EntityManager, id: string): Promise<VisitRow | null> {
  const rows: VisitRow[] = await tx.query(
    `SELECT v.lead_id, l.number, v.state, v.starts_at, v.ends_at, h.name AS host,
       ARRAY(SELECT p.user_id FROM visit_people p WHERE p.visit_id = v.id) AS people
     FROM visits v JOIN leads l ON l.id = v.lead_id JOIN users h ON h.id = v.host_id WHERE v.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}
