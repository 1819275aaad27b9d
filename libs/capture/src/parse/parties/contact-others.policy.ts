import type { Name } from './contact-english.policy';
import { nameAt } from './names.policy';

const OTHER_INTRO =
  /(?:贵司|贵公司|你们|你司|您|跟|和|与|之前|上次|昨天|前天|找过|联系过|给|问过|介绍的?|推荐的?|听|经(?![理办营纪])|由|通过|麻烦|请|(?<!顾)问|让|叫)(?:的|了|公司)?[^,，。;；:\d\n]{0,3}$/;
const OTHER_AFTER =
  /^(?:的(?:同事|朋友|老婆|爱人|助理|秘书|儿子|女儿|亲戚|司机)|带|介绍|推荐|联系过|说|告诉|那边|给我|发|加过|来过|对接过|让我|的客户|回电|回复|联系我|回个)/;
const GREETED = /^[\s,，:]{0,2}(?:您好|你好|您|好[,，!！。]|早上好|下午好|晚上好|在吗)/;
const CORRECTED =
  /^[\s,，。]{0,2}(?:不对|错了|说错了?|写错了?|打错了?|更正|口误)[\s,，:]{0,2}(?:应该|应)?(?:是|叫|为)\s?/;

/** What a person does or runs, before or after a name. */
export const POST =
  '总经理|副总经理|董事长|总监|[\\u4e00-\\u9fa5]{2}总监|[\\u4e00-\\u9fa5]{0,2}经理|厂长|主任|主管|负责人|法人(?:代表)?|秘书|助理|采购部?|业务部?|销售部?|行政部?|联系人|副总|总裁|工程师|专员|创始人|董秘';

/** True when the name at [start, end) is the reader's ("赵经理您好") or a third person's ("李工让我问"). */
export function isOther(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) === '@') return true;
  const lead = text.slice(Math.max(0, start - 8), start).replace(/^.*[,，。;；!！?？\n]/s, '');
  if (OTHER_INTRO.test(lead)) return true;
  const after = text.slice(end, end + 8);
  return OTHER_AFTER.test(after) || GREETED.test(after);
}

/** "联系人张三，不对，是李四": the one said last. */
export function corrected(text: string, name: Name): Name {
  const m = CORRECTED.exec(text.slice(name.end, name.end + 16));
  if (m === null) return name;
  const start = name.end + m[0].length;
  const next = nameAt(text, start, true);
  return next === null ? name : { start, end: next.end, confidence: 0.85 };
}
