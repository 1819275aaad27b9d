import { can, type Visitor } from '../../access';
import type { LeadChip, LeadCounts, LeadFilter, LeadView } from '../../api/leads';
import type { LeadViewSettings } from '../../api/queue';
import { CHANNELS, NEED_TYPES, type Channel, type NeedType, type Preferences } from '../../api/types';
import { columnsOf, columnsText } from './table-columns';

export const TABS = ['mine', 'collaborating', 'team', 'all', 'pool', 'converted'] as const;
export type QueueTab = (typeof TABS)[number];
export const CHIPS = [
  'awaiting',
  'overdue',
  'dueToday',
  'newToday',
  'snoozed',
  'all',
  'handover',
] as const satisfies readonly LeadChip[];
/** The orders that a list offers; the table's headers know the rest. */
const SORTS = ['sla', '-createdAt', '-score'] as const;
/** The pool's: its leads have no clock, and what counts is when they came in. */
const POOL_SORTS = ['-pooledAt', 'pooledAt', '-score'] as const;
const ALL_SORTS = [
  ...SORTS,
  ...POOL_SORTS,
  '-sla',
  'createdAt',
  'score',
  'nextFollowUpAt',
  '-nextFollowUpAt',
] as const satisfies readonly NonNullable<LeadFilter['sort']>[];
export type QueueSort = (typeof ALL_SORTS)[number];

/** The orders that the list of a tab offers. */
export function sortsFor(tab: QueueTab): readonly QueueSort[] {
  return tab === 'pool' ? POOL_SORTS : SORTS;
}

/** Whether a tab can be in this order: only a pool has entries. */
function suits(sort: QueueSort, tab: QueueTab): boolean {
  return tab === 'pool' || (sort !== 'pooledAt' && sort !== '-pooledAt');
}

export const DENSITIES = ['compact', 'standard', 'double'] as const;
export type Density = (typeof DENSITIES)[number];
export type QueueLayout = 'split' | 'table';

/** The list a role starts with: its own work, its team's, or everything. */
export function homeView(visitor: Visitor): LeadView {
  if (can(visitor, 'seeAllLeads')) return 'all';
  return can(visitor, 'seeTeamLeads') ? 'team' : 'mine';
}

/** The tabs of a role. */
export function tabsFor(visitor: Visitor): readonly QueueTab[] {
  if (can(visitor, 'seeAllLeads')) return ['all', 'pool', 'converted'];
  // Only agents hold leads, so a manager has no list of their own.
  return can(visitor, 'seeTeamLeads')
    ? ['team', 'pool', 'converted']
    : ['mine', 'collaborating', 'pool', 'converted'];
}

/** The server's list behind a tab. */
export function viewOf(tab: QueueTab, visitor: Visitor): LeadView {
  return tab === 'converted' ? homeView(visitor) : tab;
}

/** The number on a tab, when the server gave one. */
export function tabCount(tab: QueueTab, counts: LeadCounts | undefined): number | undefined {
  return counts?.tabs[tab];
}

/** What is filtered, as the address says it. */
export interface QueueSettings {
  readonly tab: QueueTab;
  readonly chip: LeadChip;
  readonly q: string;
  readonly parkId: string;
  /** Of the pool tab: which pool. */
  readonly poolId: string;
  readonly needType: NeedType | '';
  readonly source: Channel | '';
  readonly ownerId: string;
  readonly tag: string;
  readonly sort: QueueSort;
  readonly layout: QueueLayout;
  readonly density: Density;
  /** As in the address, see table-columns.ts; '' for the usual ones. */
  readonly columns: string;
  /** The saved view that this began with; '' for none. */
  readonly viewId: string;
}

/** The quick filters shown: leads without an active owner only while there are any, or while they are looked at. */
export function chipsFor(chip: LeadChip, counts: LeadCounts | undefined): readonly LeadChip[] {
  const waiting = (counts?.chips.handover ?? 0) > 0 || chip === 'handover';
  return waiting ? CHIPS : CHIPS.filter((candidate) => candidate !== 'handover');
}

/** Quick filters make sense where leads have a clock. */
export function hasChips(tab: QueueTab): boolean {
  return tab === 'mine' || tab === 'collaborating' || tab === 'team' || tab === 'all';
}

