import type { Parsed } from '../api/intake';
import { outcomeOf } from './becomes';
import { EMPTY_VALUES, type IntakeValues } from './intake-form';

const NOTHING: Parsed['fields'] = {
  needType: null,
  areaMin: null,
  areaMax: null,
  areaUnit: null,
  taxMin: null,
  taxMax: null,
  taxUnit: 'wan_per_year',
  company: null,
  contact: null,
  phone: null,
  wechat: null,
};

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
    const parsed: Parsed = { fields: NOTHING, spans: [], warnings: [], intent };
    expect(outcomeOf(parsed, { ...EMPTY_VALUES, ...values })).toBe(outcome);
  });

  it('is a lead where nothing was pasted', () => {
    expect(outcomeOf(null, EMPTY_VALUES)).toBe('lead');
  });
});
