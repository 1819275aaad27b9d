import type { InquiryIntent } from '../inquiry-fields';
import { asksOfOwnData, saysTheySeek, weighsAsAdvert, weighsAsOffer, weighsAsSpam } from './evidence.policy';
import { guessIntent } from './intent-model.policy';
import { ADVERT, AFFAIRS, COMES, ENQUIRY, FOUND_ONE, MASS_MAILED, OPT_OUT, OPT_OUT_WHOLE, OWNER, PRIVACY, PRIVACY_PLAIN, RECRUIT, SELLER, SERVICE, SPAM, STOP_CALLING, SUPPLY_WORDS } from './intent.table'; // prettier-ignore

const SUPPLY = new RegExp(SUPPLY_WORDS, 'gi');
const SUPPLY_OWN = new RegExp(
  `(?:有|我司|本人|自有|现有|业主|房东|厂家)?[^,，。;；!！?？\\n]{0,14}(?:需要?|想要?|要|欲|拟|急|现|可|整体|对外|低价|部分|整层|整栋|诚意?)*(?:${SUPPLY_WORDS})`,
  'gi',
);
const ASKING =
  /有没有|有无|是否有|请问|哪里有|哪有|谁有|求(?!职)|想(?:找|租|买|了解|接手|要)|接手|[吗么]\s?[?？]?|受让|寻找|收|你们|贵司|贵公司|贵园|您这|你这|看到|看见|刷到/;
/** Words in an owner's text that only look like seeking. */
const OWN_WORDS =
  /求租[客户]|整租|租金|有需要|可租|月租|需要的|起租|待租|招租|(?<!求)出租|找你们|想?找(?:你们|个?人合作|人|合作)|合作建厂|建厂|想跟|想和|帮[忙我](?:招|推)|需求方|有意向?|没人租|租不出去|合作意向|要求租[客户]|搬迁|买卖|可买|不想租|租户|找不到|用不上|可定制|拿地|意向/g;
const ASKING_ENGLISH = /\b(?:looking for|do you have|any|information|need|want|interested)\b[^.!\n]*$/i;
const NEGATED_SUPPLY = /(?:不是|不|非|并非|谢绝|拒绝|不接受|不要|二|中介)(?:二手)?$/;
const DEMAND =
  /求租|求购|诚租|诚购|[欲拟]觅|觅(?:厂|仓|地)|急租|急求|急需|想租|想买|想找|想要|要租|要买|需租|需购|租用|承租|租赁(?:需求)?|购买|购置|收购|代建|定建|定制|寻(?:找|租|求)|找(?!租|买|客|工|份)|需要?|需求|拿地|买|租|搬[到去迁往]|意向|looking for|need|want|require|seek/i;
const SPACE =
  /厂房|仓|库房|写字楼|办公|土地|用地|地块|亩|平米|平方|㎡|车间|代建|工位|场地|拿地|factory|warehouse|office|land|\bsqm\b/i;
/** It is brokers who shall not call. */
const TO_BROKERS = /中介|非诚|同行|经纪/;
const SEEKS =
  /求租|求购|诚租|想租|要租|需租|[欲拟]觅|租厂房|租仓库|找厂房|找仓库|拿地|买地|(?:需要?|想?[租找买]|要|想在|寻)[^,，。]{0,10}(?:厂房|仓库|车间|土地|用地|写字楼|办公室|平|亩|㎡)/;
const SEEKS_ENGLISH =
  /\b(?:need|looking for|look for|rent|lease|buy|seek|seeking|require|searching for)\b[^.!?\n]{0,50}(?:sqm|sq|m2|mu\b|acre|factory|warehouse|office|land|plant|workshop|space)/i;
/** "想租个地方做食品", "有没有合适的场地": a place of no kind, but sought for certain. */
const SEEKS_PLACE =
  /(?:想|要|求|需要?|打算|准备|急)(?:[租找买寻]|承租)[^,，。\n]{0,8}(?:地方|场地|场所|房子|厂子|园区|院子|空地|门面|工作室|基地)|(?:想|拟|计划|希望|准备|有意|打算|考虑)[^,，。\n]{0,10}(?:落户|入驻|办厂|建厂|设厂|落地)|(?:需要?|求|缺|找|租)(?:个|块|一个|一块)?[^,，。\n]{0,8}(?:场地|地方|厂子|场所)(?!在|是)|有没有[^,，。\n]{0,6}(?:场地|厂子|地方)(?=[^,，。\n]{0,6}(?:租|做|适合|[,，?？]|$))/;
/** A tenant who goes. */
const LEAVING = /(?:我|要|想|办理?|申请)?退租|退(?:一下)?押金|押金[^,，。]{0,6}退/;
/** How somebody wants to be answered, no wish for silence. */
const RATHER =
  /(?:打电话|来电|微信)[,，\s]?(?:别|不要|不用)发(?:短信|微信|消息)|(?:别|不要)(?:打电话|发短信)[,，\s]?(?:加|发|打|回)/g;
