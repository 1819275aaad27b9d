import { can, rolesFor, type Visitor, type Wish } from './access';

const EVERYTHING = [
  'leads.read',
  'leads.readTeam',
  'leads.write',
  'leads.claim',
  'leads.assign',
  'inquiries.create',
  'deals.read',
  'deals.write',
  'reports.read',
  'reports.parser',
  'users.write',
  'audit.read',
];
const as = (role: Visitor['role'], permissions = EVERYTHING): Visitor => ({ role, permissions });

describe('what each role is offered', () => {
  const table: readonly [Wish, string][] = [
    ['workLeads', 'agent manager admin'],
    ['claimLeads', 'agent'],
    ['assignLeads', 'manager admin'],
    ['seeTeamLeads', 'manager'],
    ['seeAllLeads', 'admin auditor'],
    ['seeParser', 'manager admin auditor'],
    ['administer', 'admin'],
    ['seeAudit', 'admin auditor'],
  ];

  it.each(table)('%s is for %s', (wish, roles) => {
    const allowed = (['agent', 'manager', 'admin', 'auditor'] as const).filter((role) => can(as(role), wish));
    expect(allowed.join(' ')).toBe(roles);
    expect([...rolesFor(wish)].sort()).toEqual([...allowed].sort());
  });

  it('an auditor changes nothing', () => {
    const writes: readonly Wish[] = ['workLeads', 'enterLeads', 'assignLeads', 'workDeals', 'administer'];
    expect(writes.filter((wish) => can(as('auditor'), wish))).toEqual([]);
  });

  it('a role without the permission is offered nothing', () => {
    expect(can(as('admin', []), 'administer')).toBe(false);
  });
});
