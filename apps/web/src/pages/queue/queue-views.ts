import { can, type Visitor } from '../../access';
import type { LeadChip, LeadCounts, LeadFilter, LeadView } from '../../api/leads';
import { CHANNELS, NEED_TYPES, type Channel, type NeedType } from '../../api/types';

export const TABS = ['mine', 'team', 'all', 'pool', 'converted'] as const;
export type QueueTab = (typeof TABS)[number];
export const CHIPS = [
  'awaiting',
  'overdue',
  'dueToday',
  'newToday',
  'all',
  'handover',
] as const satisfies readonly LeadChip[];
export const SORTS = ['sla', '-createdAt', '-score'] as const;
export type QueueSort = (typeof SORTS)[number];

/** The list a role starts with: its own work, its team's, or everything. */
export function homeView(visitor: Visitor): LeadView {
  if (can(visitor, 'seeAllLeads')) return 'all';
  return can(visitor, 'seeTeamLeads') ? 'team' : 'mine';
}

/** The tabs of a role. */
export function tabsFor(visitor: Visitor): readonly QueueTab[] {
  if (can(visitor, 'seeAllLeads')) return ['all', 'pool', 'converted'];
  // Only agents hold leads, so a manager has no list of their own.
  return can(visitor, 'seeTeamLeads') ? ['team', 'pool', 'converted'] : ['mine', 'pool', 'converted'];
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
  readonly sort: QueueSort;
}

/** The quick filters shown: leads without an active owner only while there are any, or while they are looked at. */
export function chipsFor(chip: LeadChip, counts: LeadCounts | undefined): readonly LeadChip[] {
  const waiting = (counts?.chips.handover ?? 0) > 0 || chip === 'handover';
  return waiting ? CHIPS : CHIPS.filter((candidate) => candidate !== 'handover');
}

/** Quick filters make sense where leads have a clock. */
export function hasChips(tab: QueueTab): boolean {
  return tab === 'mine' || tab === 'team' || tab === 'all';
}

/** How the address reads; unknown values fall back to the role's start. */
export function readSettings(params: URLSearchParams, visitor: Visitor): QueueSettings {
  const allowed = tabsFor(visitor);
  const read = (name: string): string => params.get(name) ?? '';
  const wishedTab = read('view');
  const tab = allowed.find((candidate) => candidate === wishedTab) ?? defaultTab(visitor);
  const chip = CHIPS.find((candidate) => candidate === read('chip')) ?? 'all';
  const sort = SORTS.find((candidate) => candidate === read('sort'));
  return {
    tab,
    chip: hasChips(tab) ? chip : 'all',
    q: read('q').slice(0, 100),
    parkId: asId(read('park')),
    poolId: tab === 'pool' ? asId(read('pool')) : '',
    needType: NEED_TYPES.find((type) => type === read('need')) ?? '',
    source: CHANNELS.find((channel) => channel === read('source')) ?? '',
    ownerId: asId(read('owner')),
    sort: sort ?? (hasChips(tab) ? 'sla' : '-createdAt'),
  };
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
    ...(settings.q === '' ? {} : { q: settings.q }),
    ...(settings.parkId === '' ? {} : { parkId: settings.parkId }),
    ...(settings.poolId === '' ? {} : { poolId: settings.poolId }),
    ...(settings.needType === '' ? {} : { needType: [settings.needType] }),
    ...(settings.source === '' ? {} : { source: settings.source }),
    ...(settings.ownerId === '' ? {} : { ownerId: settings.ownerId }),
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
  ].some((value) => value !== '');
}
