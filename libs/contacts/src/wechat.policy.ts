import { canonicalPhone } from './phone.policy';

export type WechatResult =
  | { readonly kind: 'none' }
  /** "同号", or a mobile number: the person is reached by phone. `phone` is null when it only says "the same". */
  | { readonly kind: 'phone'; readonly phone: string | null }
  /** An id that can tell people apart: lower case, as the CHECK of contact_keys demands. */
  | { readonly kind: 'id'; readonly value: string }
  /** Something written there that no id looks like; kept as typed, never used to recognise anybody. */
  | { readonly kind: 'text'; readonly value: string };

const NONE = /^(?:无|没有|暂无|不用|none|n\/a|-+|\.+|\/+)?$/i;
const SAME = /^(?:同号|同手机号?|手机同号|微信同号|与手机号?相同|同上|same)$/i;
const ID = /^[a-z][a-z0-9_-]{5,19}$/;
/** What people write when they mean "WeChat" and not an id. */
const PLACEHOLDERS = new Set([
  'weixin',
  'wechat',
  'weixinhao',
  'tonghao',
  'shoujihao',
  'wechatid',
  'unknown',
]);

/** Reads what stands in a WeChat field (domain.md 2.3: letter first, 6–20 of letters, digits, _ and -). */
export function readWechat(text: string): WechatResult {
  const folded = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:微信号?|wechat|wx|v信?|vx)\s*[::]\s*/i, '');
  if (NONE.test(folded)) return { kind: 'none' };
  if (SAME.test(folded)) return { kind: 'phone', phone: null };
  const phone = canonicalPhone(folded);
  if (phone.ok && phone.kind === 'mobile') return { kind: 'phone', phone: phone.value };
  const lower = folded.toLowerCase();
  if (ID.test(lower) && !PLACEHOLDERS.has(lower)) return { kind: 'id', value: lower };
  return { kind: 'text', value: folded.slice(0, 50) };
}
