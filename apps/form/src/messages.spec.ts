import { CATALOGUES, translator } from './messages';

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('messages of the public pages', () => {
  const keys = Object.keys(CATALOGUES['zh-CN']) as (keyof (typeof CATALOGUES)['zh-CN'])[];

  it('has the same keys in both languages', () => {
    expect(Object.keys(CATALOGUES.en).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s has a text in both languages', (key) => {
    expect(CATALOGUES['zh-CN'][key].trim()).not.toBe('');
    expect(CATALOGUES.en[key].trim()).not.toBe('');
  });

  /** The two languages write dates with different parts. */
  it.each(keys.filter((key) => !key.startsWith('day.')))('%s names the same values in both', (key) => {
    const known = new Set(placeholders(CATALOGUES['zh-CN'][key]));
    for (const name of placeholders(CATALOGUES.en[key])) expect(known).toContain(name);
  });

  it('fills placeholders and keeps those without a value', () => {
    expect(translator('zh-CN')('script.left', { n: 2 })).toBe('还差 2 项');
    expect(translator('en')('script.left')).toBe('{n} left');
  });
});