/** How the address reads; unknown values fall back to the role's start. */
export function readSettings(
  params: URLSearchParams,
  visitor: Visitor,
  preferences: Pick<Preferences, 'queueLayout' | 'density'> = {},
): QueueSettings {
  const allowed = tabsFor(visitor);
  const read = (name: string): string => params.get(name) ?? '';
  const wishedTab = read('view');
  const tab = allowed.find((candidate) => candidate === wishedTab) ?? defaultTab(visitor);
  const chip = CHIPS.find((candidate) => candidate === read('chip')) ?? 'all';
  const sort = ALL_SORTS.find((candidate) => candidate === read('sort') && suits(candidate, tab));
  return {
    tab,
    chip: hasChips(tab) ? chip : 'all',
    q: read('q').slice(0, 100),
    parkId: asId(read('park')),
    poolId: tab === 'pool' ? asId(read('pool')) : '',
    needType: NEED_TYPES.find((type) => type === read('need')) ?? '',
    source: CHANNELS.find((channel) => channel === read('source')) ?? '',
    ownerId: asId(read('owner')),
    tag: asId(read('tag')),
    sort: sort ?? usualSort(tab),
    layout:
      (['split', 'table'] as const).find((layout) => layout === read('layout')) ??
      preferences.queueLayout ??
      'split',
    density: DENSITIES.find((density) => density === read('density')) ?? preferences.density ?? 'standard',
    columns: read('columns').slice(0, 600),
    viewId: asId(read('saved')),
  };
}

/** The order of a list when nobody has chosen one. */
export function usualSort(tab: QueueTab): QueueSort {
  if (hasChips(tab)) return 'sla';
  return tab === 'pool' ? '-pooledAt' : '-createdAt';
}

/** An address typed by hand must not ask the server for nonsense. */
function asId(value: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : '';
}

function defaultTab(visitor: Visitor): QueueTab {
  const home = homeView(visitor);
  return home === 'pool' ? 'mine' : home;
}

/** The query of GET /leads for these settings; `today` is the workspace's date. */
export function toFilter(settings: QueueSettings, visitor: Visitor, today: string): LeadFilter {
  const { tab, chip } = settings;
  return {
    view: viewOf(tab, visitor),
    ...(tab === 'converted' ? { status: ['converted'] } : {}),
    ...(chip === 'awaiting' ? { responded: false } : {}),
    ...(chip === 'overdue' ? { due: 'overdue' as const } : {}),
    ...(chip === 'dueToday' ? { due: 'today' as const } : {}),
    ...(chip === 'newToday' ? { createdFrom: today, createdTo: today } : {}),
    ...(chip === 'handover' ? { ownerActive: false } : {}),
    ...(hasChips(tab) ? { snoozed: chip === 'snoozed' } : {}),
    ...(settings.q === '' ? {} : { q: settings.q }),
    ...(settings.parkId === '' ? {} : { parkId: settings.parkId }),
    ...(settings.poolId === '' ? {} : { poolId: settings.poolId }),
    ...(settings.needType === '' ? {} : { needType: [settings.needType] }),
    ...(settings.source === '' ? {} : { source: settings.source }),
    ...(settings.ownerId === '' ? {} : { ownerId: settings.ownerId }),
    ...(settings.tag === '' ? {} : { tag: [settings.tag] }),
    sort: settings.sort,
  };
}

/** Whether anything but tab and chip narrows the list. */
export function isNarrowed(settings: QueueSettings): boolean {
  return [
    settings.q,
    settings.parkId,
    settings.poolId,
    settings.needType,
    settings.source,
    settings.ownerId,
    settings.tag,
  ].some((value) => value !== '');
}

/** What of the screen a saved view keeps: no search text, that is often a name or a number. */
export function toViewSettings(settings: QueueSettings): LeadViewSettings {
  return {
    tab: settings.tab,
    chip: settings.chip,
    ...(settings.needType === '' ? {} : { needType: settings.needType }),
    ...(settings.source === '' ? {} : { source: settings.source }),
    ...(settings.parkId === '' ? {} : { parkId: settings.parkId }),
    ...(settings.ownerId === '' ? {} : { ownerId: settings.ownerId }),
    ...(settings.tag === '' ? {} : { tag: settings.tag }),
    sort: settings.sort,
    layout: settings.layout,
    density: settings.density,
    ...(settings.columns === '' ? {} : { columns: columnsOf(settings.columns, settings.tab) }),
  };
}

/** The screen of a saved view. */
export function fromView(id: string, view: LeadViewSettings): Partial<QueueSettings> {
  return {
    tab: view.tab,
    chip: view.chip ?? 'all',
    q: '',
    needType: view.needType ?? '',
    source: view.source ?? '',
    parkId: view.parkId ?? '',
    ownerId: view.ownerId ?? '',
    tag: view.tag ?? '',
    sort: view.sort ?? usualSort(view.tab),
    layout: view.layout ?? 'split',
    density: view.density ?? 'standard',
    columns: view.columns === undefined ? '' : columnsText(view.columns),
    viewId: id,
  };
}

/** Whether two views show the same, whatever the order of what they hold. */
export function sameView(a: LeadViewSettings, b: LeadViewSettings): boolean {
  const whole = (view: LeadViewSettings): string => {
    const { columns, ...rest } = view;
    const text = columns === undefined ? '' : columnsText(columns);
    const full = {
      chip: 'all',
      sort: usualSort(view.tab),
      layout: 'split',
      density: 'standard',
      ...rest,
      text,
    };
    return JSON.stringify(Object.entries(full).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  };
  return whole(a) === whole(b);
}
