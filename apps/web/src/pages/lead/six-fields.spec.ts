import { changes, conflicts, merged, type Values } from './six-fields';

const base: Values = {
  needType: 'rent_factory',
  need: '租5000平',
  use: '五金',
  tax: '',
  company: '湘澜机械',
  contact: '何先生',
  phone: '13900000011',
  wechat: '',
};

describe('editing the six elements', () => {
  it('sends only what changed, and null for what was emptied', () => {
    expect(changes(base, { ...base, tax: '年税收300万', contact: ' ' })).toEqual({
      tax: '年税收300万',
      contact: null,
    });
    expect(changes(base, base)).toEqual({});
  });

  it('asks only about fields that both changed to different values', () => {
    const mine = { ...base, tax: '300万', use: '电子', company: '湘澜' };
    const theirs = { ...base, tax: '500万', contact: '谭女士', company: '湘澜' };
    expect(conflicts(base, mine, theirs)).toEqual([{ field: 'tax', mine: '300万', theirs: '500万' }]);
  });

  it('keeps mine or takes theirs field by field, and loses nothing else of either', () => {
    const mine = { ...base, tax: '300万', use: '电子' };
    const theirs = { ...base, tax: '500万', contact: '谭女士' };
    expect(merged(base, mine, theirs, new Set())).toEqual({
      ...base,
      tax: '300万',
      use: '电子',
      contact: '谭女士',
    });
    expect(merged(base, mine, theirs, new Set(['tax'] as const))).toEqual({
      ...base,
      tax: '500万',
      use: '电子',
      contact: '谭女士',
    });
  });
});
