import type { Me, Role } from './api/types';

/** Who asks: the part of `me.user` that decides. */
export type Visitor = Pick<Me['user'], 'role' | 'permissions'>;

interface Rule {
  /** The server's name of the permission. */
  readonly permission: string;
  /** The roles it is meant for, to tell somebody who may not whom to ask. */
  readonly roles: readonly Role[];
}

const EVERYONE: readonly Role[] = ['agent', 'manager', 'admin', 'auditor'];
const WORKERS: readonly Role[] = ['agent', 'manager', 'admin'];

/** Everything a screen may need to ask, by what the person wants to do. */
const RULES = {
  seeQueue: { permission: 'leads.read', roles: EVERYONE },
  workLeads: { permission: 'leads.write', roles: WORKERS },
  claimLeads: { permission: 'leads.claim', roles: ['agent'] },
  enterLeads: { permission: 'inquiries.create', roles: WORKERS },
  assignLeads: { permission: 'leads.assign', roles: ['manager', 'admin'] },
  seeTeamLeads: { permission: 'leads.readTeam', roles: ['manager'] },
  seeAllLeads: { permission: 'leads.readTeam', roles: ['admin', 'auditor'] },
  seeClocks: { permission: 'leads.readTeam', roles: ['manager', 'admin', 'auditor'] },
  seeDeals: { permission: 'deals.read', roles: EVERYONE },
  workDeals: { permission: 'deals.write', roles: WORKERS },
  seeCalendar: { permission: 'agenda.read', roles: EVERYONE },
  workTasks: { permission: 'tasks.write', roles: WORKERS },
  seeCompanies: { permission: 'companies.read', roles: EVERYONE },
  seeSupply: { permission: 'supply.read', roles: EVERYONE },
  workSupply: { permission: 'supply.write', roles: WORKERS },
  seeReports: { permission: 'reports.read', roles: EVERYONE },
  seeParser: { permission: 'reports.parser', roles: ['manager', 'admin', 'auditor'] },
  export: { permission: 'exports.read', roles: WORKERS },
  seeImports: { permission: 'imports.read', roles: ['manager', 'admin', 'auditor'] },
  importLists: { permission: 'imports.write', roles: ['manager', 'admin'] },
  seeNotifications: { permission: 'notifications.read', roles: EVERYONE },
  correctShares: { permission: 'routing.write', roles: ['admin'] },
  administer: { permission: 'users.write', roles: ['admin'] },
  seeUsers: { permission: 'users.read', roles: ['manager', 'admin', 'auditor'] },
  seeAudit: { permission: 'audit.read', roles: ['admin', 'auditor'] },
  seeMails: { permission: 'mails.read', roles: ['admin'] },
} as const satisfies Record<string, Rule>;

export type Wish = keyof typeof RULES;

/** Whether the person may. The server decides again; this only keeps useless buttons away. */
export function can(visitor: Visitor, wish: Wish): boolean {
  const rule: Rule = RULES[wish];
  return rule.roles.includes(visitor.role) && visitor.permissions.includes(rule.permission);
}

/** The roles that may, to tell somebody who may not. */
export function rolesFor(wish: Wish): readonly Role[] {
  return RULES[wish].roles;
}
