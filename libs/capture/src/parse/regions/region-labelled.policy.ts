import { isPlainWords } from '../parties/firm-name.policy';
import type { ParseNotes } from '../text/claims.policy';
import type { LabelledPart } from '../text/labels.policy';
import { placeNameAt } from './gazetteer.policy';

/** Places that are kept of one text. */
export const MOST_REGIONS = 8;

/** What stands behind a place in a labelled list and is no part of it. */
const REMARK =
  /(?:备选|优先|[均皆]可|都可以?|都行|也可以?|也行|为主|最佳|最好|首选|为宜|等地?|也?可?考虑|[两二三四五](?:区|地|市|县))$/;
const MARK_OF_LIST = /^(?:[,，;；。|■◆●\s]+|[、/]|或者?|以及|及|和)/;
const NOT_A_PLACE =
  /不限|[均皆]可|以[内上下]|左右|都可|待定|无要求|不考虑|除外|不要|不去|太[贵远]|[的在找租买有需求做要想交通方便高速]/;

/**
 * The list after 区域, 意向 and the like, item by item, also places that no table knows; null when nothing is labelled
 * so, or when it names no place.
 * @param found what was recognised anywhere in the text
 */
export function labelledRegions(
  notes: ParseNotes,
  labels: readonly LabelledPart[],
  found: readonly string[],
): string[] | null {
  const part = labels.find(
    (l) => l.end > l.start && l.end - l.start <= 60 && (l.kind === 'region' || isWishForPlace(notes.text, l)),
  );
  if (part === undefined) return null;
  const names: string[] = [];
  let listed = true;
  const [value = ''] = notes.text
    .slice(part.start, part.end)
    .replace(/\([^()]*\)/g, ' ')
    .split('。');
  const short = value.length <= 16 && !/[,，;；。]/.test(value);
  for (const [i, item] of parted(value).entries()) {
    if (i % 2 === 1) {
      listed = /[、/或及和]/.test(item) || (short && /^\s+$/.test(item));
      continue;
    }
    const name = item.replace(REMARK, '').trim();
    const known = found.filter((place) => name.includes(place));
    if (known.length === 1 && name.startsWith(known[0] ?? '') && name.length <= 12 && !NOT_A_PLACE.test(name))
      names.push(name);
    else if (known.length > 0) names.push(...known);
    else if (
      listed &&
      !holdsPlace(name) &&
      /^[\u4e00-\u9fa5A-Za-z]{2,12}$/.test(name) &&
      !NOT_A_PLACE.test(name) &&
      !isPlainWords(name)
    )
      names.push(name);
  }
  if (names.length === 0) return null;
  if (found.length === 0) notes.span('region', part.start, part.end, 0.6);
  const others = found.filter(
    (place) => !names.some((name) => name.includes(place)) && !names.join('').includes(place),
  );
  return [...new Set([...others, ...names])].slice(0, MOST_REGIONS);
}

/** The items of a list and, between them, its marks; 和 within a name (和平区, 呼和浩特) is none. */
function parted(list: string): string[] {
  const parts = [''];
  let i = 0;
  while (i < list.length) {
    const name = placeNameAt(list, i)?.name;
    const mark = name === undefined ? MARK_OF_LIST.exec(list.slice(i))?.[0] : undefined;
    if (mark !== undefined) parts.push(mark, '');
    else parts[parts.length - 1] += name ?? list.charAt(i);
    i += (mark ?? name ?? ' ').length;
  }
  return parts;
}

/** True when a place that a table knows is named in it. */
function holdsPlace(words: string): boolean {
  for (let i = 0; i < words.length; i += 1) if (placeNameAt(words, i) !== null) return true;
  return false;
}

/** 意向：赣州经开、龙南 */
function isWishForPlace(text: string, part: LabelledPart): boolean {
  return (
    part.kind === 'need' &&
    text.slice(part.labelStart, part.start).includes('意向') &&
    placeNameAt(text, part.start) !== null &&
    part.end - part.start <= 40
  );
}
