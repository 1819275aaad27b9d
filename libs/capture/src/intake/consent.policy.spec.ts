import { consentFault, formConsents, staffConsents } from './consent.policy';

describe('consentFault', () => {
  it.each([
    [undefined, true, 'consent_required'],
    [{}, true, 'consent_required'],
    [{ handling: false, policyVersion: '1' }, true, 'consent_required'],
    [{ handling: true, policyVersion: '9' }, false, 'policy_unknown'],
    [{ handling: true, policyVersion: '1' }, true, null],
  ])('%j, version known %s → %s', (consent, known, fault) => {
    expect(consentFault(consent, known)).toBe(fault);
  });
});

describe('the ledger', () => {
  it('keeps the boxes that were left empty too', () => {
    const rows = formConsents({ handling: true, marketing: true, policyVersion: '1' });
    expect(rows.map((row) => [row.purpose, row.granted, row.noticeVersion, row.basis])).toEqual([
      ['handling', true, '1', 'form'],
      ['sharing', false, '1', 'form'],
      ['marketing', true, '1', 'form'],
    ]);
  });

  it("keeps a caller's ground, and only the answers they gave", () => {
    expect(staffConsents({ kind: 'oral', note: '来电说明' }, { sharing: false })).toEqual([
      { purpose: 'handling', granted: true, basis: 'oral', noticeVersion: null, note: '来电说明' },
      { purpose: 'sharing', granted: false, basis: 'oral', noticeVersion: null, note: '来电说明' },
    ]);
  });
});
