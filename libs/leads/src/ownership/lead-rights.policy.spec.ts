import { rightsOf } from './lead-rights.policy';
import type { LeadRights, RightsFacts } from './lead-rights.policy';

const owned: RightsFacts = { status: 'new', ownerId: 'me', poolId: null };
const pooled: RightsFacts = { status: 'new', ownerId: null, poolId: 'pool' };

describe('rights', () => {
  it.each<[string, 'agent' | 'manager' | 'admin' | 'auditor', RightsFacts, (keyof LeadRights)[]]>([
    ['the owner', 'agent', owned, ['edit', 'release', 'convert', 'reveal', 'merge']],
    ['an agent before the pool', 'agent', pooled, ['claim']],
    ['an agent before a mate’s lead', 'agent', { ...owned, ownerId: 'mate' }, []],
    ['a manager', 'manager', owned, ['edit', 'assign', 'release', 'convert', 'reveal', 'merge']],
    ['a manager before the pool', 'manager', pooled, ['edit', 'assign', 'reveal', 'merge']],
    ['an admin', 'admin', owned, ['edit', 'assign', 'release', 'convert', 'reveal', 'merge']],
    ['an auditor', 'auditor', owned, []],
    [
      'the owner of a converted lead',
      'agent',
      { ...owned, status: 'converted' },
      ['edit', 'reveal', 'merge'],
    ],
    ['a manager of a merged lead', 'manager', { ...owned, status: 'merged' }, ['reveal']],
    ['an agent before a closed lead in the pool', 'agent', { ...pooled, status: 'disqualified' }, []],
  ])('%s', (_name, role, lead, expected) => {
    const rights = rightsOf({ id: 'me', role }, lead);
    expect((Object.keys(rights) as (keyof LeadRights)[]).filter((right) => rights[right])).toEqual(expected);
  });
});
