import fc from 'fast-check';
import { LEAD_LANGUAGES, languageOf } from './lead-language.policy';
import type { LeadLanguage } from './lead-language.policy';

describe('the language somebody wrote in', () => {
  it.each<[LeadLanguage | null, (string | null)[]]>([
    [null, []],
    [null, [null, '13800000000', '5000-8000']],
    [null, ['ABC']],
    ['zh', ['租5000平单层厂房']],
    ['zh', ['需求 ISO9001 洁净车间 powder coating line, 380V']],
    ['en', ['Looking for a 5000 sqm workshop near the port']],
    ['en', [null, 'We need land for a battery factory', 'Kawa']],
    ['ja', ['工場用地を探しています。5000平米']],
    ['ko', ['공장 부지를 찾고 있습니다 上海']],
    ['ru', ['Ищем производственное помещение 5000 м2']],
    ['other', ['Wir suchen eine Produktionshalle mit Gleisanschluss']],
    ['other', ['نبحث عن مصنع للإيجار']],
  ])('%s: %j', (expected, texts) => {
    expect(languageOf(texts)).toBe(expected);
  });

  it('is one of the list or unknown, whatever the text and however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme' }))), (texts) => {
        const language = languageOf(texts);
        expect(language === null || LEAD_LANGUAGES.includes(language)).toBe(true);
        expect(languageOf([...texts, null])).toBe(language);
      }),
    );
  });
});
