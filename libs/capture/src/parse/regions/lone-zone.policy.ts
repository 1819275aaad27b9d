import { isAmbiguousPlace, placeNameAt, rankOf } from './gazetteer.policy';

/** What no name of a place holds. */
const PART =
  '(?![的在找租买有需求做要想去或和及离靠距到往从是为个家这那你您贵我们他本该各某几者话说问听隔先边吧吗呢啊了着过跟同将把被让给对向因所以及是就不没除别虑择])[\\u4e00-\\u9fa5]';
const KIND =
  '(?:综改区|综合保税区|综保区|保税港区|保税物流中心|保税区|新区|新城(?![市区])|开发区|经开区|汽开区|高新园?区|工业园区?|产业园区?|物流园区?|科技园区?|装备园|国际陆港|陆港|空港|航空基地|港务区|口岸|化工园区?|经济区|合作区|示范区|融合区|科学城|科技城|港区(?!域)|街道|机场|中心站|镇(?!流)|港(?=[\\s,，。;；、/)的或和附周旁边那都也可均优]|$))';
const ZONE = new RegExp(
  `(?:${PART}){2,7}?${KIND}(?:${PART}{0,4}产业园|${PART}{1,3}园区?(?=[,，。;；、\\s/)]|$))?`,
  'y',
);
/** Words that stand before a name and are no part of it. */
const LEADING =
  /^(?:一下|考虑|意向|首选|次选|备选|其次|再次|优先|最好|倾向|落[户地脚]|选址|或者|以及|还是|进驻|入驻|位于|坐落|准备|打算|计划|请问|想问|咨询|关于|看看|问下|必须|希望|推荐|地址|区域|位置|目前|现在|附近|周边|只|就|拟|将|对|看|选|放|进|现|老|旧|原|离|距|靠近)/;
/** What is a zone without being one's name. */
const NOT_A_NAME =
  /^(?:国家级|省级|市级|高标准|标准|现代|大型|专业|生产|制造|智能|五金|食品|眼镜|汽车|电子|医药|机械|化工|纺织|服装|家具|建材|农产品|新能源|高端|产业|科技|工业|自建|正规|合规|成熟|当地|本地|周边|附近|附属|下属|所在|旁边|隔壁|哪个|什么|任何|其他|别的|老城|主城|乡|城|国际|国内|进出|出口|进口|保税|跨境)*(?:新区|新城|开发区|经开区|高新区|高新园区|工业园区?|产业园区?|物流园区?|科技园区?|装备园|空港|化工园区?|经济区|合作区|示范区|街道|镇|综保区|保税区|口岸|港区|机场|港)$|集装箱|海运|空运|码头|厂房|仓库|公司|客户|政府|平方|面积|香港|乡镇|城镇|管委会|到港|离港|进港|出港|靠港|[两二三四五六七八九十]港$/;
const BEFORE =
  /(?:[^\u4e00-\u9fa5]|[的在找租买有需求做要想去或和及离靠距到往从是为个家这那你您我们者话说问听壁先边着过跟就]|考虑|意向|首选|次选|备选|其次|再次|优先|最好|倾向|落[户地脚]|选址|入驻|位于|坐落|准备|打算|看看|问下|推荐|[只就拟看选放进现老])$/;

/** 其次合肥经开区: the name begins with its city. */
function holdsCity(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end - 2; at += 1) {
    const name = placeNameAt(text, at);
    if (
      name !== null &&
      at + name.name.length < end &&
      rankOf(name.level) <= 3 &&
      !/^.?(?:开发|高新|经济|工业)/.test(name.name) &&
      !isAmbiguousPlace(name.name)
    )
      return true;
  }
  return false;
}

/** End of a zone, port or town that no table knows, named by what it is, at `at`; null when none stands there. */
export function loneZoneAt(text: string, at: number): number | null {
  if (!BEFORE.test(text.slice(Math.max(0, at - 2), at))) return null;
  if (LEADING.test(text.slice(at, at + 3))) return null;
  ZONE.lastIndex = at;
  const found = ZONE.exec(text);
  if (found === null || NOT_A_NAME.test(found[0]) || holdsCity(text, at, at + found[0].length)) return null;
  return at + found[0].length;
}
