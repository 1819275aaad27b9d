import type { ParsedAreaUnit } from '../inquiry-fields';
import type { Quantity } from '../quantities/quantity.policy';
import type { ParseNotes } from '../text/claims.policy';
import type { LabelledPart } from '../text/labels.table';

/** Square metres of one unit. */
export const SQM_PER: Readonly<Record<ParsedAreaUnit, number>> = { sqm: 1, mu: 2000 / 3, hectare: 10_000 };

const BARE_BEFORE = /(?<!占地|用地|土地)(?:面积|厂房|仓库|库房|车间)[\s:/约是为大概要需-]{0,4}$/;
/** "面积别小于4000，别大于5000": the other bound of a size without a unit. */
const SECOND_BOUND = /(?<!占地|用地|土地)面积[^\d,，。]{0,6}\d{3,6}[,，、]\s?(?:且|但|也)?$/;
/** "租个3600的厂房". */
const ROOM_AFTER = /^的(?:厂房|仓库|车间|库房|厂子|标房)/;
/** What a size without a unit is taken for. */
export const SQM = { id: 'sqm', dimension: 'area' as const, toBase: 1 };

/** "最少2000最多3000平", "3000平，最多3500": a bounded number beside an area has its unit. */
export function withSharedUnit(text: string, quantities: readonly Quantity[], i: number): Quantity | null {
  const q = quantities[i];
  if (q === undefined || q.dimension !== 'none' || q.per.size > 0) return null;
  const also = /^的?(?:也|都)(?:行|可|能|考虑)/.test(text.slice(q.end, q.end + 4));
  if ((q.min === null) === (q.max === null) && !also) return null;
  const value = q.min ?? q.max ?? 0;
  for (const other of [quantities[i + 1], quantities[i - 1]]) {
    if (other?.dimension !== 'area' || other.unit === null) continue;
    const gap = other.start > q.start ? text.slice(q.end, other.start) : text.slice(other.end, q.start);
    const size = other.min ?? other.max ?? 0;
    if (gap.length > 6 || !/^的?(?:厂房|仓库|地)?[\s,，、;但]*(?:可以|不能|也)?$/.test(gap) || size <= 0)
      continue;
    if (value / size > 10 || size / value > 10) continue;
    return { ...q, dimension: 'area', unit: other.unit };
  }
  return null;
}

/** "3000方…不对，是3800": the number that mends a size has its unit. */
export function withCorrectedUnit(text: string, quantities: readonly Quantity[], i: number): Quantity | null {
  const q = quantities[i];
  if (q === undefined || q.dimension !== 'none' || q.per.size > 0) return null;
  if (
    !/(?:不对|错了|更正|纠正|口误|笔误)[\s,，:]{0,2}(?:应该)?(?:是|为)?$/.test(
      text.slice(Math.max(0, q.numberStart - 8), q.numberStart),
    )
  )
    return null;
  const before = quantities.slice(0, i).findLast((other) => other.dimension === 'area');
  const size = before?.max ?? before?.min ?? 0;
  const value = q.max ?? q.min ?? 0;
  return before === undefined || value > size * 10 || value * 10 < size
    ? null
    : { ...q, dimension: 'area', unit: before.unit };
}

/** "面积：3000", "厂房3000，", a cell under 面积: a size without a unit is taken as ㎡, with a warning. */
export function withAssumedUnit(notes: ParseNotes, q: Quantity, labels: readonly LabelledPart[]): Quantity {
  const value = q.max ?? q.min ?? 0;
  if (q.dimension !== 'none' || q.per.size > 0 || value > (q.large ? 1e5 : 1e6)) return q;
  const label = labels.find((l) => l.kind === 'area' && q.numberStart >= l.start && q.end <= l.end);
  const before = notes.text.slice(Math.max(0, q.start - 8), q.start);
  const second =
    (q.min === null) !== (q.max === null) &&
    SECOND_BOUND.test(notes.text.slice(Math.max(0, q.start - 20), q.start));
  const room =
    !q.large && value % 50 === 0 && value >= 200 && ROOM_AFTER.test(notes.text.slice(q.end, q.end + 4));
  if (label === undefined && !second && !room && !BARE_BEFORE.test(before)) return q;
  if (!room && !/^(?:$|[,，。;；、\n)）都均\s/])/.test(notes.text.slice(q.end, q.end + 3))) return q;
  const mu = label?.mu === true;
  if (value < (mu ? 1 : 50)) return q;
  notes.warn('area_unit_assumed', 'areaUnit');
  const unit = mu ? { id: 'mu', dimension: 'area' as const, toBase: SQM_PER.mu } : SQM;
  return { ...q, dimension: 'area', unit };
}
