import { INDUSTRY_WORDS } from '../needs/industry.table';

const ZONE_SUFFIX = new RegExp(
  [
    '(?:[\\u4e00-\\u9fa5]{0,3}(?:街道|镇(?!流)|乡)',
    '[\\u4e00-\\u9fa5]{0,2}(?:经济技术开发区|经济开发区|经开区|汽开区|开发区|高新技术(?:产业)?(?:开发|园)区|城乡一体化示范区|经济综合实验区|(?:产业)?集[聚中]区|管理区|高新[东南西北]?区|高新园区|高新(?=[\\s,，。;；、/)]|$)|装备园|工业园区|化工园区?|物流园(?!区)|创新园|智造园|经开(?=[\\s,，。;；、/)]|$)|产业园区?|工业园|工业区|商务区|加工区|保税园区|科技园|软件园|物流园区|保税区|综合保税区|综保区|综改区|保税港区|港务区|港区(?!域)|航空港区?|科学城|科技城|科创[城园]|医药港|生命城|智谷|数谷|产业新城|特色小镇|示范区|合作区|融合区|自贸区|临空区|空港区?|(?:港口|码头|铁路|高速|物流)?口岸|投资区|新城(?=[\\s,，。;；、/)的或和买租找]|$)|(?![两二三四五六]|市|城|郊|片|园|小|厂|地|社|库|景|主城|商务)[\\u4e00-\\u9fa5]区(?=[\\s,，。;；、/)租找买建的或和]|$)|新区|园区|机场|口岸|火车站|高铁站|中心站|南站|北站|东站|西站)',
    '[\\u4e00-\\u9fa5]{0,4}(?:口岸|(?:港口|码头|火车站|高铁站|高速口|高速出口|机场)(?=附近|周边|旁边|一带)|(?:医药|产业|制造|科技|航空)基地|保税物流中心|(?:国际)?陆港|[\\u4e00-\\u9fa5]?(?<![进出])港(?=[\\s,，。;；、/)的或和附周旁边有哪]|那|$)|(?:食品|医药|眼镜|电子|装备|纺织|家具|汽车|材料|五金|化工|陶瓷)(?:科技|产业|工业|创业)?园(?!区))',
    '[\\u4e00-\\u9fa5]{2}片(?=[\\s,，。;；、/)或和区]|$))',
  ].join('|'),
  'y',
);
const NEAR_SUFFIX =
  /(?:市区|城区|郊区)?(?:及)?(?:周边|附近|一带|周围|近郊|地区|境内|周边地区|片区|板块|辖区|区域内)/y;
/** 武汉光谷, 太仓浏河: what ends like a place after a name that is known, or in a list after one. */
const PLACE_LIKE =
  /(?!者)(?:[\u4e00-\u9fa5]{1,2}|[\u4e00-\u9fa5]{3}(?=[谷湾港]))[城谷湾港山泾海河桥塘庄口店屯浦溪岭沟家集墩圩头村坪洲浜渡关堡营寨埠岗坝滩岛湖镇乡](?=[\s,，、。;；/)]|或|和(?!院)|及|都|均|皆|也可|一带|附近|周边|旁边|那|这|买|租(?!金)|找|$)/y;
/** 肇庆大旺: two characters between a known name and the end of the clause. */
const TAIL =
  /(?!者)[\u4e00-\u9fa5]{2,3}?(?=[\s,，、。;；/)）!！\n]|附近|周边|旁边|边上|周围|一带|片区|那[边个块片]|这[边个块片]|里面|嗰边|近(?:一?点|一?些)|或|和(?![\u4e00-\u9fa5]院)|都[行可看能中]|均可|也[行可看中]|优先|我(?=[姓叫电手])|电话|手机|$)/y;
const NO_PLACE =
  /[的在找租买有需求做要想去或和及到带建盖年月厂仓库]|仓储|码头|靠山|出海|上海|大海|山海|专家|厂家|买家|商家|国家|大家|自家|私家|人家|客家|独家|一家|进口|出口|门口|路口|窗口|接口|市场|龙头|源头|牵头|开店|网店|电商|运河|沿|临|近|靠|个/;
