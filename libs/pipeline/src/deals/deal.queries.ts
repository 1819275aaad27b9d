import type { Actor } from '@luodi/identity';
import {
  decodeTextCursor,
  fieldError,
  isStoredInstant,
  forbidden,
  notFound,
  validationFailed,
  type PageQuery,
} from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { milestonesOf, type BoardColumn } from '../stages/milestones.policy';
import { dealConditions, stalledSql, type DealFilter, type FilterContext } from './deal-filter.queries';
import { mayWorkOn } from './deal-rights.queries';
import { visibleDeals } from './deal-scope';
import type { DealSort } from './deal.dto';
import { DEAL_COLUMNS, DEAL_JOINS, type DealRow } from './deal.row';

/** The expression of each sort field, the type of its cursor value and what such a value looks like. */
const SORT_FIELDS = {
  createdAt: { sql: 'd.created_at', cast: 'timestamptz' },
  stageEnteredAt: { sql: 'd.stage_entered_at', cast: 'timestamptz' },
  investmentYuan: { sql: 'coalesce(d.investment_yuan, -1)', cast: 'numeric' },
  number: { sql: 'd.number', cast: 'text' },
} as const satisfies Record<string, { sql: string; cast: CursorCast }>;

type CursorCast = 'timestamptz' | 'numeric' | 'text';

const CURSOR_FORM: Readonly<Record<CursorCast, (value: string) => boolean>> = {
  timestamptz: isStoredInstant,
  numeric: (value) => /^-?\d{1,18}(\.\d{1,4})?$/.test(value),
  text: (value) => /^[A-Za-z0-9-]{1,40}$/.test(value),
};

interface Order {
  readonly field: keyof typeof SORT_FIELDS;
  readonly descending: boolean;
}

function orderOf(sort: DealSort): Order {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  const field = Object.keys(SORT_FIELDS).find((known): known is keyof typeof SORT_FIELDS => known === name);
  return { field: field ?? 'createdAt', descending };
}

/** A deal the actor may see. @throws DomainError not_found */
export async function findDeal(tx: EntityManager, actor: Actor, id: string): Promise<DealRow> {
  const params: unknown[] = [id];
  const rows: DealRow[] = await tx.query(
    `SELECT ${DEAL_COLUMNS}, d.created_at::text AS cursor_value FROM deals d ${DEAL_JOINS}
     WHERE d.id = $1 AND ${visibleDeals(actor, 'd', params)}`,
    params,
  );
  return rows[0] ?? fail();
}

/**
 * Locks a deal the actor may work on and reads it as it is once the lock is held.
 * @throws DomainError not_found, forbidden (somebody who only reads along)
 */
export async function lockDeal(tx: EntityManager, actor: Actor, id: string): Promise<DealRow> {
  const locked: unknown[] = await tx.query('SELECT id FROM deals WHERE id = $1 FOR UPDATE', [id]);
  if (locked.length === 0) fail();
  const deal = await findDeal(tx, actor, id);
  if (!(await mayWorkOn(tx, actor, deal))) throw forbidden();
  return deal;
}

/** A deal by id, for a caller that has already been let in. */
export async function readDeal(tx: EntityManager, id: string): Promise<DealRow> {
  const rows: DealRow[] = await tx.query(
    `SELECT ${DEAL_COLUMNS}, d.created_at::text AS cursor_value FROM deals d ${DEAL_JOINS} WHERE d.id = $1`,
    [id],
  );
  return rows[0] ?? fail();
}

function fail(): never {
  throw notFound();
}

/** A page of deals, one row more than asked so that the caller knows whether there is a next page. */
export async function listDeals(
  tx: EntityManager,
  actor: Actor,
  filter: DealFilter,
  page: PageQuery & { readonly sort: DealSort },
  context: FilterContext,
): Promise<DealRow[]> {
  const params: unknown[] = [];
  const where = dealConditions(actor, filter, context, params);
  return pageOfDeals(tx, where, params, orderOf(page.sort), page);
}

/** A column of the board, newest stage entry first. */
export async function listBoardColumn(
  tx: EntityManager,
  actor: Actor,
  column: BoardColumn,
  filter: DealFilter,
  page: PageQuery,
  context: FilterContext,
): Promise<DealRow[]> {
  const params: unknown[] = [];
  const where = boardConditions(actor, filter, context, params);
  params.push(milestonesOf(column));
  where.push(`s.milestone = ANY($${params.length}::text[])`);
  return pageOfDeals(tx, where, params, { field: 'stageEnteredAt', descending: true }, page);
}

