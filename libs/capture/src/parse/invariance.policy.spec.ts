import { ELEVENTH } from './corpus/eleventh.spec-data';
import { EXAMPLES } from './corpus/examples.spec-data';
import { HELD_OUT } from './corpus/held-out.spec-data';
import { NINTH } from './corpus/ninth.spec-data';
import { THIRTEENTH } from './corpus/thirteenth.spec-data';
import { TWELFTH } from './corpus/twelfth.spec-data';
import type { ParsedFields } from './inquiry-fields';
import { parseInquiry } from './parse-inquiry.policy';
import { SIMPLIFIED } from './text/char-forms.table';

const TEXTS = [...HELD_OUT, ...NINTH, ...ELEVENTH, ...TWELFTH, ...THIRTEENTH, ...EXAMPLES]
  .map(([text]) => text)
  .filter((_, i) => i % 3 === 0);
const FIELDS: readonly (keyof ParsedFields)[] = [
  'needType', 'areaMin', 'areaMax', 'areaUnit', 'taxMin', 'taxMax', 'taxUnit', 'phone', 'intent', 'craneTon', 'powerKva', 'floorHeightMin',
  'floorLoadMin', 'budgetMin', 'budgetMax', 'budgetUnit', 'company', 'contact', 'region',
]; // prettier-ignore
/** One simplified character may have several older forms; those are left as they are. */
const MANY_FORMS = '云里后干面表制系松板台范余谷只发布才向占升采征丰几志于姜岳胜松游准周郁涂';
const OLDER = new Map(
  [...SIMPLIFIED]
    .map(([older, plain]) => [plain, older] as const)
    .filter(([plain]) => !MANY_FORMS.includes(plain)),
);
const wide = (c: string): string => String.fromCharCode(c.charCodeAt(0) + 0xfee0);

function read(text: string): string[] {
  const { fields } = parseInquiry(text, { today: '2025-10-01' });
  return FIELDS.map((field) =>
    [
      ...JSON.stringify(fields[field] ?? null)
        .normalize('NFKC')
        .replace(/\s/g, ''),
    ]
      .map((c) => SIMPLIFIED.get(c) ?? c)
      .join(''),
  );
}

/** Share of texts, in per cent, that may read otherwise: none where nothing is lost, few where a mark that parts clauses goes. */
const WAYS: readonly (readonly [name: string, most: number, write: (text: string) => string])[] = [
  ['full-width digits', 0, (t) => t.replace(/\d/g, wide)],
  ['full width', 0.5, (t) => t.replace(/[!-~]/g, (c) => (/[<>&]/.test(c) ? c : wide(c)))],
  ['half-width commas', 0, (t) => t.replaceAll('，', ',')],
  ['a space before the unit', 0.2, (t) => t.replace(/(\d)(平|㎡|亩|吨|米|万|元)/g, '$1 $2')],
  ['traditional characters', 0.5, (t) => [...t].map((c) => OLDER.get(c) ?? c).join('')],
  ['markup', 1, (t) => `<p>${t.replaceAll('\n', '</p><p>')}</p>`],
  ['a greeting', 1.5, (t) => `你好，${t}`],
  ['pictures for commas', 2, (t) => t.replace(/[，。]/g, '🌟')],
  ['spaced telephone numbers', 1, (t) => t.replace(/(?<!\d)(1[3-9]\d)(\d{4})(\d{4})(?!\d)/g, '$1 $2 $3')],
  ['lines for clauses', 4, (t) => t.replace(/[，。；]/g, '\n')],
  ['spaces for commas', 5, (t) => t.replace(/[，。；]/g, ' ')],
];

const PLAIN = new Map(TEXTS.map((text) => [text, read(text)] as const));

it.each(WAYS)('%s: at most %d %% read otherwise', (_name, most, write) => {
  const changed = TEXTS.filter((text) => write(text) !== text);
  const other = changed.filter(
    (text) => JSON.stringify(read(write(text))) !== JSON.stringify(PLAIN.get(text)),
  );
  expect({ few: other.length <= (changed.length * most) / 100, other: other.slice(0, 5) }).toEqual({
    few: true,
    other: other.slice(0, 5),
  });
  expect(changed.length).toBeGreaterThan(10);
});