/** What else stands there: wishes, people, things. */
const NO_TAIL =
  /[太嫌偏贵卖了疏次择饱卷满挤堵淹涨拆留搬没丢限宜佳够差远近看问谈选查批停关退续满变不还吗呢么啥]|铸管|事务|山区|郊区|本地|老家|几个|[都行可优限等为选内外司企客户人急用招商单层栋楼总理板电话手机微信预算面积税亩位置交便利也均皆亦能不没从搬迁转让售收购价格元块吨米低多少几两四五六七八十旧联系谢您你我他她这那各吗呢吧啊呀哈嘛]|凑合|将就|保底|兜底|垫底|房源|资源|新区|新建|新厂|大型|大小|小型|全新|全部|高标|高层|标准|双层|独[立栋]|主要|平[方米]|先生|女士|小姐|师傅|老师|地区|城市|市区|城区|郊区|全[境域]|范围|中心|附近|周围|最[佳好]|首先|其次|备|制造|加工|生产|研发|物流|冷链|食品|机械|年底|尽快|左右|哪|口音|[两二三四五][区地市县]|拿地|建厂|设厂|办厂|落[户地脚]|这种|那种|本地|当地|老城|企业|公司|[有是做想来给就把被让跟与]/;
/** 嘉定马陆附近: a village no list knows, named after one that is known. */
const NEAR =
  /(?:(?![或和及、跟与])[\u4e00-\u9fa5]){1,3}(?<![的在找租买有需求去或和及到、])(?:附近|一带|周边(?!地区)|片区|那一?[边带块片]|这一?[边带块片])/y;
const NEAR_END = /那一?[边带块片]$|这一?[边带块片]$/;
const TRADE = new RegExp(INDUSTRY_WORDS.filter((w) => w.length <= 4).join('|'));

const GENERIC_ZONE =
  /(?:[\u4e00-\u9fa5]{2}(?<!生产|制造|研发|[的在找租买有需要])基地(?=[\s,，、。;；]|$)|大学城|软件园|高新[东南西北]?区|经开区|汽开区|开发区|工业园区|综保区|保税区|新城区?|老城区|空港新?区?|临空区)/y;

function sticky(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** End of 周边, 附近, 一带 at `at`; `at` itself when none stands there. */
export function nearEnd(text: string, at: number): number {
  return sticky(NEAR_SUFFIX, text, at);
}

/** End of a street, town or zone named with what it is (花桥镇, 高新区); `at` itself when none. */
export function zoneEnd(text: string, at: number): number {
  const end = sticky(ZONE_SUFFIX, text, at);
  return end > at && /[的在找租买有需求做或和及离靠距那这个你您贵哪]/.test(text.slice(at, end - 1))
    ? at
    : end;
}

/** End of 高新区, 经开区 as the next of a list; `at` itself when none. */
export function genericZoneEnd(text: string, at: number): number {
  return sticky(GENERIC_ZONE, text, at);
}

/** End of an unlisted place in a list or after a known one; `at` itself when none. */
export function placeLikeEnd(text: string, at: number): number {
  const end = sticky(PLACE_LIKE, text, at);
  return end > at && NO_PLACE.test(text.slice(at, end)) ? at : end;
}

/** End of what can only be the locality after a known name; `at` itself when none. */
export function tailEnd(text: string, at: number): number {
  const end = sticky(TAIL, text, at);
  if (end === at) return at;
  const word = text.slice(at, end);
  return NO_PLACE.test(word) || NO_TAIL.test(word) || TRADE.test(word) ? at : end;
}

/** End of a village named by "around it"; `at` itself when none. */
export function aroundEnd(text: string, at: number): number {
  const end = sticky(NEAR, text, at);
  if (end === at) return at;
  const there = NEAR_END.exec(text.slice(at, end));
  return there === null ? end : end - there[0].length;
}
