import { mentionAt, mentionsIn, withMention } from './mention';

describe('a mention that is being typed', () => {
  it.each([
    ['@', 1, { start: 0, typed: '' }],
    ['请 @唐', 4, { start: 2, typed: '唐' }],
    ['请@唐经', 4, null], // a letter before: might be an address
    ['（@唐', 3, { start: 1, typed: '唐' }],
    ['a@b.example', 4, null],
    ['@唐经理 看', 6, null],
    ['@唐经理 看', 3, { start: 0, typed: '唐经' }],
  ])('in %j at %d is %j', (text, caret, expected) => {
    expect(mentionAt(text, caret)).toEqual(expected);
  });

  it('becomes the name, with one space behind', () => {
    expect(withMention('请 @唐 看价格', 4, { start: 2, typed: '唐' }, '唐经理')).toEqual({
      text: '请 @唐经理 看价格',
      caret: 7,
    });
  });

  it('counts while the name stands in the text', () => {
    const chosen = [
      { id: '1', name: '唐经理' },
      { id: '2', name: '彭晓岚' },
      { id: '1', name: '唐经理' },
    ];
    expect(mentionsIn('@唐经理 请看', chosen)).toEqual(['1']);
    expect(mentionsIn('请看', chosen)).toEqual([]);
  });
});
