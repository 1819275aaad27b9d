import fc from 'fast-check';
import { COMPANY_MERGE_FIELDS, mergedCompanies, unmergedCompanies } from './merge-company.policy';
import type { CompanyFacts } from './merge-company.policy';

const INTO: CompanyFacts = {
  name: '长济康养',
  nameKey: '长济康养',
  uscc: null,
  regionCode: '430300',
  tier: null,
};
const FROM: CompanyFacts = {
  name: '湖南长济康养服务有限公司',
  nameKey: '湖南长济康养服务',
  uscc: '91430300MA4L00000R',
  regionCode: null,
  tier: 'b',
};

describe('mergedCompanies', () => {
  it.each([
    [{}, '长济康养', '91430300MA4L00000R', '430300'],
    [{ name: 'source' }, '湖南长济康养服务有限公司', '91430300MA4L00000R', '430300'],
    [{ uscc: 'target', region: 'source' }, '长济康养', '91430300MA4L00000R', '430300'],
  ] as const)('with %j the survivor is %s, %s, %s', (picks, name, uscc, regionCode) => {
    expect(mergedCompanies({ into: INTO, from: FROM }, picks).into).toMatchObject({ name, uscc, regionCode });
  });

  it('leaves the other name and the other code with the ended one', () => {
    const both = { into: { ...INTO, uscc: '91430300MA4L11111X' }, from: FROM };
    expect(mergedCompanies(both, { name: 'source', uscc: 'source' }).from).toEqual({
      name: '长济康养',
      nameKey: '长济康养',
      uscc: '91430300MA4L11111X',
      regionCode: null,
      tier: 'b',
    });
    expect(mergedCompanies(both, {}).from).toEqual(FROM);
  });
});

describe('a merge and its undo', () => {
  const company = (mark: string): fc.Arbitrary<CompanyFacts> =>
    fc.record({
      name: fc.constant(`企业${mark}`),
      nameKey: fc.constant(`key-${mark}`),
      uscc: fc.constantFrom(null, `code-${mark}`),
      regionCode: fc.constantFrom(null, '430300', '430100'),
      tier: fc.constantFrom(null, 'a' as const, 'c' as const),
    });
  const side = fc.constantFrom('source' as const, 'target' as const);
  const picks = fc.dictionary(fc.constantFrom(...COMPANY_MERGE_FIELDS), side);

  it('lose no name and no code, and give none to both', () => {
    fc.assert(
      fc.property(company('a'), company('b'), picks, (into, from, picked) => {
        const after = mergedCompanies({ into, from }, picked);
        expect([after.into.nameKey, after.from.nameKey].sort()).toEqual(['key-a', 'key-b']);
        expect([after.into.uscc, after.from.uscc].sort()).toEqual([into.uscc, from.uscc].sort());
        if (from.uscc !== null || into.uscc !== null) expect(after.into.uscc).not.toBeNull();
      }),
    );
  });

  it('restore both exactly when nothing was edited, and keep what was', () => {
    const edit = fc.record(
      {
        name: fc.constant('改名'),
        uscc: fc.constantFrom('code-c', null),
        regionCode: fc.constant('110000'),
        tier: fc.constant('b' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(company('a'), company('b'), picks, edit, (into, from, picked, edits) => {
        const before = { into, from };
        const after = mergedCompanies(before, picked);
        expect(unmergedCompanies(before, after, after.into)).toEqual({ ...before, kept: [] });
        const now = { ...after.into, ...edits, ...(edits.name === undefined ? {} : { nameKey: 'key-c' }) };
        const undone = unmergedCompanies(before, after, now);
        expect(undone.from).toEqual(from);
        expect(undone.into.name).toBe(edits.name ?? into.name);
        expect(undone.into.tier).toBe(edits.tier ?? into.tier);
        expect(undone.into.nameKey).not.toBe(undone.from.nameKey);
        if (undone.into.uscc !== null) expect(undone.into.uscc).not.toBe(undone.from.uscc);
      }),
    );
  });
});
