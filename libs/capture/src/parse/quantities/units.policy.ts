export type Dimension =
  | 'area'
  | 'money'
  | 'ton'
  | 'kilogram'
  | 'kilonewton'
  | 'kva'
  | 'kilowatt'
  | 'metre'
  | 'percent'
  | 'year'
  | 'month'
  | 'day'
  | 'floor'
  | 'building'
  | 'people'
  | 'count';

export interface Unit {
  readonly id: string;
  readonly dimension: Dimension;
  /** Factor to the dimension's base: ㎡ for areas, yuan for money, else 1. */
  readonly toBase: number;
}

/** 1 亩 = 2000/3 ㎡, 1 坪 = 3.3058 ㎡, 1 sq ft = 0.092903 ㎡ (domain.md 1.3). */
const SQM_PER_MU = 2000 / 3;

const ROWS: readonly (readonly [pattern: string, id: string, dimension: Dimension, toBase: number])[] = [
  ['平方公里|km2|平方千米', 'km2', 'area', 1e6],
  ['平方英尺|平方呎|平方尺|平呎|sq\\.? ?ft\\.?|sqft|square feet|square foot|ft2|呎|尺(?!寸|度|码)', 'sqft', 'area', 0.092903],
  ['平方公尺|平方米|平方m|平方|平米|㎡|m\\^?2|米2|square met(?:er|re)s?|sq\\.? ?m(?:eters?|etres?)?\\.?|sqms?|ping(?:fang)?(?:mi)?|平(?!市|均(?![价可都也行])|行|稳|安|台(?!州)|衡|常(?!温)|整(?![租栋层体院个幢]))', 'sqm', 'area', 1],
  ['公顷|hectares?|ha', 'hectare', 'area', 10_000],
  ['英亩|acres?', 'acre', 'area', 4046.8564224],
  ['亩地?|mu', 'mu', 'area', SQM_PER_MU],
  ['坪', 'ping', 'area', 3.3058],
  ['垧', 'shang', 'area', SQM_PER_MU * 15],
  ['方(?![案便向面式法木钢可能才位言圆程针])', 'fang', 'area', 1],
  ['万?美元|万?美金|万?欧元|万?港币|万?港纸|万?港元|万?日元|万?台币|usd|eur|hkd', 'foreign', 'count', 1],
  ['元人民币|元钱|元整|元|圆|蚊(?:人民币)?|块钱|块(?![地板])|人民币|rmb|yuan|cny', 'yuan', 'money', 1],
  ['毛(?:钱)?(?![坯利重线绒衣巾料竹])|角钱', 'jiao', 'money', 0.1],
  ['million|mio|mn|m(?=\\s?(?:rmb|cny|yuan))', 'million', 'money', 1e6],
  ['billion', 'billion', 'money', 1e9],
  ['千伏安|千瓦安|kva', 'kva', 'kva', 1],
  ['千瓦时|度电?|kwh', 'kwh', 'count', 1],
  ['千瓦|kw', 'kw', 'kilowatt', 1],
  ['吨|-?tons?|-?tonnes?|t', 't', 'ton', 1],
  ['公斤|千克|kg', 'kg', 'kilogram', 1],
  ['kn', 'kn', 'kilonewton', 1],
  ['公里|千米|km|厘米|cm|毫米|mm', 'length', 'count', 1],
  ['米|公尺|met(?:er|re)s?|m', 'm', 'metre', 1],
  ['%', 'percent', 'percent', 1],
  ['年', 'year', 'year', 1],
  ['-?years?|-?yrs?', 'year', 'year', 1],
  ['个月|months?', 'month', 'month', 1],
  ['月', 'calendar_month', 'count', 1],
  ['天|日', 'day', 'day', 1],
  ['楼|层(?!高)|f(?:loor)?', 'floor', 'floor', 1],
  ['栋|幢|座', 'building', 'building', 1],
  ['人|名|员工|口人|号人|位', 'people', 'people', 1],
  ['台|部|套|单(?![层跨栋独元间价门])|件|辆|间|条|家|次|托盘|托|板|箱|票|吨标煤|安培|安|a|立方|m3|米3|㎥|点|号|期|路|类|后', 'count', 'count', 1],
]; // prettier-ignore

/** 层高5米2 is 5.2 metres: nobody asks for five square metres. */
const METRE: Unit = { id: 'm', dimension: 'metre', toBase: 1 };
const UNITS: readonly Unit[] = ROWS.map(([, id, dimension, toBase]) => ({ id, dimension, toBase }));
/** Longest words come first within a row; rows are ordered so that no word hides a longer one. */
const PATTERN = new RegExp(
  `[ ]?(?:个(?!月)|只(?=平))?[ ]?(?:${ROWS.map(([pattern]) => `(${pattern})`).join('|')})`,
  'iy',
);
const LETTER = /[a-zA-Z]/;
const CUBIC_AFTER = /^(?:砂|沙|混凝土|水|木材|土|石|气|液|\/|每天|每日|一天)/;

/**
 * The unit that starts at `at` (one space or 个 may stand before it), or null. A latin unit must not be
 * followed by a letter; a lone 方 after a small number is no area.
 */
export function readUnit(text: string, at: number, value: number): { unit: Unit; end: number } | null {
  PATTERN.lastIndex = at;
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const end = PATTERN.lastIndex;
  if (LETTER.test(text.charAt(end - 1)) && LETTER.test(text.charAt(end))) return null;
  const index = match.findIndex((group, i) => i > 0 && group !== undefined) - 1;
  const unit = UNITS[index];
  if (unit === undefined) return null;
  if (
    unit.id === 'sqft' &&
    text.charAt(end - 1) === '尺' &&
    !/[平方]尺$/.test(text.slice(at, end)) &&
    value < 200
  )
    return null;
  if (unit.id === 'sqm' && value < 20 && /米2$/.test(text.slice(at, end)))
    return { unit: METRE, end: end - 1 };
  if (
    unit.id === 'count' &&
    text.charAt(at) === ' ' &&
    /[点号期路类后家单条件次票]$/.test(text.slice(at, end))
  )
    return null;
  if (unit.id === 'year' && value > 200 && (value < 1900 || value > 2100)) return null;
  if (unit.id === 'fang') {
    if (value < 10 || CUBIC_AFTER.test(text.slice(end, end + 3))) return null;
    return { unit: { id: 'sqm', dimension: 'area', toBase: 1 }, end };
  }
  return { unit, end };
}
