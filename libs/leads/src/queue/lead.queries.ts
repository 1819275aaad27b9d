import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, inClearIf, maskText, notFound, toPage } from '@luodi/platform';
import type { Config } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { askedOf, noteHitsOf } from '../notes/note-search.queries';
import { defaultView, leadConditions, notesFor, sortOf, statusesOf } from './lead-filter';
import { DETAIL_COLUMNS, DETAIL_JOINS, presentLeadDetail } from './lead-detail-row';
import type { LeadDetailRow } from './lead-detail-row';
import { LEAD_COLUMNS, LEAD_JOINS, presentLead } from './lead-row';
import type { LeadListRow } from './lead-row';
import { accessOf, visibleTo, withMembers } from '../lead-scope';
import { afterCursor, cursorColumns, orderBy } from './lead-sort';
import { leadReader } from '../record/lead-reader.queries';
import { familyOf, survivorOf } from '../merge/merge.queries';
import { isOpen } from '../lead-values.policy';
import type { LeadFilterQuery, LeadView } from '../lead.dto';
import type { LeadDetailResponse, LeadPageResponse, LeadResponse } from '../lead.response';
import type { AssignmentListResponse, AssignmentResponse } from '../ownership/assignment.response';

/** Totals stop here: nobody reads further, and counting a million rows takes 0.1 s (performance.md). */
const COUNT_CAP = 1001;

/** Where a question is looked for: each by indexes of its own. */
const BOTH = ['names', 'notes'] as const;

