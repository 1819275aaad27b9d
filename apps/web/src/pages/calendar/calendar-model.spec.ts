import fc from 'fast-check';
import type { AgendaItem } from '../../api/agenda';
import { hoursOf, mondayOf, onDay, placeItems, spanOf } from './calendar-model';

const item = (startsAt: string | null, endsAt: string | null = null): AgendaItem => ({
  kind: 'task',
  id: `${startsAt}`,
  user: { id: 'u', name: '彭晓岚' },
  title: '准备方案',
  date: '2026-11-18',
  startsAt,
  endsAt,
  overdue: false,
  done: false,
  lead: null,
  deal: null,
  editable: true,
  version: 1,
});
const at = (clock: string): string => new Date(`2026-11-18T${clock}:00+08:00`).toISOString();

describe('the calendar', () => {
  it('has weeks that begin on Monday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-16')).toBe('2026-11-16');
    expect(spanOf('week', '2027-01-01')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    expect(spanOf('day', '2027-01-01')).toEqual({ from: '2027-01-01', to: '2027-01-01' });
  });

  it('puts what overlaps side by side, and what only touches below', () => {
    const placed = placeItems([
      item(at('09:00'), at('10:00')),
      item(at('09:30'), at('11:00')),
      item(at('10:00'), at('10:30')),
      item(at('11:00')),
      item(null),
    ]);
    expect(placed.map(({ from, lane, lanes }) => [from, lane, lanes])).toEqual([
      [540, 0, 2],
      [570, 1, 2],
      [600, 0, 2],
      [660, 0, 1],
    ]);
  });

  it('never lets two things of one lane overlap', () => {
    const one = fc.record({
      from: fc.integer({ min: 0, max: 1380 }),
      length: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 25 }), (list) => {
        const midnight = Date.parse('2026-11-17T16:00:00Z');
        const iso = (minute: number): string => new Date(midnight + minute * 60_000).toISOString();
        const placed = placeItems(list.map(({ from, length }) => item(iso(from), iso(from + length))));
        expect(placed).toHaveLength(list.length);
        for (const a of placed) {
          expect(a.lane).toBeLessThan(a.lanes);
          for (const b of placed) {
            if (a === b || a.lane !== b.lane) continue;
            expect(a.to <= b.from || b.to <= a.from).toBe(true);
          }
        }
      }),
    );
  });

  it('shows the office hours, and more where there is something', () => {
    const day = { date: '2026-11-18', kind: 'work' as const, name: null, shifts: [{ from: 510, to: 1080 }] };
    expect(hoursOf([], [day])).toEqual({ first: 8, last: 19 });
    expect(hoursOf([item(at('06:10')), item(at('23:50'))], [day])).toEqual({ first: 6, last: 24 });
  });

  it('moves a thing to another day at its time', () => {
    expect(onDay(item(at('15:30')), '2026-11-20')).toEqual({ at: '2026-11-20T07:30:00.000Z' });
    expect(onDay(item(null), '2026-11-20')).toEqual({ on: '2026-11-20' });
  });
});
