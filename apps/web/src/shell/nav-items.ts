import type { Wish } from '../access';
import type { IconName } from '../components/icon';

export interface NavItem {
  readonly to: string;
  /** message key in `shell` */
  readonly label: string;
  readonly icon: IconName;
  readonly wish: Wish;
}

export const MAIN_ITEMS: readonly NavItem[] = [
  { to: '/queue', label: 'nav.queue', icon: 'inbox', wish: 'seeQueue' },
  { to: '/calendar', label: 'nav.calendar', icon: 'calendar', wish: 'seeCalendar' },
  { to: '/pipeline', label: 'nav.pipeline', icon: 'board', wish: 'seeDeals' },
  { to: '/companies', label: 'nav.companies', icon: 'firm', wish: 'seeCompanies' },
  { to: '/supply', label: 'nav.supply', icon: 'premises', wish: 'seeSupply' },
];

export const MANAGE_ITEMS: readonly NavItem[] = [
  { to: '/clocks', label: 'nav.clocks', icon: 'clock', wish: 'seeClocks' },
  { to: '/reports', label: 'nav.reports', icon: 'chart', wish: 'seeReports' },
  { to: '/imports', label: 'nav.imports', icon: 'upload', wish: 'seeImports' },
  { to: '/exports', label: 'nav.exports', icon: 'exchange', wish: 'export' },
];

export const ADMIN_ITEM: NavItem = { to: '/admin', label: 'nav.admin', icon: 'cog', wish: 'seeUsers' };

export const PHONE_TABS: readonly NavItem[] = [
  { to: '/queue', label: 'tab.queue', icon: 'inbox', wish: 'seeQueue' },
  { to: '/pipeline', label: 'tab.pipeline', icon: 'board', wish: 'seeDeals' },
  { to: '/reports', label: 'tab.reports', icon: 'chart', wish: 'seeReports' },
  { to: '/me', label: 'tab.me', icon: 'user', wish: 'seeQueue' },
];
