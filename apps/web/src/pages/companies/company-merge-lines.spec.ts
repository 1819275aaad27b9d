import { companyMergeLines } from './company-merge-lines';

describe('companyMergeLines', () => {
  const region = { code: '430300', name: '湘潭市' };

  it('asks only where the two differ and the ended one has something to give', () => {
    expect(
      companyMergeLines(
        { name: '长济', uscc: null, region, tier: null },
        { name: '长济康养', uscc: '91430300MA4L00000R', region: null, tier: 'b' },
      ),
    ).toEqual([
      { field: 'name', source: '长济', target: '长济康养' },
      { field: 'region', source: '湘潭市', target: '' },
    ]);
    const same = { name: '长济', uscc: null, region, tier: null };
    expect(companyMergeLines(same, same)).toEqual([]);
  });
});
