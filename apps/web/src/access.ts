import type { Me, Role } from './api/types';

/** Who asks: the part of `me.user` that decides. */
export type Visitor = Pick<Me['user'], 'role' | 'permissions'>;

/** Everything a screen may need to ask. Names say what the person wants to do, not how the server calls it. */
export type Wish =
  | 'seeQueue'
  | 'workLeads'
  | 'enterLeads'
  | 'assignLeads'
  | 'seeTeamLeads'
  | 'seeAllLeads'
  | 'seeDeals'
  | 'workDeals'
  | 'seeReports'
  | 'export'
  | 'administer'
  | 'seeAudit'
  | 'seeMails';

const ROLES: Readonly<Record<Wish, readonly Role[]>> = {
  seeQueue: ['agent', 'manager', 'admin', 'auditor'],
  workLeads: ['agent', 'manager', 'admin'],
  enterLeads: ['agent', 'manager', 'admin'],
  assignLeads: ['manager', 'admin'],
  seeTeamLeads: ['manager'],
  seeAllLeads: ['admin', 'auditor'],
  seeDeals: ['agent', 'manager', 'admin', 'auditor'],
  workDeals: ['agent', 'manager', 'admin'],
  seeReports: ['manager', 'admin', 'auditor'],
  export: ['agent', 'manager', 'admin', 'auditor'],
  administer: ['admin'],
  seeAudit: ['admin', 'auditor'],
  seeMails: ['admin'],
};

/** Whether the person may. The server decides again; this only keeps useless buttons away. */
export function can(visitor: Visitor, wish: Wish): boolean {
  return ROLES[wish].includes(visitor.role);
}

/** The roles that may, to tell somebody who may not. */
export function rolesFor(wish: Wish): readonly Role[] {
  return ROLES[wish];
}
