import fc from 'fast-check';
import { offerRights } from './supply-rights.policy';

describe('offerRights', () => {
  it.each([
    ['agent', 'me', { edit: true, take: false }],
    ['agent', null, { edit: false, take: true }],
    ['agent', 'other', { edit: false, take: false }],
    ['manager', null, { edit: true, take: true }],
    ['manager', 'other', { edit: true, take: true }],
    ['admin', 'me', { edit: true, take: false }],
    ['auditor', null, { edit: false, take: false }],
  ] as const)('of %s with an offer of %s', (role, ownerId, expected) => {
    expect(offerRights({ id: 'me', role }, { ownerId })).toEqual(expected);
  });

  it('nobody takes what is theirs, and auditors nothing', () => {
    const role = fc.constantFrom('agent', 'manager', 'admin', 'auditor' as const);
    fc.assert(
      fc.property(role, fc.option(fc.constantFrom('me', 'other')), (actorRole, ownerId) => {
        const rights = offerRights({ id: 'me', role: actorRole }, { ownerId });
        if (ownerId === 'me' || actorRole === 'auditor') expect(rights.take).toBe(false);
        if (actorRole === 'auditor') expect(rights.edit).toBe(false);
      }),
    );
  });
});
