import type { ParseNotes } from '../text/claims.policy';
import type { ParsedFields } from '../inquiry-fields';
import { isPlaceName } from '../regions/gazetteer.policy';
import { INDUSTRY_WORDS } from '../needs/industry.table';
import { LABEL_KINDS } from '../text/labels.table';
import type { LabelledPart } from '../text/labels.table';
import type { FoundPhone } from '../phones/phone.policy';
import { readLatinFirm, readSignedFirm } from './company-signed.policy';
import type { FoundFirm } from './company-signed.policy';
import { isPlainWords } from './firm-name.policy';

const FORMAL =
  /(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|株式会社(?=的|[^\u4e00-\u9fa5\u30a0-\u30ff]|$)|分公司|子公司|合伙企业|研究院有限公司|\(股\)公司|(?:\(有限合伙\)))(?:\(筹(?:建|备)?\))?(?:[\u4e00-\u9fa5]{2,8}分公司)?/g;
/** Without the memory of a global expression, so that one text never changes how the next is read. */
const FORMAL_ONCE = new RegExp(FORMAL.source);
const NAME_CHAR = /[\u4e00-\u9fa5A-Za-z0-9()&.·\-']/;
const LEAD =
  /^(?:.*(?:我们?公司(?:是|叫|名称?(?:是|叫|为)?)|我们?是|我哋?[系是]|[我敝弊本]公司[系为是]?|[我敝弊本]单位[系为是]?|[敝弊]司[系为是]?|我司(?:是|系|为|名称?(?:是|叫|为)?|叫)|这里是|这边是|这是|公司名称?(?:是|叫|为)|公司叫|公司全称|公司是|本人(?:是|在)|我在|来自|代表|隶属于?|单位(?:是|叫)|企业(?:是|叫)|任职于?|就职于?|叫做?|抬头(?:开|是|为|写)?|改为|改成|变更为|更名为|名义|您好|你好|我司|公司:|我是)|(?:我|是|为|在|的|由|和|与|,)+)/;
const INFORMAL =
  /(?:我们?是|单位(?:是|叫)|我司是|这里是|这边是|本人是|来自|代表|我司|我在|公司叫|公司是|公司名叫?|[\n,，。;；:|/\s]|^)\s?([\u4e00-\u9fa5A-Za-z0-9]{2,12}(?:(?:五金|电子|塑胶|机械|食品|家具|模具|服装|纸品|包装|化工|木业|制品|纺织|鞋|玩具|印刷|电器|建材|加工|制衣|陶瓷|玻璃|灯饰)厂|公司|集团|合作社|工作室|研究院|(?:设计|勘[查察]|科学)院|研究所|管委会|招商(?:局|[一二三四五]局|中心|办)|投促局|村委会|经营部|商行|贸易行|农场|事务所|实业|物流园))(?=的|[\s,，。;；(（:]|$|需|想|要|求|联系|老板|负责人|采购|[\u4e00-\u9fa5]{1,3}(?:总|经理|工|先生|女士))/;
const PLACED_FACTORY =
  /(?:(?<![\u4e00-\u9fa5A-Za-z0-9])|(?<=我是|们是|里是|边是|来自|这是|经营|开办|创办))(?![我这本])([\u4e00-\u9fa5A-Za-z0-9]{5,14}(?<!标准|工)厂)(?=[\s,，。;；()（:|/]|$|的|老板|负责人|员工|采购|[\u4e00-\u9fa5]{1,3}(?:总|经理|工|先生|女士|厂长))/g;
const ENGLISH =
  /(?:[A-Z][A-Za-zÀ-ÿ0-9&.\-']{0,30}[ ](?:\([A-Z][A-Za-z ]{1,20}\)[ ]?)?){1,5}(?:(?:Co\.?,?\s?)?Ltd\b\.?|Inc\b\.?|LLC\b|GmbH\b|Corp(?:oration)?\b\.?|Limited\b|Group\b|Pte\.?\s?Ltd\b\.?|S\.A\.|A\/S\b|AS\b|K\.?K\b\.?|AB\b|Oy\b|B\.?V\.?(?![A-Za-z])|S\.?p\.?A\b\.?|S\.?r\.?l\b\.?|SAS\b|PLC\b|Sdn\.? Bhd\b\.?|AG\b|Company\b)/;
const NO_NAME =
  /^(?:无|没有|暂无|个人|保密|待定|筹备中?|待注册|新公司|未注册|还没注册|不方便|个体户?|同上|自己|私人|none|n\/a|个人投资|[_\-\s.…·/\\*]+)$/i;
const GENERIC =
  /^(?:朋友|离|客户为|香港|台湾|生物|注册?个?|定制|专业|精密|小型|大型|五金|家具|我们?|本|贵|你们?|一家|某|该|这家|新|子|分|母|总|其他|外资|台资|港资|合资|国企|央企|上市|贸易|物流|科技|制造|客户|新注册|中介|地产|多家|几家|大|小|开|成立|设立|两家|我这|他们?|她|是|老|建筑|快递|外贸|电商|生产|化|工|停产化工|个|登记|阿拉|俺们?|咱们?|养殖|种植|农业|农民|农机|专业|[韩美德英法泰俄]国|日本|新加坡|意大利|欧洲|欧美|中国)*(?:公司|集团|厂|企业|工作室|实业|合作社|农场)$/;
const OTHER_PARTY_BEFORE =
  /(?:给|(?<![改名更称])为|跟|与|和|看到|贵司|你们|客户是|供应商|服务|竞争对手|像|比如)\s?$/;
const CLIENT_AFTER = /^[^,，。;；\n]{0,30}(?:是|为)我们?司?的?(?:客户|供应商|合作伙伴|房东|下游|上游)/;
/** Words of a sentence, which no firm's name has. */
const NOT_IN_NAME =
  /收购|转让|注册|停产|诚邀|邀请|欢迎|(?<!某)某(?!某)|租|买|需|找|想|求|搬|贵|拿|扩|村里|[的了我你他她们这那]|[\d一二三四五六七八九十百千万]+(?:亩|平|㎡|个|家)|^[做搞放存卖跑]|(?:生产|加工|从事|行业|主营|经营)|(?:建|盖|办|搞|开|做)(?:个|一|了|过|食品厂)/;
const SUPPLIER_AFTER = /^(?:做配套|供货|配套|代工|旁边|附近|隔壁|对面|那样)/;

/** The firm that asks: after a label, else a registered name anywhere, else "我们是…厂", else an English name. */
export function readCompany(
  notes: ParseNotes,
  fields: ParsedFields,
  labels: readonly LabelledPart[],
  phones: readonly FoundPhone[],
): void {
  const hit =
    labelled(notes, labels) ??
    formal(notes) ??
    english(notes) ??
    informal(notes) ??
    readSignedFirm(notes, phones) ??
    readLatinFirm(notes, phones);
  if (hit === null) return;
  fields.company = notes.written(hit.start, hit.end);
  notes.span('company', hit.start, hit.end, hit.confidence);
  notes.claim(hit.start, hit.end);
}

function labelled(notes: ParseNotes, labels: readonly LabelledPart[]): FoundFirm | null {
  for (const part of labels) {
    if (part.kind !== 'company') continue;
    const value = notes.text.slice(part.start, Math.min(part.end, part.start + 60));
    const formalEnd = firstFormalEnd(value);
    const cut = formalEnd ?? cutValue(value);
    const name = value.slice(0, cut).trimEnd();
    if (
      name.length < 2 ||
      NO_NAME.test(name) ||
      /^\d+$/.test(name) ||
      LABEL_KINDS.has(name) ||
      isNameless(name)
    )
      continue;
    const english = ENGLISH.exec(value);
    const end = english !== null && english.index === 0 ? english[0].length : name.length;
    return { start: part.start, end: part.start + end, confidence: 0.95 };
  }
  return null;
}

/** "客户：某光学公司", "客户：烘焙食品厂": what the firm does, not what it is called. */
function isNameless(name: string): boolean {
  return /(?<!某)某(?!某)/.test(name) || isPlainWords(name.replace(/(?:公司|厂|集团|企业)$/, ''));
}

function cutValue(value: string): number {
  const m =
    /[,，。;；、|\n]|\s(?=[\u4e00-\u9fa5])|\((?=[0-9A-Z]{15})|\(?统一社会|(?<=[\u4e00-\u9fa5])\s|(?<=厂|公司|集团)\(/.exec(
      value,
    );
  return m === null ? value.length : m.index;
}

function firstFormalEnd(value: string): number | null {
  const m = FORMAL_ONCE.exec(value);
  return m === null || /[,，。;；\n]/.test(value.slice(0, m.index)) ? null : m.index + m[0].length;
}

function formal(notes: ParseNotes): FoundFirm | null {
  const { text } = notes;
  for (const m of text.matchAll(FORMAL)) {
    const end = m.index + m[0].length;
    let start = m.index;
    while (
      start > 0 &&
      m.index - start < 28 &&
      NAME_CHAR.test(text.charAt(start - 1)) &&
      notes.isFree(start - 1, start)
    )
      start -= 1;
    const lead = LEAD.exec(text.slice(start, m.index));
    if (/贵公?司|贵园|你们|你司/.test(text.slice(Math.max(0, start - 4), m.index))) continue;
    if (lead !== null && lead[0].length < m.index - start) start += lead[0].length;
    while (
      start < m.index &&
      /[)\-.·&'\d]/.test(text.charAt(start)) &&
      !/\d[A-Za-z\u4e00-\u9fa5]/.test(text.slice(start, start + 2))
    )
      start += 1;
    if (text.slice(start, m.index).includes(')') && !text.slice(start, m.index).includes('('))
      start = text.lastIndexOf(')', m.index) + 1;
    const opened =
      /^(?:(?:名?称)?(?:改为|改成|变更为|更名为)|.*(?:我公司|我单位|我司|本公司|本单位|我方|我们)\(|.*(?:开了?|办了?|有|成立了?|注册了?)(?:一?[家个间]|间)|.*抬头(?:开|是|为|写)?|[(])/.exec(
        text.slice(start, m.index),
      );
    if (opened !== null && !text.slice(start, end).includes(')')) start += opened[0].length;
    else if (text.charAt(start) === '(' && !balanced(text.slice(start, end))) start += 1;
    // 我是日本小野田精机株式会社: where it comes from, no part of the name.
    if (/是日本[\u4e00-\u9fa5]{3}/.test(text.slice(Math.max(0, start - 1), start + 5)) && /^株/.test(m[0]))
      start += 2;
    const made = /^.*(?:制造商|厂商)(?=[\u4e00-\u9fa5]{2})/.exec(text.slice(start, m.index));
    if (made !== null) start += made[0].length;
    if (/^(?:离|距|靠近|紧邻|紧挨)/.test(text.slice(start, m.index))) continue;
    if (/隔壁|对面|旁边|楼[上下]|邻居/.test(text.slice(start, m.index))) continue;
    if (m.index - start < 2 || /(?:上市公司|集团|一家[^市县区]{0,4})的?$/.test(text.slice(start, m.index)))
      continue;
    if (
      OTHER_PARTY_BEFORE.test(text.slice(Math.max(0, start - 4), start)) ||
      SUPPLIER_AFTER.test(text.slice(end, end + 4)) ||
      CLIENT_AFTER.test(text.slice(end, end + 44))
    )
      continue;
    if (
      /^(?:注册|成立|开|一家|贵(?![州阳港溪])|你们)/.test(text.slice(start, start + 2)) &&
      m.index - start <= 6
    )
      continue;
    return { start, end, confidence: 0.9 };
  }
  return null;
}

function balanced(name: string): boolean {
  return name.split('(').length === name.split(')').length;
}

function english(notes: ParseNotes): FoundFirm | null {
  const m = ENGLISH.exec(notes.text);
  if (m === null) return null;
  const lead = /^(?:We are|This is|I am|From|At|Hi|Hello|Dear|Company|Our)\s+/i.exec(m[0]);
  const start = m.index + (lead?.[0].length ?? 0);
  const whole = m.index + m[0].length;
  // "… (HK) Ltd. We are": the sign of the sentence.
  const sentence =
    /^[^.,]*\.$/.test(m[0]) && /^(?:\s+[A-Z]|\s*$)/.test(notes.text.slice(whole, whole + 4)) ? 1 : 0;
  const end = whole - sentence;
  return end - start < 4 ? null : { start, end, confidence: 0.85 };
}

function informal(notes: ParseNotes): FoundFirm | null {
  const m =
    INFORMAL.exec(notes.text) ??
    placedFactory(notes.text) ??
    tradeName(notes.text) ??
    placedTrade(notes.text) ??
    TRADE_BEFORE_PERSON.exec(notes.text);
  const name = m?.[1];
  if (m === null || name === undefined) return null;
  const end = m.index + m[0].length;
  let start = end - name.length;
  const lead =
    /^(?:.*(?:开|办)了?(?:一?[家个间])|(?:我们?的?)?(?:单位|公司|厂)(?:是|叫)|我们?是|我司是|这里是|我是|我司|一家|是|叫)/.exec(
      name,
    );
  if (lead !== null) start += lead[0].length;
  const kept = notes.text.slice(start, end);
  if (/厂$/.test(kept) && !hasOwnName(kept)) return null;
  if (kept.length < 4 || GENERIC.test(kept) || NOT_IN_NAME.test(kept)) return null;
  if (isPlainWords(kept.replace(/(?:公司|厂|集团|工作室|商行|经营部)$/, ''))) return null;
  return notes.isFree(start, end) ? { start, end, confidence: 0.7 } : null;
}

const TRADES =
  '科技|电子|机械|五金|塑胶|实业|贸易|物流|供应链|食品|生物|医药|新材料|新能源|汽配|包装|印刷|家具|纺织|服饰|电器|重工|精密|光电|化工|建材|装备|冷链|快运|速运|快递|仓配|精工|工业|重机|环保|电气|仪器|钢构|工贸|商贸|控股|股份|传动|泵业|纸业|木业|药业|乳业|酒业|农业|制衣|鞋业|智造|半导体|材料|模具|自动化|机电|医疗|数控|铝业|铜业|门窗|厨具|卫浴|饮品|茶业|果业|粮油|鞋材|新材|桥梁|置业|不动产|货代|复材|药机|塑业|橡塑|钢铁|船舶|航空';
const TRADE_END = new RegExp(`(?:${TRADES})$`);
const TRADE_WORDS: ReadonlySet<string> = new Set([...INDUSTRY_WORDS, ...TRADES.split('|')]);

function isTrade(words: string): boolean {
  return TRADE_WORDS.has(words) || TRADE_WORDS.has(words.slice(0, 2)) || TRADE_WORDS.has(words.slice(-2));
}

const TRADE_NAME =
  /(?:我们?是|我在|这里是|这边是|代表|来自)([\u4e00-\u9fa5]{4,14}(?:科技|电子|机械|五金|塑胶|实业|贸易|物流|供应链|食品|生物|医药|新材料|新能源|汽配|包装|印刷|家具|纺织|服饰|电器|重工|精密|光电|化工|建材|装备))(?=的|[,，。\s])/;

const TRADE_BEFORE_PERSON =
  /(?:^|[\s,，。;；\n])([\u4e00-\u9fa5]{2,8}(?:科技|电子|机械|五金|塑胶|实业|贸易|物流|供应链|食品|生物|医药|新材料|新能源|汽配|包装|印刷|家具|纺织|服饰|电器|重工|精密|光电|化工|建材|装备|冷链|快运|速运|快递|仓配|精工|工业|重机|环保|电气|仪器|钢构|工贸|商贸|控股|股份|传动|泵业|纸业|木业|药业|乳业|酒业|农业|制衣|鞋业))(?=[\s,，\-/|]{1,2}[\u4e00-\u9fa5]{1,2}(?:总|经理|工|先生|女士|小姐|主任|部长|老板|厂长|师傅|老师|科长|队长|店长|主管|总监)(?![\u4e00-\u9fa5]))/;

/** "我是潍坊某某生物科技的…": a place, a name and a trade, without a legal form. */
function tradeName(text: string): RegExpExecArray | null {
  const m = TRADE_NAME.exec(text);
  const name = m?.[1] ?? '';
  return isPlaceName(name.slice(0, 2)) || isPlaceName(name.slice(0, 3)) ? m : null;
}

const PLACED_TRADE = new RegExp(
  `(?<![\\u4e00-\\u9fa5A-Za-z0-9])([\\u4e00-\\u9fa5]{4,12}(?:${TRADES}))(?![园区城])(?=\\s{0,2}(?:[,，。;；、\\n|/()]|$|\\d{3}|[\\u4e00-\\u9fa5]{1,6}(?:总|经理|工|先生|女士|小姐|主任|部长|厂长)|\\s\\S))`,
  'g',
);
const PLAIN_MIDDLE =
  /^(?:精密|高端|智能|先进|大型|小型|专业|新型|现代|传统|本地|当地|周边|附近|市区|一带|某|做|搞|从事|经营|主营|生产|的)|[的做找租买要在需求和及或]/;

/** "上海朗晔光电，139…": a place, a name of its own and a trade, standing alone. */
function placedTrade(text: string): RegExpExecArray | null {
  for (const m of text.matchAll(PLACED_TRADE)) {
    const name = m[1] ?? '';
    const place = [3, 2].find((length) => isPlaceName(name.slice(0, length)));
    const trade = TRADE_END.exec(name)?.[0] ?? '';
    const middle = name.slice(place ?? 0, name.length - trade.length);
    if (place !== undefined && middle.length >= 2 && !PLAIN_MIDDLE.test(middle) && !isTrade(middle)) return m;
  }
  return null;
}

/** 天津静海自行车厂: places and a product are what the firm is, not what it is called. */
function hasOwnName(name: string): boolean {
  let rest = name.slice(0, -1);
  for (let length = 3; length >= 2; length -= 1)
    while (rest.length > length && isPlaceName(rest.slice(0, length)))
      rest = rest.slice(length).replace(/^[市省县区]/, '');
  return !isPlainWords(rest);
}

/** "常州某某电机厂": a works named after its place, standing alone. */
function placedFactory(text: string): RegExpExecArray | null {
  for (const m of text.matchAll(PLACED_FACTORY))
    if (
      (isPlaceName(m[1]?.slice(0, 2) ?? '') || isPlaceName(m[1]?.slice(0, 3) ?? '')) &&
      hasOwnName(m[1] ?? '')
    )
      return m;
  return null;
}
