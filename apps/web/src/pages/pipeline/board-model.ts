import type { BoardColumn, Deal, Pipeline, PipelineStage } from '../../api/deals';

/** The board's columns (contract.md): five milestones and everything after signing as one. */
export const BOARD_COLUMNS = [
  'qualified',
  'siteVisit',
  'negotiating',
  'review',
  'signed',
  'landing',
] as const;
export type ColumnId = (typeof BOARD_COLUMNS)[number];

/** Ways out of the pipeline; each asks for a reason. */
export const EXITS = ['lost', 'onHold', 'transferred'] as const;
export type Exit = (typeof EXITS)[number];

/** The column a milestone is shown in. */
export function columnOfMilestone(milestone: string): ColumnId {
  const found = BOARD_COLUMNS.find((column) => column === milestone);
  return found ?? 'landing';
}

/** The pipeline's stages that share a column, in order. */
export function stagesOfColumn(pipeline: Pipeline, column: string): readonly PipelineStage[] {
  return pipeline.stages
    .filter((stage) => columnOfMilestone(stage.milestone) === column)
    .toSorted((a, b) => a.position - b.position);
}

/** What dropping a deal on a column means. */
export type MovePlan =
  | { readonly kind: 'none' }
  | { readonly kind: 'choose'; readonly stages: readonly PipelineStage[] }
  | { readonly kind: 'forward' | 'backward'; readonly to: PipelineStage };

/**
 * Decides what a drop on `column` asks for: nothing (already there), a choice of milestone (several stages
 * share the column), a forward move with its gate, or a backward move with a reason.
 */
export function planMove(deal: Deal, column: string, pipeline: Pipeline): MovePlan {
  const stages = stagesOfColumn(pipeline, column).filter((stage) => stage.id !== deal.stage.id);
  const [first] = stages;
  if (!first) return { kind: 'none' };
  if (stages.length > 1) return { kind: 'choose', stages };
  const here = columnOfMilestone(deal.stage.milestone);
  if (here === column && stages.length === 0) return { kind: 'none' };
  return { kind: isBackward(deal, first, pipeline) ? 'backward' : 'forward', to: first };
}

/** Whether a move goes back in the pipeline's order; such a move needs a reason. */
export function isBackward(deal: Deal, to: PipelineStage, pipeline: Pipeline): boolean {
  const from = pipeline.stages.find((stage) => stage.id === deal.stage.id);
  return from !== undefined && to.position < from.position;
}

/** The stage whose gate is shown while a card hovers over a column: the nearest one in the moving direction. */
export function hoverStage(deal: Deal, column: string, pipeline: Pipeline): PipelineStage | null {
  const plan = planMove(deal, column, pipeline);
  if (plan.kind === 'none') return null;
  if (plan.kind !== 'choose') return plan.to;
  return plan.stages.find((stage) => !isBackward(deal, stage, pipeline)) ?? plan.stages[0] ?? null;
}

/** Columns as they will stand when the deal has moved: card first in its new column, totals carried over. */
export function applyMove(
  columns: readonly BoardColumn[],
  dealId: string,
  to: string,
  moved?: Deal,
): readonly BoardColumn[] {
  const source = columns.find((column) => column.items.some((item) => item.id === dealId));
  const deal = moved ?? source?.items.find((item) => item.id === dealId);
  if (!source || !deal) return columns;
  return columns.map((column) => {
    const without = column.items.filter((item) => item.id !== dealId);
    const leaving = column.stage === source.stage;
    const entering = column.stage === to;
    if (!leaving && !entering) return column;
    return {
      ...column,
      items: entering ? [deal, ...without] : without,
      count: column.count - (leaving ? 1 : 0) + (entering ? 1 : 0),
      amountYuan: add(column.amountYuan, deal.investmentYuan, leaving, entering),
    };
  });
}

function add(sum: string, amount: string | null, leaving: boolean, entering: boolean): string {
  if (amount === null || leaving === entering) return sum;
  return (Number(sum) + (entering ? 1 : -1) * Number(amount)).toFixed(2);
}

/** Appends a column's further page, leaving out what a refetch already brought. */
export function appendItems(
  column: BoardColumn,
  items: readonly Deal[],
  nextCursor: string | null,
): BoardColumn {
  const known = new Set(column.items.map((item) => item.id));
  return { ...column, items: [...column.items, ...items.filter((item) => !known.has(item.id))], nextCursor };
}

export type StallLevel = 'ok' | 'warn' | 'bad';

const WARN_FROM = 0.75; // three quarters of the limit: 11 of 14 days

/** Red past the stage's limit, amber from three quarters of it. */
export function stallLevel(days: number, limit: number | undefined): StallLevel {
  if (limit === undefined) return 'ok';
  if (days > limit) return 'bad';
  return days > limit * WARN_FROM ? 'warn' : 'ok';
}

/** After how many days the deal's stage counts as stalled. */
export function stallLimit(deal: Deal, pipeline: Pipeline | undefined): number | undefined {
  return pipeline?.stages.find((stage) => stage.id === deal.stage.id)?.stalledAfterDays;
}

export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

/** The deal focus goes to from `dealId`; empty columns are skipped, ends stay put. */
export function focusAfter(
  columns: readonly BoardColumn[],
  dealId: string | null,
  key: ArrowKey,
): string | null {
  const at = columns.findIndex((column) => column.items.some((item) => item.id === dealId));
  const column = columns[at];
  if (!column) return columns.find((candidate) => candidate.items.length > 0)?.items[0]?.id ?? null;
  const row = column.items.findIndex((item) => item.id === dealId);
  const step = key === 'ArrowLeft' ? -1 : 1;
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown':
      return column.items[row + (key === 'ArrowUp' ? -1 : 1)]?.id ?? dealId;
    case 'Home':
      return column.items[0]?.id ?? dealId;
    case 'End':
      return column.items.at(-1)?.id ?? dealId;
    case 'ArrowLeft':
    case 'ArrowRight': {
      for (let next = at + step; columns[next]; next += step) {
        const items = columns[next]?.items ?? [];
        if (items.length > 0) return items[Math.min(row, items.length - 1)]?.id ?? dealId;
      }
      return dealId;
    }
    default:
      return dealId;
  }
}

/** The column left or right of one, for lifting a card by keyboard; ends stay put. */
export function columnBeside(columns: readonly BoardColumn[], column: string, step: -1 | 1): string {
  const at = columns.findIndex((candidate) => candidate.stage === column);
  return columns[at + step]?.stage ?? column;
}
