import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  NO_KNOWN_CONTACTS,
  currentLocale,
  inClear,
  inClearIf,
  localDate,
  toPage,
  translate,
  yuan,
  type Config,
  type Locale,
  type Page,
  type PageQuery,
} from '@luodi/platform';
import Decimal from 'decimal.js';
import { forReader, leadReader, type LeadReader } from '@luodi/leads';
import { DataSource, type EntityManager } from 'typeorm';
import { BOARD_COLUMNS, milestonesOf, type BoardColumn } from '../stages/milestones.policy';
import { placeName } from '../stages/stage-texts';
import type { FilterContext } from './deal-filter.queries';
import { listMoves, listTimeline, type MoveRow, type TimelineRow } from './deal-history.queries';
import type { DealFilterQuery, DealListQuery } from './deal.dto';
import { dealDetail } from './deal-detail.queries';
import { presentDeal } from './deal.presenter';
import {
  boardTotals,
  countDeals,
  findDeal,
  listBoardColumn,
  listDeals,
  summarizeDeals,
  type MilestoneTotals,
} from './deal.queries';
import type {
  BoardColumnResponse,
  BoardResponse,
  DealDetailResponse,
  DealEventResponse,
  DealMoveResponse,
  DealResponse,
  DealSummaryResponse,
} from './deal.response';
import type { DealRow } from './deal.row';

/** The read side of deals: lists, board, page, history. */
@Injectable()
export class DealReadService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** A page of the deals in the actor's scope. */
  public async list(actor: Actor, query: DealListQuery): Promise<Page<DealResponse>> {
    const context = this.context();
    const tx = this.dataSource.manager;
    const page = this.toDealPage(
      actor,
      await listDeals(tx, actor, query, query, context),
      query.limit,
      context.now,
    );
    return query.withTotal === true ? { ...page, total: await countDeals(tx, actor, query, context) } : page;
  }

  /** The six columns with totals of the filter and the newest cards of each. */
  public async board(actor: Actor, query: DealFilterQuery): Promise<BoardResponse> {
    const context = this.context();
    const totals = await boardTotals(this.dataSource.manager, actor, query, context);
    const columns: BoardColumnResponse[] = [];
    for (const column of BOARD_COLUMNS) {
      const page = await this.boardColumn(actor, column, { limit: Math.min(query.limit, 50) }, query);
      columns.push({
        ...columnTotals(column, totals, currentLocale()),
        items: page.items,
        nextCursor: page.nextCursor,
      });
    }
    return { columns };
  }

  /** One column, further down. */
  public async boardColumn(
    actor: Actor,
    column: BoardColumn,
    page: PageQuery,
    filter: DealFilterQuery,
  ): Promise<Page<DealResponse>> {
    const context = this.context();
    const rows = await listBoardColumn(this.dataSource.manager, actor, column, filter, page, context);
    return this.toDealPage(actor, rows, page.limit, context.now);
  }

  /** The figures above the board. */
  public async summary(actor: Actor, query: DealFilterQuery): Promise<DealSummaryResponse> {
    const context = this.context();
    const quarterStart = startOfQuarter(localDate(context.now, context.timeZone));
    const summary = await summarizeDeals(this.dataSource.manager, actor, query, { ...context, quarterStart });
    return {
      open: summary.open,
      investmentYuan: yuan(summary.investment),
      weightedYuan: yuan(summary.weighted),
      signedThisQuarterYuan: yuan(summary.signed),
      stalled: summary.stalled,
    };
  }

  /** A deal's page. @throws DomainError not_found */
  public async detail(actor: Actor, id: string): Promise<DealDetailResponse> {
    const tx = this.dataSource.manager;
    const deal = await findDeal(tx, actor, id);
    return dealDetail(tx, deal, actor, this.clock.now());
  }

  /** A deal's moves, newest first. @throws DomainError not_found */
  public async history(actor: Actor, id: string, page: PageQuery): Promise<Page<DealMoveResponse>> {
    const tx = this.dataSource.manager;
    const deal = await findDeal(tx, actor, id);
    const rows = await listMoves(tx, id, page);
    return toPage(rows, page.limit, cursorOf, (row) =>
      inClearIf(deal.owner_id === actor.id, presentMove(row, currentLocale())),
    );
  }

  /** Everything that happened to a deal, newest first. @throws DomainError not_found */
  public async timeline(actor: Actor, id: string, page: PageQuery): Promise<Page<DealEventResponse>> {
    const tx = this.dataSource.manager;
    const deal = await findDeal(tx, actor, id);
    const reader = await dealReader(tx, actor, deal);
    return toPage(await listTimeline(tx, deal, page), page.limit, cursorOf, (row) =>
      inClear({ ...presentEvent(row), data: forReader(reader, row.data) }),
    );
  }

  private context(): FilterContext {
    return { now: this.clock.now(), timeZone: this.config.tzName };
  }

  private toDealPage(actor: Actor, rows: readonly DealRow[], limit: number, now: Date): Page<DealResponse> {
    const locale = currentLocale();
    return toPage(rows, limit, cursorOf, (row) => presentDeal(row, actor, now, locale));
  }
}

