import { contentOf, submissionOf } from './inquiry-content.policy';

describe('contentOf', () => {
  it('takes empty fields for absent, and puts the ends of an area in order', () => {
    const content = contentOf({ need: '', company: '长济', area: { min: 50, max: 30, unit: 'mu' } });
    expect(content).toMatchObject({ need: null, company: '长济', area: { min: 30, max: 50, unit: 'mu' } });
  });

  it.each([
    [{ unit: 'sqm' as const }, null],
    [
      { min: 0, unit: 'sqm' as const },
      { min: 0, max: null, unit: 'sqm' },
    ],
  ])('area %j → %j', (area, expected) => {
    expect(contentOf({ area }).area).toEqual(expected);
  });

  it.each([
    ['https://park.example/a?b=1', 'https://park.example/a?b=1'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['http://', null],
    ['park.example', null],
  ])('source url %s → %s', (url, expected) => {
    expect(contentOf({ source: { url } }).source.url).toBe(expected);
  });

  it('keeps what was sent and nothing else', () => {
    const content = contentOf({
      need: '租厂房',
      region: ['岳塘经开区', '岳塘经开区'],
      source: { title: '文章' },
    });
    expect(submissionOf(content, null)).toEqual({ need: '租厂房', region: ['岳塘经开区'] });
    expect(submissionOf(contentOf({}), '原文')).toEqual({ text: '原文' });
  });
});
