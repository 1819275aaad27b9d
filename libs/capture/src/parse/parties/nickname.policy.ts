import { INDUSTRY_WORDS } from '../needs/industry.table';
import { isPlaceName } from '../regions/gazetteer.policy';
import { isCommonWord } from './names.policy';

/** Characters of this trade's sentences, which names people are called by do not have. */
const TRADE_CHARS =
  /[厂房仓库租买卖购售亩税电话微信联系号码急求购找需要请问谢吗呢吧的了是没搞办产业价钱块预算面积楼层栋区镇县街路园附近日时间随期最我您你他她们这那哪谁复打加发送收看吨米环评消防每或和及与在从到去把被让给同样]/;
/** Words left beside a number that are no name. */
const ASIDES =
  /^(?:面谈|面议|尽快|在线|有效|本人|个人|自用|勿扰|非诚|诚意|有意|直签|靠谱|全天|白天|晚上|短信|同上|备用|座机|私聊|私信|详聊|候复|等候|祝好|敬上|此致|敬礼|多谢|感谢|拜托|辛苦|麻烦|备注|附件|图片|语音|视频|长久|优先|单独|独立|方便|合适|马上|现在|今天|明天|后天|上午|下午|周末|国庆|节后|年前|年后|年底|月底|急用|低价|便宜|实惠|高标|丙二|丙类|冷链|新建|全新|精装|毛坯|可分割?|可注册|不限|均可|都可以?|都行|公司|企业|老板|先生|女士|小姐|经理|主任|会计|秘书|中介|业务|采购|行政|客服|前台|注册|生产|加工|研发|物流|电商|外贸|贸易|出口|食品|科技|机械|五金|已知|收到|好的|测试|加急|价优|专用|专线|热线|传真|移动|联通|电信|北方|南方|东部|西部|国内|海外|香港|台湾|澳门|谈谈|聊聊)$/;
const FAMILIAR = /^(?:[老小阿大胖](?![小大])[\u4e00-\u9fa5]|[\u4e00-\u9fa5]{1,2}(?:哥|姐|叔|姨|嫂|婶|伯|爷|妹|弟)|([\u4e00-\u9fa5])\1)$/; // prettier-ignore

/**
 * True when a word that stands alone beside a telephone number can be what a person is called, though it
 * begins with no surname: 大鹏, 巴图, 扎西多吉. Words of the trade, places and asides are none.
 */
export function isBareName(word: string): boolean {
  return (
    /^[\u4e00-\u9fa5]{2,4}$/.test(word) &&
    !/[部省市县镇乡]$|委会$|中心$/.test(word) &&
    !TRADE_CHARS.test(word) &&
    !ASIDES.test(word) &&
    !isCommonWord(word, 0) &&
    !isPlaceName(word) &&
    !isPlaceName(word.slice(0, 2)) &&
    !INDUSTRY.test(word)
  );
}

/** True for 胖哥, 老六, 阿强, 毛毛: how people are called among friends. */
export function isFamiliarName(word: string): boolean {
  return FAMILIAR.test(word) && isBareName(word);
}

const INDUSTRY = new RegExp(INDUSTRY_WORDS.filter((w) => w.length <= 4).join('|'));
