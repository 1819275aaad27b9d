/**
 * What a way to reach a person looks like within a text: the one definition, for what is shown (`maskContacts`), for logs
 * (`scrubPhones`) and for what can be searched (`note_text` in SQL has the same patterns, a test holds them together).
 * Each pattern has three groups: what stays in front, what is masked, what stays behind. They are written in what the
 * regular expressions of JavaScript and PostgreSQL have in common, for folded texts (half width, one kind of dash and of
 * blank), are tried one after the other and without regard to case, and are bounded, so that a text costs its length.
 */

const D = '[0-9]';
/** A digit as figure or word: 一三九…, 幺, 洞. */
const C = '[0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾]';
const ONE = '[1一幺壹]';
const THREE_TO_NINE = '[3-9三四五六七八九叁肆伍陆柒捌玖參陸拐勾]';
/** Between the groups of a number. */
const G = '[ _-]{0,3}';
const NOT_IN_NUMBER = '(?<![0-9])';
const ENDS = '(?![0-9])';
const COUNTRY = '(?:(?:\\+|00)?86[ )-]{0,3})?';
/** What makes a number a size, a sum or a count (方便, 元旦 and 万总 do not). */
const UNIT =
  '(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民))';
const NO_UNIT = `(?! ?${UNIT})`;
/** A round number before a unit is an amount, however long. */
const NO_AMOUNT = `(?!${C}${C}00 ?${UNIT})`;
/** 20261122, 2026-11-22. */
const NO_DATE = `(?!(?:19|20)${D}${D}[./-]?(?:0?[1-9]|1[0-2])[./-]?(?:[0-2]?${D}|3[01])${ENDS})`;
const AREA_CODE = `(?:10|2[0-57-9]|[3-9]${D}${D})`;

/** A mobile: eleven digits at a stretch or in 3-4-4, then in any other grouping. */
const MOBILE = `${NOT_IN_NUMBER}(${COUNTRY}${ONE}${THREE_TO_NINE}${C})(${G}${C}{4}${G})(${NO_AMOUNT}${C}{4})${ENDS}`;
const MOBILE_GROUPED = `${NOT_IN_NUMBER}(${COUNTRY}${ONE}${G}${THREE_TO_NINE}${G}${C})((?:${G}${C}){4}${G})(${C}(?:${G}${C}){3})${ENDS}${NO_UNIT}`;
const MOBILE_DOTTED = `${NOT_IN_NUMBER}(${COUNTRY}1[3-9]${D}[.])(${D}{4})([.]${D}{4})${ENDS}`;
const LANDLINE = `(?<![0-9.])((?:\\+|00)86[ -]{0,2}[(]?0?${AREA_CODE}[)]?[ -]{0,3}|[(]?0${AREA_CODE}[)]?[ -]{0,3})([2-9]${D}{2,3}[ -]?)(${D}{4})${ENDS}`;
const SERVICE = `(?<![0-9.])([48]00[ -]?)(${D}(?:[ -]?${D}){2}[ -]?)(${D}(?:[ -]?${D}){3})${ENDS}${NO_UNIT}`;
const ABROAD = `(?<![0-9a-z平米方㎡元万亿吨亩度人年台层栋天个号%)])(\\+ ?${D}{1,3})((?:[ ()-]{0,2}${D}){1,7}[ ()-]{0,2})(${D}(?:[ -]{0,2}${D}){3})${ENDS}`;
const NEAR = `(?<![0-9.-])((?:00)?(?:852|853)[ -]{1,2})([2-9]${D}{3}[ -]?)(${D}{4})${ENDS}${NO_UNIT}`;
const TAIWAN_ABROAD = `(?<![0-9.-])((?:00)?886[ -]{1,2}0?[2-9])((?:[ -]?${D}){3,4}[ -]?)(${D}(?:[ -]?${D}){3})${ENDS}${NO_UNIT}`;
const TAIWAN_MOBILE = `(?<![0-9.-])(09${D}{2})([ -]?${D}{2})(${D}[ -]?${D}{3})${ENDS}${NO_UNIT}`;
const TAIWAN_FIXED = `(?<![0-9.-])(0[2-8]-)(${D}{3,4}-)(${D}{4})${ENDS}${NO_UNIT}`;
/** What a word announces is a number without area code too. */
const ANNOUNCED = `((?:电话|座机|固话|手机|热线|传真|联系方式|致电|拨打|tel|phone|mobile|fax|whatsapp)[ :=号码是为().]{0,4})${NO_DATE}([1-9](?:[ -]?${D}){2,9}[ -]?)(${D}(?:[ -]?${D}){3})${ENDS}${NO_UNIT}`;

/** Every form of a number, in the order in which they are looked for. */
export const NUMBER_PATTERNS: readonly string[] = [
  MOBILE,
  MOBILE_DOTTED,
  MOBILE_GROUPED,
  LANDLINE,
  SERVICE,
  ABROAD,
  NEAR,
  TAIWAN_ABROAD,
  TAIWAN_MOBILE,
  TAIWAN_FIXED,
  ANNOUNCED,
];

const MAIL = '(?<![a-z0-9._%+-])()([a-z0-9._%+-]+)(?=( ?(?:@|[(]at[)]) ?(?:[a-z0-9-]+[.])+[a-z][a-z]))';
const IS_ID = '(?:[ :=(]|号|码|是|为|id|is ){0,6}';
const SAYS_ID = '(?: ?(?:[:=(]|号|码|是|为|id|is) ?){1,4}';
const CHINESE_LABEL = '(?:微信|薇信|威信|徽信|维信|薇|v信|加v|\\+v|扣扣|企鹅)';
const LATIN_LABEL = '(?<![a-z0-9_])(?:wechat|weixin|wx|vx|qq|skype|telegram|whatsapp)';
const NO_ID =
  '(?!(?:wechat|weixin|whatsapp|phone|mobile|number|same|please|group|official|account)(?![a-z0-9_]))';
const ID = '([a-z0-9_-]{1,60})([a-z0-9_-]{2})(?![a-z0-9_-])';

/** A mere V, which begins no word: visitors and videotapes are no ids. */
const V_LABEL = '(?<![a-z0-9_])v(?!i[sd][a-z])';

/** Ids that a word introduces. */
const ID_PATTERNS: readonly string[] = [
  `(${CHINESE_LABEL}${IS_ID}${NO_ID}[a-z_][a-z0-9_-])${ID}`,
  `((?:${LATIN_LABEL}|${V_LABEL})${SAYS_ID}${NO_ID}[a-z_][a-z0-9_-])${ID}`,
  `((?:${LATIN_LABEL} {0,2}|(?<![a-z0-9_])v {1,2})${NO_ID}(?=[a-z_-]*[0-9_])[a-z_][a-z0-9_-])${ID}`,
  `((?:${CHINESE_LABEL}|${LATIN_LABEL})(?:群|${IS_ID})${IS_ID}${NO_DATE})([1-9]${D}{2,12})(${D}{2})${ENDS}${NO_UNIT}`,
];

/** Mail addresses, then numbers, then ids: an address may be made of a number, an id of what only looks like one. */
export const CONTACT_PATTERNS: readonly string[] = [MAIL, ...NUMBER_PATTERNS, ...ID_PATTERNS];
