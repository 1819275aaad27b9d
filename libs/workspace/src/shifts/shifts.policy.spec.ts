import { DEFAULT_SHIFTS } from '../calendar.policy';
import { daysOf, weekFault, weekOf } from './shifts.policy';

const day = (...shifts: [string, string][]) => [
  { weekday: 1, shifts: shifts.map(([start, end]) => ({ start, end })) },
];

describe('a week of shifts', () => {
  it('is written by its worked days and read the same', () => {
    expect(weekOf(daysOf(DEFAULT_SHIFTS))).toEqual(DEFAULT_SHIFTS);
  });

  it.each([
    ['one shift', day(['09:00', '17:30']), null],
    ['a break', day(['08:30', '12:00'], ['13:30', '18:00']), null],
    ['to midnight', day(['16:00', '24:00']), null],
    ['touching', day(['08:30', '12:00'], ['12:00', '18:00']), 'shiftOrder'],
    ['overlapping', day(['08:30', '13:00'], ['12:00', '18:00']), 'shiftOrder'],
    ['out of order', day(['13:30', '18:00'], ['08:30', '12:00']), 'shiftOrder'],
    ['backwards', day(['18:00', '09:00']), 'shiftOrder'],
    ['nothing', [], 'noWork'],
    ['a day without shifts', day(), 'noWork'],
  ] as const)('%s', (_name, days, fault) => {
    expect(weekFault(weekOf(days))).toBe(fault);
  });
});
