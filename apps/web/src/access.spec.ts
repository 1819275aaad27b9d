import { can, rolesFor, type Visitor, type Wish } from './access';

const as = (role: Visitor['role']): Visitor => ({ role, permissions: [] });

describe('what each role is offered', () => {
  const table: readonly [Wish, string][] = [
    ['workLeads', 'agent manager admin'],
    ['assignLeads', 'manager admin'],
    ['seeTeamLeads', 'manager'],
    ['seeAllLeads', 'admin auditor'],
    ['administer', 'admin'],
    ['seeAudit', 'admin auditor'],
  ];

  it.each(table)('%s is for %s', (wish, roles) => {
    const allowed = (['agent', 'manager', 'admin', 'auditor'] as const).filter((role) => can(as(role), wish));
    expect(allowed.join(' ')).toBe(roles);
    expect(rolesFor(wish).toSorted()).toEqual(allowed.toSorted());
  });

  it('an auditor changes nothing', () => {
    const writes: readonly Wish[] = ['workLeads', 'enterLeads', 'assignLeads', 'workDeals', 'administer'];
    expect(writes.filter((wish) => can(as('auditor'), wish))).toEqual([]);
  });
});