async function pageOfDeals(
  tx: EntityManager,
  where: string[],
  params: unknown[],
  order: Order,
  page: PageQuery,
): Promise<DealRow[]> {
  const { sql, cast } = SORT_FIELDS[order.field];
  const direction = order.descending ? 'DESC' : 'ASC';
  if (page.cursor !== undefined) {
    const [value, id] = decodeTextCursor(page.cursor);
    if (!CURSOR_FORM[cast](value)) throw validationFailed([fieldError('cursor', 'cursor')]);
    params.push(value, id);
    where.push(
      `(${sql}, d.id) ${order.descending ? '<' : '>'} ($${params.length - 1}::${cast}, $${params.length}::uuid)`,
    );
  }
  params.push(page.limit + 1);
  return tx.query(
    `SELECT ${DEAL_COLUMNS}, (${sql})::text AS cursor_value FROM deals d ${DEAL_JOINS}
     WHERE ${where.join(' AND ')} ORDER BY ${sql} ${direction}, d.id ${direction} LIMIT $${params.length}`,
    params,
  );
}

/** The board shows what is alive: open deals, and won ones in the column they reached; a filter by status overrules. */
function boardConditions(
  actor: Actor,
  filter: DealFilter,
  context: FilterContext,
  params: unknown[],
): string[] {
  const where = dealConditions(actor, filter, context, params);
  if (filter.status === undefined) where.push(`d.status IN ('open', 'won')`);
  return where;
}

/** How many deals a filter has. */
export async function countDeals(
  tx: EntityManager,
  actor: Actor,
  filter: DealFilter,
  context: FilterContext,
): Promise<number> {
  const params: unknown[] = [];
  const where = dealConditions(actor, filter, context, params);
  const rows: { n: string }[] = await tx.query(
    `SELECT count(*) AS n FROM deals d ${DEAL_JOINS} WHERE ${where.join(' AND ')}`,
    params,
  );
  return Number(rows[0]?.n ?? 0);
}

export interface MilestoneTotals {
  readonly milestone: string;
  readonly count: number;
  readonly amountYuan: string;
  readonly weightedYuan: string;
}

/** Count, Σ investment and Σ investment × probability by milestone, of everything the filter has. */
export async function boardTotals(
  tx: EntityManager,
  actor: Actor,
  filter: DealFilter,
  context: FilterContext,
): Promise<MilestoneTotals[]> {
  const params: unknown[] = [];
  const where = boardConditions(actor, filter, context, params);
  const rows: { milestone: string; count: string; amount: string; weighted: string }[] = await tx.query(
    `SELECT s.milestone, count(*) AS count, coalesce(sum(d.investment_yuan), 0) AS amount,
            coalesce(sum(d.investment_yuan * s.probability), 0) AS weighted
     FROM deals d JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
     WHERE ${where.join(' AND ')} GROUP BY s.milestone`,
    params,
  );
  return rows.map((row) => ({
    milestone: row.milestone,
    count: Number(row.count),
    amountYuan: row.amount,
    weightedYuan: row.weighted,
  }));
}

export interface DealSummary {
  readonly open: number;
  readonly investment: string;
  readonly weighted: string;
  readonly signed: string;
  readonly stalled: number;
}

/** The figures above the board; `quarterStart` is the first local date of the quarter. */
export async function summarizeDeals(
  tx: EntityManager,
  actor: Actor,
  filter: DealFilter,
  context: FilterContext & { readonly quarterStart: string },
): Promise<DealSummary> {
  const params: unknown[] = [];
  const where = dealConditions(actor, filter, context, params);
  params.push(context.now, context.quarterStart);
  const now = `$${params.length - 1}`;
  const quarter = `$${params.length}`;
  const rows: { open: string; investment: string; weighted: string; signed: string; stalled: string }[] =
    await tx.query(
      `SELECT count(*) FILTER (WHERE d.status = 'open') AS open,
            coalesce(sum(d.investment_yuan) FILTER (WHERE d.status = 'open'), 0) AS investment,
            coalesce(sum(d.investment_yuan * s.probability) FILTER (WHERE d.status = 'open'), 0) AS weighted,
            coalesce(sum((d.facts->>'contractedYuan')::numeric) FILTER (WHERE d.status IN ('open', 'won')
              AND d.facts->>'agreementKind' = 'formal' AND (d.facts->>'signedOn')::date >= ${quarter}::date), 0) AS signed,
            count(*) FILTER (WHERE ${stalledSql(now)}) AS stalled
     FROM deals d JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
     WHERE ${where.join(' AND ')}`,
      params,
    );
  const row = rows[0];
  return {
    open: Number(row?.open ?? 0),
    investment: row?.investment ?? '0',
    weighted: row?.weighted ?? '0',
    signed: row?.signed ?? '0',
    stalled: Number(row?.stalled ?? 0),
  };
}
