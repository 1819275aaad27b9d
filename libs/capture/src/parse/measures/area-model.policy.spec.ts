import { AREAS } from '../corpus/areas.spec-data';
import { parseInquiry } from '../parse-inquiry.policy';

const fieldsOf = (text: string) => parseInquiry(text, { today: '2026-12-01' }).fields;

describe('the size that is wanted beside the one that is held', () => {
  it.each([
    ['现在的厂房2000平不够用，想换5000平', 5000],
    ['想租8000平厂房，我们老厂才3000平', 8000],
    ['现厂在海宁，4200平，需要6000平', 6000],
    ['人少了，3000平用不完，换个1000平的厂房', 1000],
    ['Our existing plant (4,800 sqm) is too small; we need a workshop of 9,000 sqm for lease', 9000],
    ['求租3000平厂房', 3000],
  ])('%s', (text, expected) => {
    expect(fieldsOf(text).areaMin).toBe(expected);
  });

  it('reads what it learned from', () => {
    const plain = AREAS.filter((phrase) => phrase.split('[+').length === 2 && /\[\+[\d.,]+平\]/.test(phrase));
    const wrong = plain.filter((phrase) => {
      const wanted = Number(/\[\+([\d.]+)平\]/.exec(phrase)?.[1]);
      return fieldsOf(phrase.replace(/\[[+-]([^\]]+)\]/g, '$1')).areaMin !== wanted;
    });
    expect(plain.length).toBeGreaterThan(25);
    expect({ wrong, few: wrong.length <= plain.length * 0.1 }).toEqual({ wrong, few: true });
  });
});
