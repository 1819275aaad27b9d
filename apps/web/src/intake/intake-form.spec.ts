import type { Parsed } from '../api/intake';
import { cutText, EMPTY_VALUES, markOf, toDraft, toSend, valuesFrom } from './intake-form';

const TEXT = '租厂房5000平，年税收300万，何先生13900000011';
const span = (field: string, text: string, confidence = 0.95) => {
  const start = TEXT.indexOf(text);
  return { field, start, end: start + text.length, text, confidence };
};
const parsed: Parsed = {
  fields: {
    needType: 'rent_factory',
    areaMin: 5000,
    areaMax: 5000,
    areaUnit: 'sqm',
    taxMin: 300,
    taxMax: 300,
    taxUnit: 'wan_per_year',
    company: null,
    contact: '何先生',
    phone: '13900000011',
    wechat: null,
  },
  spans: [
    span('phone', '13900000011'),
    span('needType', '租厂房'),
    span('areaMin', '5000平'),
    span('taxMin', '年税收300万'),
    span('contact', '何先生', 0.75),
  ],
  warnings: [{ code: 'x', field: 'areaMin', message: '' }],
  intent: 'demand',
};

describe('the paste box', () => {
  it('cuts the text without losing a character', () => {
    const parts = cutText(TEXT, parsed.spans);
    expect(parts.map((part) => part.text).join('')).toBe(TEXT);
    expect(parts.filter((part) => part.span !== null).map((part) => part.text)).toEqual([
      '租厂房',
      '5000平',
      '年税收300万',
      '何先生',
      '13900000011',
    ]);
  });

  it('leaves out a span that overlaps or lies outside', () => {
    const bad = [
      span('phone', '13900000011'),
      { ...span('phone', '13900000011'), start: 3 },
      { ...span('use', '租'), end: 999 },
    ];
    expect(
      cutText(TEXT, bad)
        .map((part) => part.text)
        .join(''),
    ).toBe(TEXT);
  });

  it('marks how sure it is', () => {
    expect(markOf('phone', parsed, false)).toBe('sure');
    expect(markOf('contact', parsed, false)).toBe('check');
    expect(markOf('area', parsed, false)).toBe('check');
    expect(markOf('company', parsed, false)).toBe('none');
    expect(markOf('company', parsed, true)).toBe('edited');
  });

  it('fills the fields and sends only what is filled', () => {
    const values = valuesFrom(parsed, (use) => use);
    expect(values).toMatchObject({
      needType: 'rent_factory',
      areaMin: '5000',
      tax: '年税收300万',
      phone: '13900000011',
    });
    expect(toDraft(values, TEXT, 'wechat', { kind: 'wechat_message', note: '' })).toEqual({
      channel: 'wechat',
      text: TEXT,
      needType: 'rent_factory',
      tax: '年税收300万',
      contact: '何先生',
      phone: '13900000011',
      area: { min: 5000, max: 5000, unit: 'sqm' },
      consentBasis: { kind: 'wechat_message' },
    });
    expect(toDraft(EMPTY_VALUES, ' ', 'phone', { kind: 'oral', note: '' })).toEqual({
      channel: 'phone',
      consentBasis: { kind: 'oral' },
    });
  });

  it('beside a text sends only what was typed over it, an area as a whole', () => {
    const read = valuesFrom(parsed, (use) => use);
    expect(toSend(read, {}, TEXT)).toEqual(EMPTY_VALUES);
    const typed = { company: '湘澜机械', areaMax: '6000' };
    expect(toSend({ ...read, ...typed }, typed, TEXT)).toEqual({
      ...EMPTY_VALUES,
      company: '湘澜机械',
      areaMin: '5000',
      areaMax: '6000',
      areaUnit: 'sqm',
    });
    expect(toSend(read, {}, ' ')).toEqual(read);
  });
});
