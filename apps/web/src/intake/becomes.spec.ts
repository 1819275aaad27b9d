import type { Parsed } from '../api/intake';
import { outcomeOf } from './becomes';
import { EMPTY_VALUES, type IntakeValues } from './intake-form';

describe('what saving an entry makes of it', () => {
  it.each<[Parsed['intent'], Partial<IntakeValues>, string]>([
    ['demand', { needType: 'rent_factory' }, 'lead'],
    ['other', {}, 'lead'],
    ['supply', {}, 'supply'],
    ['supply', { needType: 'rent_factory' }, 'lead'],
    ['demand', { needType: 'supply' }, 'supply'],
    ['opt_out', {}, 'optOut'],
    ['opt_out', { areaMin: '3000' }, 'leadAndOptOut'],
    ['privacy_request', {}, 'erase'],
    ['privacy_request', { needType: 'buy_land' }, 'leadAndErase'],
    ['spam', {}, 'doubtful'],
    ['spam', { needType: 'rent_office' }, 'lead'],
  ])('%s with %j: %s', (intent, values, outcome) => {
    const parsed: Parsed = { fields: {}, spans: [], warnings: [], intent };
    expect(outcomeOf(parsed, { ...EMPTY_VALUES, ...values })).toBe(outcome);
  });

  it('is a lead where nothing was pasted', () => {
    expect(outcomeOf(null, EMPTY_VALUES)).toBe('lead');
  });
});
