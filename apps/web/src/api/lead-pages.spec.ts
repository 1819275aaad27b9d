import fc from 'fast-check';
import { compareLeads } from './lead-order';
import { mergePages } from './lead-pages';
import type { Lead, Page } from './types';

const lead = (id: string, score: number): Lead => ({ id, score }) as Lead;
const SORT = { sort: '-score' } as const;

/** The list as the server would page it. */
function paged(leads: readonly Lead[], size: number): Page<Lead>[] {
  const sorted = leads.toSorted((a, b) => compareLeads(a, b, '-score'));
  const pages: Page<Lead>[] = [];
  for (let from = 0; from === 0 || from < sorted.length; from += size) {
    const more = from + size < sorted.length;
    const items = sorted.slice(from, from + size);
    pages.push({
      items,
      nextCursor: more ? String(from + size) : null,
      ...(from === 0 ? { total: sorted.length } : {}),
    });
  }
  return pages;
}

const idsOf = (pages: readonly Page<Lead>[]): string[] =>
  pages.flatMap(({ items }) => items.map(({ id }) => id));

describe('a long list after a change', () => {
  it.each([
    ['a row that left is gone', 'b', [], ['a', 'c', 'd', 'e', 'f']],
    ['a changed row stays in its place', 'c', [lead('c', 80)], ['a', 'b', 'c', 'd', 'e', 'f']],
    ['a row moves to another page', 'b', [lead('b', 65)], ['a', 'c', 'd', 'e', 'b', 'f']],
    ['a new row is on top', 'x', [lead('x', 99)], ['x', 'a', 'b', 'c', 'd', 'e', 'f']],
    ['a row behind the last loaded one waits for its page', 'b', [lead('b', 10)], ['a', 'c', 'd', 'e', 'f']],
  ])('%s', (_story, changed, found, expected) => {
    const all = 'abcdefgh'.split('').map((id, index) => lead(id, 95 - index * 7));
    const loaded = paged(all, 2).slice(0, 3);
    const now = [...all.filter(({ id }) => id !== changed), ...found];
    const [first = { items: [], nextCursor: null }] = paged(now, 2);
    const merged = mergePages(loaded, { changed: new Set([changed]), found, first }, SORT);
    expect(idsOf(merged)).toEqual(expected);
    expect(merged.map(({ nextCursor }) => nextCursor)).toEqual(['2', '4', '6']);
    expect(merged[0]?.total).toBe(now.length);
  });

  it('shows what reading every page again would, whatever changed', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 40 });
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 41, maxLength: 41 });
    fc.assert(
      fc.property(
        ids,
        ids,
        scores,
        scores,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (before, after, was, is, size, count) => {
          const name = (n: number): string => String(n).padStart(2, '0');
          const then = before.map((n) => lead(name(n), was[n] ?? 0));
          const changed = new Set(
            [...before, ...after]
              .filter((n) => !before.includes(n) || !after.includes(n) || was[n] !== is[n])
              .map(name),
          );
          const now = after.map((n) => lead(name(n), is[n] ?? 0));
          const loaded = paged(then, size).slice(0, count);
          const [first = { items: [], nextCursor: null }] = paged(now, size);
          const found = now.filter(({ id }) => changed.has(id));
          const merged = mergePages(loaded, { changed, found, first }, SORT);
          const whole = idsOf(paged(now, 100));
          const shown = idsOf(merged);
          // Nothing is missing, double or out of order down to the last loaded place, and no page grows beyond it.
          const end = loaded.at(-1)?.items.at(-1);
          const complete = loaded.at(-1)?.nextCursor === null;
          const reach = now.filter(
            (row) => complete || end === undefined || compareLeads(row, end, '-score') <= 0,
          );
          expect(new Set(shown).size).toBe(shown.length);
          expect(shown).toEqual(whole.slice(0, shown.length));
          expect(shown.length).toBeGreaterThanOrEqual(reach.length);
        },
      ),
    );
  });
});
