import { rightsOf } from './lead-rights.policy';
import type { LeadRights, RightsFacts } from './lead-rights.policy';

const owned: RightsFacts = { status: 'new', ownerId: 'me', poolId: null, access: null };
const pooled: RightsFacts = { status: 'new', ownerId: null, poolId: 'pool', access: null };
const helped = (access: 'read' | 'edit'): RightsFacts => ({ ...owned, ownerId: 'mate', access });

describe('rights', () => {
  it.each<[string, 'agent' | 'manager' | 'admin' | 'auditor', RightsFacts, (keyof LeadRights)[]]>([
    ['the owner', 'agent', owned, ['edit', 'release', 'convert', 'reveal', 'merge', 'share']],
    ['an agent before the pool', 'agent', pooled, ['claim']],
    ['an agent before a mate’s lead', 'agent', { ...owned, ownerId: 'mate' }, []],
    ['who helps with the lead', 'agent', helped('edit'), ['edit', 'convert', 'reveal']],
    ['who reads along', 'agent', helped('read'), []],
    ['who helped with a merged lead', 'agent', { ...helped('edit'), status: 'merged' }, ['reveal']],
    ['an auditor is no collaborator', 'auditor', helped('edit'), []],
    ['a manager', 'manager', owned, ['edit', 'assign', 'release', 'convert', 'reveal', 'merge', 'share']],
    ['a manager before the pool', 'manager', pooled, ['edit', 'assign', 'reveal', 'merge']],
    ['an admin', 'admin', owned, ['edit', 'assign', 'release', 'convert', 'reveal', 'merge', 'share']],
    ['an auditor', 'auditor', owned, []],
    [
      'the owner of a converted lead',
      'agent',
      { ...owned, status: 'converted' },
      ['edit', 'reveal', 'merge', 'share'],
    ],
    ['a manager of a merged lead', 'manager', { ...owned, status: 'merged' }, ['reveal']],
    ['an agent before a closed lead in the pool', 'agent', { ...pooled, status: 'disqualified' }, []],
  ])('%s', (_name, role, lead, expected) => {
    const rights = rightsOf({ id: 'me', role }, lead);
    expect((Object.keys(rights) as (keyof LeadRights)[]).filter((right) => rights[right])).toEqual(expected);
  });
});
