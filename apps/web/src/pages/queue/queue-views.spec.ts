import type { Visitor } from '../../access';
import { readSettings, tabsFor, toFilter } from './queue-views';
import { movedBy } from './view-order';

const visitor = (role: Visitor['role']): Visitor => ({
  role,
  permissions: role === 'agent' ? ['leads.read'] : ['leads.read', 'leads.readTeam'],
});

describe('the lists of the queue', () => {
  it.each([
    ['agent', 'mine collaborating pool converted'],
    ['manager', 'team pool converted'],
    ['admin', 'all pool converted'],
    ['auditor', 'all pool converted'],
  ] as const)('%s has %s', (role, tabs) => {
    expect(tabsFor(visitor(role)).join(' ')).toBe(tabs);
  });

  it('an agent who types view=team into the address gets their own list', () => {
    const settings = readSettings(new URLSearchParams('view=team'), visitor('agent'));
    expect(toFilter(settings, visitor('agent'), '2026-11-23')).toEqual({
      view: 'mine',
      sort: 'sla',
      snoozed: false,
    });
  });

  it.each([
    ['awaiting', { responded: false }],
    ['overdue', { due: 'overdue' }],
    ['dueToday', { due: 'today' }],
    ['newToday', { createdFrom: '2026-11-23', createdTo: '2026-11-23' }],
    ['snoozed', { snoozed: true }],
    ['handover', { ownerActive: false }],
    ['all', {}],
  ])('chip %s asks for %j', (chip, extra) => {
    const settings = readSettings(new URLSearchParams(`chip=${chip}`), visitor('agent'));
    expect(toFilter(settings, visitor('agent'), '2026-11-23')).toEqual({
      view: 'mine',
      sort: 'sla',
      snoozed: false,
      ...extra,
    });
  });

  it('chips belong to lists with clocks', () => {
    expect(readSettings(new URLSearchParams('view=pool&chip=overdue'), visitor('agent')).chip).toBe('all');
  });

  it('converted leads are asked for by status within what the role sees', () => {
    const settings = readSettings(new URLSearchParams('view=converted'), visitor('manager'));
    expect(toFilter(settings, visitor('manager'), '2026-11-23')).toMatchObject({
      view: 'team',
      status: ['converted'],
    });
  });

  it('nonsense in the address asks for nothing', () => {
    const typed = new URLSearchParams('need=castle&source=pigeon&park=1%27&owner=x&sort=phone');
    expect(toFilter(readSettings(typed, visitor('agent')), visitor('agent'), '2026-11-23')).toEqual({
      view: 'mine',
      sort: 'sla',
      snoozed: false,
    });
  });
});

describe('the order of saved views', () => {
  it.each([
    ['b', -1, 'bac'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('%s by %i: %s', (id, by, order) => {
    expect(movedBy(['a', 'b', 'c'], id, by).join('')).toBe(order);
  });
});
