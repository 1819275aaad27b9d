import fc from 'fast-check';
import type { AgendaItem } from '../../api/agenda';
import {
  HOUR_PX,
  droppedAt,
  homeOf,
  hoursOf,
  isPast,
  keyOf,
  mondayOf,
  onDay,
  inLanes,
  placeItems,
  sameMoment,
  spanOf,
} from './calendar-model';

const item = (startsAt: string | null, endsAt: string | null = null): AgendaItem => ({
  kind: 'task',
  milestone: null,
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

  it('keeps one lane of a crowded hour, two of one with two, and says how many have no room', () => {
    const crowd = [
      item(at('09:00')),
      item(at('09:00')),
      item(at('09:00')),
      item(at('09:15')),
      item(at('14:00')),
    ];
    const { shown, hidden } = inLanes(placeItems(crowd), 2);
    expect(shown.map(({ from, lane, lanes }) => [from, lane, lanes])).toEqual([
      [540, 0, 1],
      [840, 0, 1],
    ]);
    expect(hidden).toMatchObject([{ from: 540, count: 3 }]);
    const two = inLanes(placeItems(crowd.slice(2, 4)), 2);
    expect(two.shown.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(two.hidden).toEqual([]);
    expect(inLanes(placeItems(crowd), Infinity).shown).toHaveLength(5);
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

  describe('where something goes that is let go', () => {
    const hours = { date: '2026-11-20', part: 'hours', first: 8 } as const;
    const allDay = { date: '2026-11-20', part: 'allDay' } as const;
    const day = { date: '2026-11-20', part: 'day' } as const;
    const on20 = (clock: string) => ({ at: new Date(`2026-11-20T${clock}:00+08:00`).toISOString() });
    const down = (minutes: number): number => (minutes / 60) * HOUR_PX;
    const call: AgendaItem = { ...item(at('15:10')), kind: 'follow_up' };
    const step: AgendaItem = { ...item(null), kind: 'deal_step' };

    it.each([
      [
        'a task without a time, among the hours: at the next quarter',
        item(null),
        hours,
        down(97),
        on20('09:30'),
      ],
      [
        'a timed task, in the row of whole days: without a time',
        item(at('15:10')),
        allDay,
        0,
        { on: '2026-11-20' },
      ],
      ['a timed task, on a day: at its time', item(at('15:10')), day, 0, on20('15:10')],
      ['a follow-up, in the row of whole days: at its time', call, allDay, 0, on20('15:10')],
      ['a follow-up, above the first hour', call, hours, down(-30), on20('07:30')],
      ['a follow-up, below the last minute', call, hours, down(5000), on20('23:45')],
      ['a follow-up, before the day', call, hours, down(-5000), on20('00:00')],
      ['a next step, among the hours: on the day', step, hours, down(97), { on: '2026-11-20' }],
    ])('%s', (_name, what, place, px, expected) => {
      expect(droppedAt(what, place, px)).toEqual(expected);
    });

    it('full quarters, wherever it is let go', () => {
      fc.assert(
        fc.property(fc.double({ min: -3000, max: 3000, noNaN: true }), (px) => {
          const to = droppedAt(call, hours, px);
          expect('at' in to && Date.parse(to.at) % (15 * 60_000)).toBe(0);
          expect('at' in to && new Date(Date.parse(to.at) + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(
            '2026-11-20',
          );
        }),
      );
    });
  });

  it('tells the past from today, and the same moment from another', () => {
    const now = Date.parse(at('10:00'));
    expect(isPast({ on: '2026-11-18' }, '2026-11-18', now)).toBe(false);
    expect(isPast({ on: '2026-11-17' }, '2026-11-18', now)).toBe(true);
    expect(isPast({ at: at('10:00') }, '2026-11-18', now)).toBe(true);
    expect(isPast({ at: at('10:01') }, '2026-11-18', now)).toBe(false);
    expect(sameMoment({ at: at('10:00') }, { at: '2026-11-18T02:00:00Z' })).toBe(true);
    expect(sameMoment({ on: '2026-11-18' }, { at: at('00:00') })).toBe(false);
  });

  it('tells a deal’s step from its milestones, which have one version', () => {
    const step: AgendaItem = { ...item(null), kind: 'deal_step', id: 'd' };
    const signing: AgendaItem = { ...step, kind: 'deal_milestone', milestone: 'signed' };
    const production: AgendaItem = { ...signing, milestone: 'inProduction' };
    expect(new Set([step, signing, production].map(keyOf)).size).toBe(3);
    expect(new Set([step, signing, production].map(homeOf))).toEqual(new Set(['deal:d']));
    expect(homeOf(item(null))).not.toBe('deal:null');
  });
});
