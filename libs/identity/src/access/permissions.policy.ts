export const ROLES = ['agent', 'manager', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Every permission, with the roles that hold it. What is not here nobody may do. */
const TABLE = {
  profile: ['agent', 'manager', 'admin', 'auditor'],
  'lookups.read': ['agent', 'manager', 'admin', 'auditor'],
  'notifications.read': ['agent', 'manager', 'admin', 'auditor'],
  'notifications.write': ['agent', 'manager', 'admin', 'auditor'],
  'leads.read': ['agent', 'manager', 'admin', 'auditor'],
  'leads.readTeam': ['manager', 'admin', 'auditor'],
  'leads.write': ['agent', 'manager', 'admin'],
  'leads.claim': ['agent'],
  'leads.assign': ['manager', 'admin'],
  'leads.release': ['agent', 'manager', 'admin'],
  'leads.convert': ['agent', 'manager', 'admin'],
  'leads.merge': ['agent', 'manager', 'admin'],
  'leads.reveal': ['agent', 'manager', 'admin'],
  'companies.read': ['agent', 'manager', 'admin', 'auditor'],
  'companies.write': ['agent', 'manager', 'admin'],
  'companies.merge': ['manager', 'admin'],
  'pools.read': ['agent', 'manager', 'admin', 'auditor'],
  'pools.write': ['admin'],
  'recycling.read': ['manager', 'admin', 'auditor'],
  'recycling.exempt': ['manager', 'admin'],
  'tags.write': ['manager', 'admin'],
  'agenda.read': ['agent', 'manager', 'admin', 'auditor'],
  'tasks.write': ['agent', 'manager', 'admin'],
  'inquiries.read': ['agent', 'manager', 'admin', 'auditor'],
  'inquiries.create': ['agent', 'manager', 'admin'],
  'inquiries.review': ['manager', 'admin'],
  /** What became of an inquiry that a key brought: for machines alone. */
  'inquiries.status': [],
  'supply.read': ['agent', 'manager', 'admin', 'auditor'],
  'supply.write': ['agent', 'manager', 'admin'],
  'deals.read': ['agent', 'manager', 'admin', 'auditor'],
  'deals.write': ['agent', 'manager', 'admin'],
  'visits.read': ['agent', 'manager', 'admin', 'auditor'],
  'visits.write': ['agent', 'manager', 'admin'],
  'pipelines.read': ['agent', 'manager', 'admin', 'auditor'],
  'pipelines.write': ['admin'],
  'reports.read': ['agent', 'manager', 'admin', 'auditor'],
  'reports.parser': ['manager', 'admin', 'auditor'],
  'exports.read': ['agent', 'manager', 'admin'],
  'exports.create': ['agent', 'manager', 'admin'],
  'imports.read': ['manager', 'admin', 'auditor'],
  'imports.write': ['manager', 'admin'],
  'users.read': ['manager', 'admin', 'auditor'],
  'users.write': ['admin'],
  'teams.read': ['manager', 'admin', 'auditor'],
  'teams.write': ['admin'],
  'parks.read': ['agent', 'manager', 'admin', 'auditor'],
  'parks.write': ['admin'],
  'sites.read': ['manager', 'admin', 'auditor'],
  'sites.write': ['admin'],
  'sites.link': ['manager', 'admin'],
  'routing.read': ['manager', 'admin', 'auditor'],
  'routing.write': ['admin'],
  'calendar.read': ['manager', 'admin', 'auditor'],
  'calendar.write': ['admin'],
  'leaves.read': ['agent', 'manager', 'admin', 'auditor'],
  'leaves.write': ['manager', 'admin'],
  'settings.read': ['admin', 'auditor'],
  'settings.write': ['admin'],
  'mails.read': ['admin'],
  'apiKeys.read': ['admin', 'auditor'],
  'apiKeys.write': ['admin'],
  'webhooks.read': ['admin', 'auditor'],
  'webhooks.write': ['admin'],
  'privacy.read': ['admin', 'auditor'],
  'privacy.write': ['admin'],
  'audit.read': ['admin', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof TABLE;

const HOLDERS: Readonly<Record<Permission, readonly Role[]>> = TABLE;

/** Whether a role holds a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return HOLDERS[permission].includes(role);
}

/** Everything a role may do, in the table's order. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(TABLE) as Permission[]).filter((permission) => roleMay(role, permission));
}
