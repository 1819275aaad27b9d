/** The fixed KPI milestones underneath every pipeline, in order (domain.md 3). Stages of one's own map to one of them. */
export const MILESTONES = [
  'qualified',
  'siteVisit',
  'negotiating',
  'review',
  'signed',
  'registered',
  'siteDelivered',
  'constructionStarted',
  'completed',
  'inProduction',
  'atCapacity',
] as const;
export type Milestone = (typeof MILESTONES)[number];

/** The columns of the board: five early milestones and one for everything after signing (contract.md). */
export const BOARD_COLUMNS = [
  'qualified',
  'siteVisit',
  'negotiating',
  'review',
  'signed',
  'landing',
] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

const LANDING: readonly Milestone[] = MILESTONES.slice(MILESTONES.indexOf('registered'));

/** The milestones that stand in a column of the board. */
export function milestonesOf(column: BoardColumn): readonly Milestone[] {
  return column === 'landing' ? LANDING : [column];
}

/** Where a deal can go that is not a stage; the stage it was in is kept. */
export const EXITS = ['lost', 'onHold', 'transferred'] as const;
export type Exit = (typeof EXITS)[number];

export const DEAL_STATUSES = ['open', 'won', 'lost', 'on_hold', 'transferred'] as const;
export type DealStatus = (typeof DEAL_STATUSES)[number];

export const MOVE_KINDS = [
  'created',
  'forward',
  'backward',
  'lost',
  'on_hold',
  'transferred',
  'resumed',
] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];
