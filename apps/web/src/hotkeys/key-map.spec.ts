import { CHANGEABLE, clashOf } from './key-map';

describe('changed keys', () => {
  it.each([
    ['q', 'j', {}, null],
    ['k', 'j', {}, 'k'],
    ['k', 'j', { k: 'i' }, null],
    ['k', 'j', { k: '' }, null],
    ['i', 'j', { k: 'i' }, 'i'],
    ['g', 'j', {}, 'g l'],
    ['enter', 'j', {}, 'enter'],
    ['', 'j', {}, null],
    ['j', 'j', {}, null],
  ] as const)('%s for %s with %j clashes with %s', (keys, own, map, clash) => {
    expect(clashOf(keys, own, map)).toBe(clash);
  });

  it('the product’s own keys clash with none of each other', () => {
    expect(CHANGEABLE.map((keys) => clashOf(keys, keys, {}))).toEqual(CHANGEABLE.map(() => null));
  });
});