/** Reads leads within what the actor may know of. */
@Injectable()
export class LeadQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * A page of a view by a named sort. The inner query walks the sort's index and stops after the page; the
   * names are joined to these rows only. What is found by names and by notes are two walks, of which the first rows count.
   * By clock the open leads come first: when their notes fill the page, the many of closed leads are not read.
   */
  public async list(actor: Actor, query: LeadFilterQuery): Promise<LeadPageResponse> {
    const open = openFirst(query, query.view ?? defaultView(actor));
    const page = open === null ? null : await this.read(actor, open);
    return page === null || page.nextCursor === null ? this.read(actor, query) : page;
  }

  private async read(actor: Actor, query: LeadFilterQuery): Promise<LeadPageResponse> {
    const tx = this.dataSource.manager;
    const sort = sortOf(query, query.view ?? defaultView(actor));
    const params: unknown[] = [];
    const scoped = await withMembers(tx, actor);
    const notes = await notesFor(tx, scoped, query);
    const ways =
      notes === null || query.searchIn !== undefined
        ? [query]
        : BOTH.map((searchIn) => ({ ...query, searchIn }));
    const branches = ways.map((way) => leadConditions(scoped, way, this.today(), params, notes));
    const total = query.withTotal === true ? await this.count(branches, params) : undefined;
    if (query.cursor !== undefined) {
      const after = afterCursor(sort, query.cursor, params);
      for (const where of branches) where.push(after);
    }
    const limit = `$${params.push(query.limit + 1)}`;
    const rows: (LeadListRow & { readonly cursor: string[] })[] = await this.dataSource.query(
      `SELECT ${LEAD_COLUMNS}, ${cursorColumns(sort)} AS cursor
       FROM (${pageOf(branches, orderBy(sort), limit, notes !== null)}) l ${LEAD_JOINS} ORDER BY ${orderBy(sort)}`,
      params,
    );
    const worked = { calendars: await this.calendars.all(), now: this.clock.now() };
    const page = toPage(
      rows,
      query.limit,
      (row) => row.cursor,
      (row) => presentLead(row, actor, worked),
    );
    const found = { ...page, items: await this.withNotes(actor, page.items, query) };
    return total === undefined ? found : { ...found, total };
  }

  /** The leads of a page with what of their notes was searched for. */
  private async withNotes(
    actor: Actor,
    items: readonly LeadResponse[],
    query: LeadFilterQuery,
  ): Promise<LeadResponse[]> {
    const question = askedOf(query);
    if (question === null) return [...items];
    const ids = items.map(({ id }) => id);
    const hits = await noteHitsOf(this.dataSource.manager, actor, ids, question);
    return items.map((item) => {
      const noteHit = hits.get(item.id);
      return noteHit === undefined ? item : inClearIf(item.owner?.id === actor.id, { ...item, noteHit });
    });
  }

  /** One lead for its page. @throws DomainError not_found */
  public async detail(
    actor: Actor,
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<LeadDetailResponse> {
    const params: unknown[] = [];
    const scope = visibleTo(actor, 'l', params);
    const rows: LeadDetailRow[] = await tx.query(
      `SELECT ${LEAD_COLUMNS}, ${DETAIL_COLUMNS}, ${accessOf(actor, 'l', params)} AS my_access FROM leads l ${LEAD_JOINS} ${DETAIL_JOINS}
       WHERE ${scope} AND l.id = $${params.push(id)}`,
      params,
    );
    const row = rows[0] ?? (await this.mergedRow(tx, actor, id));
    if (row === null) throw notFound();
    const lead = presentLeadDetail(row, actor, await this.calendars.current());
    return lead.mergedIntoId === null
      ? lead
      : inClearIf(row.owner_id === actor.id, { ...lead, mergedIntoId: await survivorOf(tx, id) });
  }

  /** A merged lead is nobody's any more: whoever may know of the lead it ended in may still find it by an old link. */
  private async mergedRow(tx: EntityManager, actor: Actor, id: string): Promise<LeadDetailRow | null> {
    const params: unknown[] = [id];
    const survivorId = await survivorOf(tx, id);
    if (survivorId === id) return null;
    const rows: LeadDetailRow[] = await tx.query(
      `SELECT ${LEAD_COLUMNS}, ${DETAIL_COLUMNS}, NULL AS my_access FROM leads l ${LEAD_JOINS} ${DETAIL_JOINS}
       WHERE l.id = $1 AND EXISTS (SELECT 1 FROM (SELECT * FROM leads WHERE id = $${params.push(survivorId)}) l
         WHERE ${visibleTo(actor, 'l', params)})`,
      params,
    );
    return rows[0] ?? null;
  }

  /** Who held the lead or one merged into it, newest first, with what each decision was made of. @throws DomainError not_found */
  public async assignments(actor: Actor, id: string): Promise<AssignmentListResponse> {
    await this.assertVisible(actor, id);
    const rows: (Omit<AssignmentResponse, 'from' | 'to'> & {
      readonly from: Date;
      readonly to: Date | null;
    })[] = await this.dataSource.query(
      `SELECT a.id, jsonb_build_object('id', o.id, 'name', o.name) AS owner, a.from_at AS "from", a.to_at AS "to",
           CASE WHEN b.id IS NULL THEN NULL ELSE jsonb_build_object('id', b.id, 'name', b.name) END AS by,
           CASE WHEN r.id IS NULL THEN NULL ELSE jsonb_build_object('id', r.id, 'name', r.name) END AS rule,
           a.reason, a.note, a.inputs
         FROM lead_assignments a JOIN users o ON o.id = a.owner_id
         LEFT JOIN users b ON b.id = a.by_id LEFT JOIN routing_rules r ON r.id = a.rule_id
         WHERE a.lead_id = ANY($1::uuid[]) ORDER BY a.from_at DESC, a.id DESC LIMIT 200`,
      [await familyOf(this.dataSource.manager, id)],
    );
    const reader = await leadReader(this.dataSource.manager, actor, id);
    const items = rows.map((row) =>
      inClearIf(reader.mine, {
        ...row,
        note: reader.mine ? row.note : maskText(row.note, reader.known),
        from: row.from.toISOString(),
        to: row.to?.toISOString() ?? null,
      }),
    );
    return { items, nextCursor: null };
  }

  /** @throws DomainError not_found when the lead is unknown or not the actor's to know of */
  public async assertVisible(actor: Actor, id: string): Promise<void> {
    const params: unknown[] = [];
    const scope = visibleTo(actor, 'l', params);
    const rows: unknown[] = await this.dataSource.query(
      `SELECT 1 FROM leads l WHERE ${scope} AND l.id = $${params.push(id)}`,
      params,
    );
    if (rows.length === 0 && (await this.mergedRow(this.dataSource.manager, actor, id)) === null)
      throw notFound();
  }

  private async count(branches: readonly (readonly string[])[], params: readonly unknown[]): Promise<number> {
    const found = branches.map(
      (where) => `(SELECT l.id FROM leads l WHERE ${where.join(' AND ')} LIMIT ${COUNT_CAP})`,
    );
    const rows: { total: number }[] = await this.dataSource.query(
      `SELECT least(count(*), ${COUNT_CAP})::int AS total FROM (${found.join(' UNION ')}) capped`,
      [...params],
    );
    return rows[0]?.total ?? 0;
  }

  private today(): { now: Date; timeZone: string } {
    return { now: this.clock.now(), timeZone: this.config.tzName };
  }
}

/**
 * The first leads that meet one of the sets of conditions. With `slim` they are found by what indexes hold, and only those
 * of the page are read.
 */
function pageOf(
  branches: readonly (readonly string[])[],
  order: string,
  limit: string,
  slim: boolean,
): string {
  const [first = [], ...others] = branches;
  const walk = (columns: string, where: readonly string[]): string =>
    `SELECT ${columns} FROM leads l WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ${limit}`;
  if (others.length === 0 && !slim) return walk('l.*', first);
  const ids = branches.map((where) => `(${walk('l.id', where)})`).join(' UNION ');
  return `SELECT l.* FROM leads l WHERE l.id IN (${ids}) ORDER BY ${order} LIMIT ${limit}`;
}

/** A list of open and closed leads by clock, asked for words in notes, without the closed; null for every other. */
function openFirst(query: LeadFilterQuery, view: LeadView): LeadFilterQuery | null {
  const statuses = statusesOf(query, view);
  const open = statuses.filter(isOpen);
  const mixed = open.length > 0 && open.length < statuses.length;
  if (!mixed || sortOf(query, view) !== 'sla' || query.withTotal === true || askedOf(query) === null)
    return null;
  return { ...query, status: open };
}