/** Who has the deal has its lead's texts too. */
async function dealReader(tx: EntityManager, actor: Actor, deal: DealRow): Promise<LeadReader> {
  const reader = deal.lead_id === null ? NO_LEAD : await leadReader(tx, actor, deal.lead_id);
  return { ...reader, mine: reader.mine || deal.owner_id === actor.id };
}

const NO_LEAD: LeadReader = { mine: false, known: NO_KNOWN_CONTACTS };

function cursorOf(row: { readonly cursor_value: string; readonly id: string }): [string, string] {
  return [row.cursor_value, row.id];
}

function columnTotals(
  column: BoardColumn,
  totals: readonly MilestoneTotals[],
  locale: Locale,
): Pick<BoardColumnResponse, 'stage' | 'name' | 'count' | 'amountYuan' | 'weightedYuan'> {
  const milestones: readonly string[] = milestonesOf(column);
  const mine = totals.filter((item) => milestones.includes(item.milestone));
  const sum = (pick: (item: MilestoneTotals) => string): string =>
    yuan(mine.reduce((total, item) => total.plus(pick(item)), new Decimal(0)));
  return {
    stage: column,
    name: translate(locale, `stage.${column}`),
    count: mine.reduce((total, item) => total + item.count, 0),
    amountYuan: sum((item) => item.amountYuan),
    weightedYuan: sum((item) => item.weightedYuan),
  };
}

function presentMove(row: MoveRow, locale: Locale): DealMoveResponse {
  const exit =
    row.kind === 'lost' || row.kind === 'transferred' ? row.kind : row.kind === 'on_hold' ? 'onHold' : null;
  return {
    id: row.id,
    from:
      row.from_stage === null
        ? null
        : { id: row.from_stage, name: placeName(locale, row.from_stage, row.from_name) },
    to: { id: exit ?? row.to_stage, name: placeName(locale, exit ?? row.to_stage, row.to_name) },
    kind: row.kind,
    at: row.at.toISOString(),
    effectiveDate: row.effective_date,
    days: row.dwell_seconds === null ? null : Math.round((Number(row.dwell_seconds) / 86_400) * 100) / 100,
    by: row.by_id === null || row.by_name === null ? null : { id: row.by_id, name: row.by_name },
    reason: row.reason,
  };
}

function presentEvent(row: TimelineRow): DealEventResponse {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    actor:
      row.actor_id === null || row.actor_name === null ? null : { id: row.actor_id, name: row.actor_name },
    data: row.data,
  };
}

/** The first day of the calendar quarter of a date. */
function startOfQuarter(date: string): string {
  const month = Number(date.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${date.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}
