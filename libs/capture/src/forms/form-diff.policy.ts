import type { FormDefinition, IndustryChoice } from './form-definition.policy';
import { shownBands } from './tax-bands.policy';

/** One difference between two versions of a form; values as they are stored, null where there is none. */
export interface FormChange {
  /** `field.company`, `order`, `texts.en.heading`, `hue` … */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed from one definition to the next, in the order of the designer. */
export function formChanges(before: FormDefinition, after: FormDefinition): FormChange[] {
  const old = flat(before);
  const changed = flat(after);
  return [...changed]
    .map(([path, value]) => ({ path, before: old.get(path) ?? null, after: value }))
    .filter((change) => change.before !== change.after);
}

/** Whether two definitions are the same form. */
export function sameForm(a: FormDefinition, b: FormDefinition): boolean {
  return formChanges(a, b).length === 0;
}

function listed(choices: readonly IndustryChoice[]): string {
  return choices.map(({ value, en }) => (en === '' ? value : `${value} (${en})`)).join('、');
}

function flat(definition: FormDefinition): Map<string, string | null> {
  const { fields, texts } = definition;
  const sorted = [...fields].sort((a, b) => (a.key < b.key ? -1 : 1));
  const entries: (readonly [string, string | null])[] = [
    ...sorted.map((field) => [`field.${field.key}`, field.mode] as const),
    ['order', fields.map((field) => field.key).join(',')],
    ['needTypes', definition.needTypes.join(',')],
    ['areaUnits', definition.areaUnits.join(',')],
    ['parkIds', definition.parkIds.join(',')],
    ['industries', listed(definition.industries)],
    ['taxBands', listed(shownBands(definition.taxBands))],
    ['taxBandsOff', listed(definition.taxBands.filter((band) => !band.shown))],
    ...(['zh-CN', 'en'] as const).flatMap((locale) =>
      (['heading', 'intro', 'promise', 'thanks'] as const).map(
        (name) => [`texts.${locale}.${name}`, texts[locale][name]] as const,
      ),
    ),
    ['hotline', definition.hotline],
    ['hue', definition.hue === null ? null : String(definition.hue)],
    ['showsPromise', String(definition.showsPromise)],
    ['noticeVersion', definition.noticeVersion],
    ['open', String(definition.open)],
  ];
  return new Map(entries);
}
