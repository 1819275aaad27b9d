import { addDays, addMonths, monthWeeks, readLocalDate, readTimeOfDay } from './local-date';

describe('a date as people type it', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026/1/3', '2026-01-03'],
    ['2026.1.3', '2026-01-03'],
    ['2026年11月23日', '2026-11-23'],
    [' ２０２６－１１－２３ ', '2026-11-23'],
    ['20261123', '2026-11-23'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['2026-1', null],
    ['11/23/2026', null],
    ['', null],
  ])('%j is %j', (typed, date) => {
    expect(readLocalDate(typed)).toBe(date);
  });

  it.each([
    ['9:30', '09:30'],
    ['０９：３０', '09:30'],
    ['0930', '09:30'],
    ['24:00', null],
    ['9:60', null],
    ['9', null],
  ])('the time %j is %j', (typed, time) => {
    expect(readTimeOfDay(typed)).toBe(time);
  });
});

describe('a calendar', () => {
  it('goes over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });

  it('shows whole weeks from Monday', () => {
    const weeks = monthWeeks('2026-11-23');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(monthWeeks('2027-02-10')).toHaveLength(4);
  });
});
