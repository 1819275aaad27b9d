import type { ParseNotes } from '../text/claims.policy';
import type { ParsedFields } from '../inquiry-fields';
import type { FoundPhone } from './phone.policy';

const LABEL =
  '(?:微信(?:搜索?|添加)?号?码?|(?:加|➕|\\+)薇|[薇微](?=\\s?[:号是])|徽信|加微信?|v信|薇信|威信|维信|weixin|wechat(?: id)?|(?<![a-z0-9])(?:wx|vx|v|w)(?=\\s?[:号是])|加v|\\+v|(?<![a-z0-9])(?:vx|wx|v)(?=\\s))';
const ID = new RegExp(
  `${LABEL}(?:[\\s:号码是为(（=]|id|is\\s){0,6}([a-z_][a-z0-9_-]{5,19})(?![a-z0-9_@-])`,
  'gi',
);
const NUMBER = new RegExp(
  `(?:${LABEL}|微信和?手机|手机和?微信|电话和?微信|微信电话)(?:[\\s:号码是为()（）=/]|同|和|就|都|均|手机|电话|及|&)*$|(?<![a-z0-9])(?:vx|wx|v)$`,
  'i',
);
const SAME =
  /(?:微信|wx|vx|v|wechat|weixin)(?:号)?(?:和?手机)?(?:同号|同步|同手机|同电话|同|一样|也是|同此号)|(?:同|即)微信|微信同|同号|(?:phone|mobile|number) (?:is )?same|same as (?:my |the )?(?:phone|mobile|number|tel)|same number/i;

/** A WeChat id after its label, else the mobile number when the text says both are one. */
export function readWechat(notes: ParseNotes, fields: ParsedFields, mobile: FoundPhone | null): void {
  for (const m of notes.text.matchAll(ID)) {
    const id = m[1] ?? '';
    const end = m.index + m[0].length;
    const start = end - id.length;
    if (!notes.isFree(start, end) || /^(?:phone|mobile|number|whatsapp|same)/i.test(id)) continue;
    set(notes, fields, notes.written(start, end), start, end);
    notes.claim(start, end);
    return;
  }
  if (mobile === null || mobile.kind !== 'mobile') return;
  if (
    /(?:微信|wx|vx)(?:号码?)?\s?[:是为]?\s?(?:同上|同号|同手机|就是(?:这个)?(?:手机|电话)?号?)/i.test(
      notes.text.slice(mobile.end, mobile.end + 20),
    )
  ) {
    set(notes, fields, mobile.value, mobile.start, mobile.end);
    return;
  }
  const before = notes.text.slice(Math.max(0, mobile.start - 14), mobile.start);
  const after = notes.text.slice(mobile.end, mobile.end + 16);
  if (NUMBER.test(before) || SAME.test(after) || SAME.test(before))
    set(notes, fields, mobile.value, mobile.start, mobile.end);
}

function set(notes: ParseNotes, fields: ParsedFields, value: string, start: number, end: number): void {
  fields.wechat = value;
  notes.span('wechat', start, end, 0.9);
}
