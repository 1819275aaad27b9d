import { emptyValues, inquiryFieldsOf, sourceOfPost, sourceOfVisit, valuesOf } from './form-values.policy';

describe('the values of the form', () => {
  it('ticks nothing on the first visit but what a signed link names', () => {
    const values = emptyValues({ need: 'buy_land', park: '岳塘经开区', industry: '健康养生' });
    expect(values).toMatchObject({
      needType: 'buy_land',
      region: ['岳塘经开区'],
      use: '健康养生',
      'area.unit': 'sqm',
      'consent.handling': false,
    });
    expect(emptyValues(null)).toMatchObject({ needType: '', region: [], use: '' });
  });

  it('shows again what was typed', () => {
    expect(
      valuesOf({ phone: '139', region: ['a', 'b'], 'consent.sharing': 'on', company: ['x', 'y'] }),
    ).toMatchObject({ phone: '139', region: ['a', 'b'], 'consent.sharing': true, company: 'y' });
  });

  it.each([
    [
      { 'area.min': '120', 'area.unit': 'mu' },
      { 'area.min': '120', 'area.max': '120', 'area.unit': 'mu' },
    ],
    [{ 'area.min': '', 'area.unit': 'sqm' }, { 'area.min': '' }],
    [
      { 'area.min': '1', 'area.max': '2', 'area.unit': 'mu' },
      { 'area.min': '1', 'area.max': '2', 'area.unit': 'mu' },
    ],
    [{ submit: '1', __proto__x: '1', phone: '139' }, { phone: '139' }],
  ])('%j → %j', (fields, expected) => {
    expect(inquiryFieldsOf(fields)).toEqual(expected);
  });

  it('remembers where the visitor comes from', () => {
    expect(sourceOfVisit({ utm_campaign: 'spring', channel: 'qr' }, 'https://park.example/a')).toEqual({
      url: 'https://park.example/a',
      title: '',
      referrer: 'https://park.example/a',
      channel: 'qr',
      utm: { campaign: 'spring' },
    });
    expect(
      sourceOfPost({ 'source.url': 'https://park.example/a', 'source.utm.campaign': 'spring' }),
    ).toMatchObject({
      url: 'https://park.example/a',
      utm: { campaign: 'spring' },
    });
  });
});