/** "测试测试123 联系人:test", "test by it dept, pls ignore": a form tried out. */
const TRIED_OUT = /(?:测试){2}|^\W*测试\s?\d|^\W*test\b.*\b(?:ignore|check|by)\b/i;
const TEST_TEXT = /^[\s测试test\d.。!！,，~一二三哈啊asdf]*$/i;

/** What is known of a text when its intent is decided. */
export interface IntentFacts {
  readonly hasArea: boolean;
  readonly hasNeedObject: boolean;
  readonly hasTax: boolean;
}

/**
 * Demand, a landlord's supply, spam, an opt-out, a request about one's own data, or something else.
 * The last but one pair never opens a lead (domain.md 2.4).
 */
export function readIntent(text: string, facts: IntentFacts): InquiryIntent {
  if (MASS_MAILED.test(text) && text.length > 20 && !asksForSpace(text, facts)) return 'spam';
  return settle(text, byRules(text, facts), facts);
}

/** How sure the model must be to turn what the rules take for a demand, with a size named and without. */
const SIZED: Partial<Record<InquiryIntent, number>> = { supply: 0.6 };
const UNSIZED: Partial<Record<InquiryIntent, number>> = {
  supply: 0.6,
  spam: 0.6,
  opt_out: 0.7,
  privacy_request: 0.7,
  other: 0.9,
};

/** "面积再说": too few characters for the model to tell anything by. */
const LEAST_LETTERS = 8;

function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length && letters < LEAST_LETTERS; i += 1)
    if (/[\p{L}\p{N}]/u.test(text.charAt(i))) letters += 1;
  return letters;
}

/** "那个小车间还出租没", "还有空厂房没?": who asks whether it is still to be had seeks it. */
const ASKS_STILL =
  /还(?:有|在|出租|租|对外)(?![^,，。]{0,6}(?:客户|[租要]的?人|人|需|意向))[^,，。;!！?？\n]{0,14}(?:没有?|吗|么|不|[?？])(?:[?？,，。\s]|$)/;

/** "有没有3000平的厂房出租": what is asked for is what others let. */
const ASKS_TO_LET =
  /(?:有没有|有无|有冇|是否有|哪[里儿]?有|谁有)(?!人|谁|老板|客户|企业|朋友|公司|厂家)[^,，。;；!！\n]{0,26}(?:出租|招租|转租|出售|转让|[租卖])(?!给)/;
/** "租盘道库3000平" opens the text: a verb, a thing, a size. */
const SEEKS_SIZE =
  /^\s?(?:想|要|求|急|诚|需|欲)?(?:租|购|买|找)(?![出售卖金客户了])[^,，。;；\n]{1,14}?[\d一二两三四五六七八九十百千万]+\s?(?:平|亩|㎡|方)/;

/** Rules and model together: neither alone knows how the next person says it. */
function settle(text: string, said: InquiryIntent, facts: IntentFacts): InquiryIntent {
  if (said !== 'spam' && lettersOf(text) < LEAST_LETTERS) return said;
  const { intent, sure } = guessIntent(text);
  if (intent === said) return said;
  if (said === 'demand' && (ASKS_STILL.test(text) || ASKS_TO_LET.test(text) || SEEKS_SIZE.test(text)))
    return said;
  if (said === 'demand') {
    if (saysTheySeek(text) && sure < 0.95) return said;
    return sure >= ((facts.hasArea ? SIZED : UNSIZED)[intent] ?? 2) ? intent : said;
  }
  if (said === 'other' && TRIED_OUT.test(text.slice(0, 200))) return said;
  if (said === 'other') return intent !== 'demand' && intent !== 'supply' && sure >= 0.5 ? intent : said;
  if (said === 'supply') {
    if (intent === 'demand') return sure >= 0.99 && facts.hasArea ? intent : said;
    return intent === 'spam' && sure >= 0.7 && !facts.hasArea ? intent : said;
  }
  return said === 'spam' && intent === 'supply' && sure >= 0.8 ? intent : said;
}

