import { MERGE_FIELDS, defaultSide, mergeLines, picksOf, type MergeValues } from './merge-fields';

const values = (known: Partial<MergeValues>): MergeValues =>
  ({ ...Object.fromEntries(MERGE_FIELDS.map((field) => [field, ''])), ...known }) as MergeValues;

describe('the lines of a merge', () => {
  const source = values({ company: '长济康养', contact: '何志远', tax: '300万', needType: '买地' });
  const target = values({ contact: '何先生', tax: '300万', need: '租厂房' });

  it('are those that differ and have something to give', () => {
    expect(mergeLines(source, target)).toEqual([
      { field: 'company', source: '长济康养', target: '' },
      { field: 'contact', source: '何志远', target: '何先生' },
      { field: 'needType', source: '买地', target: '' },
    ]);
  });

  it('begin with what the lead that stays has', () => {
    expect(mergeLines(source, target).map(defaultSide)).toEqual(['source', 'target', 'source']);
  });

  it('send what was chosen, and of these lines only', () => {
    expect(picksOf(mergeLines(source, target), { contact: 'source', tax: 'source' })).toEqual({
      contact: 'source',
    });
  });
});
