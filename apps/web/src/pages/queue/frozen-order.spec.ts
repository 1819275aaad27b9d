import { EMPTY_ORDER, nextOrder, survivor } from './frozen-order';

describe('the order of the queue under the pointer', () => {
  const shown = nextOrder(EMPTY_ORDER, [['a', 'b', 'c']], false);

  it('follows the server while nobody is in the list', () => {
    expect(nextOrder(shown, [['c', 'd', 'a']], false)).toEqual({
      ids: ['c', 'd', 'a'],
      pages: 1,
      waiting: 0,
    });
  });

  it('does not move while somebody is, and counts what is new', () => {
    expect(nextOrder(shown, [['d', 'e', 'c', 'a', 'b']], true)).toEqual({
      ids: ['a', 'b', 'c'],
      pages: 1,
      waiting: 2,
    });
  });

  it('keeps a row that left until the pointer leaves', () => {
    expect(nextOrder(shown, [['a', 'c']], true).ids).toEqual(['a', 'b', 'c']);
    expect(nextOrder(shown, [['a', 'c']], false).ids).toEqual(['a', 'c']);
  });

  it('adds the page that was scrolled to at the end', () => {
    expect(
      nextOrder(
        shown,
        [
          ['a', 'b', 'c'],
          ['c', 'd'],
        ],
        true,
      ),
    ).toEqual({
      ids: ['a', 'b', 'c', 'd'],
      pages: 2,
      waiting: 0,
    });
  });

  it('shows a lead once though two pages bring it', () => {
    expect(
      nextOrder(
        EMPTY_ORDER,
        [
          ['a', 'b'],
          ['b', 'c'],
        ],
        false,
      ).ids,
    ).toEqual(['a', 'b', 'c']);
  });

  it('hands the focus of a gone row to the one in its place', () => {
    expect(survivor(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c');
    expect(survivor(['a', 'b'], ['a'], 'b')).toBe('a');
    expect(survivor(['a'], [], 'a')).toBeNull();
    expect(survivor(['a', 'b'], ['b', 'a'], 'a')).toBe('a');
  });
});