function byRules(text: string, facts: IntentFacts): InquiryIntent {
  const space = SPACE.test(text) && (facts.hasArea || facts.hasNeedObject);
  if (OPT_OUT_WHOLE.test(text.slice(0, 200))) return 'opt_out';
  const asks = asksForSpace(text, facts);
  if (PRIVACY.test(text) && !(space && facts.hasArea)) return 'privacy_request';
  if (PRIVACY_PLAIN.test(text) && !asks) return 'privacy_request';
  if (OPT_OUT.test(text.replace(RATHER, ' ')) && !facts.hasArea && !(asks && TO_BROKERS.test(text)))
    return 'opt_out';
  if (!asks && !facts.hasArea && asksOfOwnData(text)) return 'privacy_request';
  if (FOUND_ONE.test(text) && STOP_CALLING.test(text) && !asks) return 'opt_out';
  if (TEST_TEXT.test(text.slice(0, 300)) || TRIED_OUT.test(text.slice(0, 200))) return 'other';
  const wants = asks || (facts.hasArea && facts.hasNeedObject && !SERVICE.test(text) && !SELLER.test(text));
  if (!wants && SPAM.test(text)) return 'spam';
  if (!asks && !facts.hasArea && RECRUIT.test(text)) return 'other';
  if (
    !asks &&
    !facts.hasArea &&
    (SERVICE.test(text) ||
      SELLER.test(text) ||
      ADVERT.test(text) ||
      weighsAsSpam(text, facts.hasNeedObject)) &&
    !COMES.test(text) &&
    !offersSpace(text)
  )
    return 'spam';
  if (!asks && facts.hasArea && weighsAsAdvert(text) && !offersSpace(text)) return 'spam';
  if (!asks && RECRUIT.test(text)) return 'other';
  if (LEAVING.test(text) && !/想租|求租|要租|需要|[寻想要]找/.test(text)) return 'other';
  if (offersSpace(text)) return SPACE.test(text) || facts.hasArea ? 'supply' : 'spam';
  if (!asks && !facts.hasArea && (AFFAIRS.test(text) || (!facts.hasNeedObject && ENQUIRY.test(text))))
    return 'other';
  if (!facts.hasNeedObject && !facts.hasArea && !facts.hasTax && !asks) return 'other';
  return 'demand';
}

/** A verb of seeking beside a space. */
function asksForSpace(whole: string, facts: IntentFacts): boolean {
  const text = whole.replace(FOUND, ' ');
  if (SEEKS_PLACE.test(text)) return true;
  const space = SPACE.test(text) && (facts.hasArea || facts.hasNeedObject);
  return (
    space &&
    (SEEKS.test(text) ||
      SEEKS_ENGLISH.test(text) ||
      (facts.hasArea && facts.hasNeedObject && /[吗么?？]|有没有|能不能/.test(text)))
  );
}

/** What was found already is asked for no more. */
const FOUND = new RegExp(FOUND_ONE.source, 'gi');

/** True when the writer has space to give, not to find. */
export function offersSpace(text: string): boolean {
  if (ASKS_STILL.test(text) || ASKS_TO_LET.test(text) || /[欲拟求]觅/.test(text)) return false;
  let supplied = false;
  let rest = text;
  for (const m of text.matchAll(SUPPLY)) {
    const before = text.slice(Math.max(0, m.index - 12), m.index).replace(/^.*[,，。;；!！?？\n]/s, '');
    const handed =
      /(?:委托|帮|请|拜托|找|放[到在]|挂[到在]|通过)(?:一?下)?(?:你们|贵司|贵公司|您)?(?:的?平台|公司|园区|网站)?[上里]?(?:帮忙|帮我|代为|来)?$/.test(
        before,
      );
    const led = text.slice(Math.max(0, m.index - 50), m.index);
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 20);
    if (/找$/.test(before) && /^(?:业主|房东|厂家|产权人)/.test(m[0])) continue;
    if (NEGATED_SUPPLY.test(before) || /^\s?[?？]\s?(?:不|错)/.test(after)) continue;
    if (/^的?(?:信息|广告|帖子?|消息|房源)[^,，。]{0,4}(?:看到|看见|刷到|还有|还在)/.test(after)) continue;
    if (/^[^,，。]{0,6}的(?:请)?(?:联系|找)/.test(after)) continue;
    if (
      (ASKING.test(before) && !handed) ||
      ASKING_ENGLISH.test(led) ||
      /^(?:的?(?:厂房|仓库|土地|地|厂|吗|信息))?[^,，。;；!！\n]{0,12}[吗么?？]/.test(after)
    )
      continue;
    supplied = true;
  }
  if (supplied) {
    rest = text
      .replace(SUPPLY_OWN, ' ')
      .replace(
        /有?需要?(?:的|请|者|联系|可)|有意(?:向)?(?:者|请)?|价格?好?谈|需(?:自行)?办|租金|租期|租约|免租|起租|月租|需求者|可租|租售|想租的|要租的|租户|招租|要求租[客户]|搬迁|仅需|只需|不租了?|不想租了?|到期/g,
        ' ',
      );
    return !DEMAND.test(rest.replace(/拿地|意向/g, ' '));
  }
  if (weighsAsOffer(text)) return true;
  return (
    OWNER.test(text) &&
    !/(?:求|找|有没有|谁有|哪里有)[^,，。]{0,6}(?:出租|转让|转租)/.test(text) &&
    !/[吗么?？]/.test(text) &&
    !DEMAND.test(text.replace(SUPPLY, ' ').replace(OWN_WORDS, ' '))
  );
}
