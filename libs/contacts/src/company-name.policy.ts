/** Traditional forms met in the names of firms; each is followed by its simplified form. */
const PAIRS =
  '廠厂業业電电機机貿贸國国際际華华東东廣广灣湾臺台實实發发團团資资產产興兴豐丰鋼钢鐵铁銅铜鋁铝銀银貨货運运輸输車车輪轮藥药' +
  '醫医療疗醬酱餅饼飲饮飯饭養养農农漁渔種种紙纸紡纺織织綢绸絲丝線线網网訊讯設设計计諮咨詢询調调證证學学無无錫锡蘇苏滬沪寧宁' +
  '漢汉濟济瀋沈陽阳龍龙鳳凤飛飞鵬鹏鴻鸿達达遠远進进連连聯联創创優优億亿萬万傑杰偉伟環环綠绿態态節节熱热動动勵励勝胜勞劳務务' +
  '區区園园開开關关門门間间閣阁島岛嶺岭麗丽寶宝順顺項项風风館馆馬马駿骏體体齊齐點点術术視视覺觉觀观規规範范質质貝贝貴贵財财' +
  '賓宾長长頂顶領领顯显類类騰腾驗验鮮鲜麥麦黃黄員员爾尔爲为為为專专師师應应廈厦庫库後后從从徵征慶庆懷怀恆恒戰战戶户擴扩據据' +
  '敵敌數数斷断時时晉晋曆历會会條条極极構构標标樂乐樓楼樣样權权歐欧歲岁歸归殼壳氣气淨净淵渊測测湯汤準准溫温滅灭滿满潔洁濱滨' +
  '瀾澜灑洒煉炼煙烟燈灯爐炉牆墙獎奖獨独現现瑪玛瑩莹';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: Math.floor(PAIRS.length / 2) }, (_, index) => [
    PAIRS.charAt(index * 2),
    PAIRS.charAt(index * 2 + 1),
  ]),
);

/** Forms of enterprise at the end of a name, the longer first. */
const FORM =
  /(?:股份有限公司|有限责任公司|有限责任|股份公司|有限公司|公司|company limited|companylimited|coltd|limited|ltd|inc|llc|gmbh|corporation|corp)$/;
const NOISE = /[\s\p{P}\p{S}]/gu;
/** Answers that mean "no company". */
const NOBODY = /^(?:无|没有|暂无|个人|私人|自己|自然人|未注册|还没注册|none|na|n\/a|personal|individual)$/i;

/**
 * The key by which two ways of writing one firm's name are the same: half width, simplified characters,
 * lower case, without spaces, brackets, punctuation and the form of enterprise
 * ("长济（湖南）科技有限公司" = "长济湖南科技有限责任公司"). At most 200 characters.
 * @returns null when the text names no firm
 */
export function companyNameKey(name: string): string | null {
  const folded = name.normalize('NFKC').trim();
  if (NOBODY.test(folded)) return null;
  const plain = Array.from(folded.toLowerCase().replace(NOISE, ''), (char) => SIMPLIFIED.get(char) ?? char)
    .join('')
    .slice(0, 200);
  if (plain === '') return null;
  const short = plain.replace(FORM, '');
  return short.length >= 2 ? short : plain;
}
