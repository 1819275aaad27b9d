import fc from 'fast-check';
import { leadFacts } from '../intake/lead-facts.policy';
import { MERGE_FIELDS, mergedFacts, unmergedFacts } from './merge.policy';

const TARGET = leadFacts({
  contactName: '何先生',
  phone: '13900000001',
  areaMinSqm: 5000,
  areaEntered: { min: 5000, unit: 'sqm' },
  details: { craneTon: 5 },
});
const SOURCE = leadFacts({
  companyId: 'c1',
  companyName: '长济',
  contactName: '何志远',
  phone: '13900000002',
  areaMinSqm: 20_000,
  areaMaxSqm: 33_333.33,
  areaEntered: { min: 30, max: 50, unit: 'mu' },
  details: { craneTon: 10, floorHeightMin: 8 },
});

describe('mergedFacts', () => {
  it('fills blanks and leaves the rest of the lead that stays', () => {
    expect(mergedFacts(TARGET, SOURCE, {})).toMatchObject({
      companyId: 'c1',
      contactName: '何先生',
      phone: '13900000001',
      areaEntered: { min: 5000, unit: 'sqm' },
      details: { craneTon: 5, floorHeightMin: 8 },
    });
  });

  it('takes what is picked from the other, an amount with its unit', () => {
    expect(mergedFacts(TARGET, SOURCE, { contact: 'source', area: 'source', phone: 'target' })).toMatchObject(
      {
        contactName: '何志远',
        phone: '13900000001',
        areaMinSqm: 20_000,
        areaMaxSqm: 33_333.33,
        areaEntered: { min: 30, max: 50, unit: 'mu' },
      },
    );
  });
});

describe('unmergedFacts', () => {
  it('keeps what was edited since', () => {
    const after = mergedFacts(TARGET, SOURCE, { contact: 'source' });
    const edited = { ...after, needText: '租厂房', contactName: '何总' };
    expect(unmergedFacts(TARGET, after, edited)).toEqual({
      ...TARGET,
      needText: '租厂房',
      contactName: '何总',
    });
  });

  it('is exact when nothing was edited, whatever was picked', () => {
    const side = fc.constantFrom('source' as const, 'target' as const);
    const picks = fc.dictionary(fc.constantFrom(...MERGE_FIELDS), side);
    fc.assert(
      fc.property(picks, (picked) => {
        const after = mergedFacts(TARGET, SOURCE, picked);
        expect(unmergedFacts(TARGET, after, after)).toEqual(TARGET);
      }),
    );
  });
});
