import fc from 'fast-check';
import { CHANGEABLE, clashOf, keyClashes, resolveKeys, type KeyMap } from './key-policy';

describe('changed keys', () => {
  it.each([
    ['q', 'j', {}, null],
    ['k', 'j', {}, 'k'],
    ['k', 'j', { k: 'i' }, null],
    ['k', 'j', { k: '' }, null],
    ['i', 'j', { k: 'i' }, 'k'],
    ['g', 'j', {}, 'g l'],
    ['enter', 'j', {}, 'enter'],
    ['', 'j', {}, null],
    ['j', 'j', {}, null],
    // T is free again for a third: what it did by itself yields to L already.
    ['t', 'j', { l: 't' }, 'l'],
  ] as const)('%s for %s with %j clashes with %s', (keys, own, map, clash) => {
    expect(clashOf(keys, own, map)).toBe(clash);
  });

  it('the product’s own keys clash with none of each other', () => {
    expect(CHANGEABLE.map((keys) => clashOf(keys, keys, {}))).toEqual(CHANGEABLE.map(() => null));
    expect(keyClashes({})).toEqual([]);
  });

  // [what somebody stored, which yields to which]
  it.each<[string, KeyMap, readonly (readonly [string, string | null])[]]>([
    ['nothing changed', {}, []],
    ['a choice that touches nobody', { j: 'q' }, []],
    ['T, chosen before tags took it', { l: 't' }, [['t', 'l']]],
    ['Shift+D, chosen before disqualifying took it', { d: 'shift+d' }, [['shift+d', 'd']]],
    ['G G, chosen before the question for a row took it', { j: 'g g' }, [['g g', 'j']]],
    ['G C, chosen before the calendar took it', { 'g l': 'g c' }, [['g c', 'g l']]],
    ['V, chosen before visits took it', { w: 'v' }, [['v', 'w']]],
    ['what yields is given a key of its own', { l: 't', t: 'q' }, []],
    ['what yields was switched off', { l: 't', t: '' }, []],
    ['two that were exchanged', { j: 'k', k: 'j' }, []],
    ['of two choices the first in the order of the settings', { k: 'q', j: 'q' }, [['k', 'j']]],
    [
      'G alone, before sequences that begin with it',
      { m: 'g' },
      [
        ['g l', 'm'],
        ['g p', 'm'],
        ['g r', 'm'],
        ['g c', 'm'],
        ['g g', 'm'],
      ],
    ],
    ['a key of lists and dialogs', { j: 'enter' }, [['j', null]]],
    ['a key of a release that is gone', { 'shift+q': 't' }, []],
  ])('%s', (_story, map, expected) => {
    expect(keyClashes(map).map(({ own, winner }) => [own, winner])).toEqual(expected);
  });

  it('one key does one thing, whatever is stored, and every choice that can be is kept', () => {
    const key = fc.constantFrom(...CHANGEABLE, 'q', 'g', 'enter', 'shift+q', '');
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...CHANGEABLE), key), (map) => {
        const now = resolveKeys(map);
        const inForce = CHANGEABLE.map((own) => now[own] ?? own).filter((keys) => keys !== '');
        const collides = (a: string, b: string): boolean => a === b || a.startsWith(`${b} `);
        for (const [index, keys] of inForce.entries())
          expect(inForce.some((other, at) => at !== index && collides(other, keys))).toBe(false);
        for (const { own, winner } of keyClashes(map)) {
          // A choice yields only to another choice, or to what lists and dialogs need.
          const chosen = (name: string): boolean => map[name] !== undefined && map[name] !== name;
          if (chosen(own) && winner !== null) expect(chosen(winner)).toBe(true);
        }
      }),
    );
  });
});
