/**
 * A phone as lists, exports and logs show it (domain.md 5.1): 138****1234; 0731-****0055; +852****4567.
 * null stays null.
 */
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  const landline = /^(0\d{2,3}|[48]00)-(\d+)(?:-(\d+))?/.exec(phone);
  if (landline) return `${landline[1]}-****${phone.replace(/\D/g, '').slice(-4)}`;
  if (phone.length <= 4) return '****';
  return `${phone.slice(0, Math.min(4, phone.length - 4))}****${phone.slice(-4)}`;
}

/** A WeChat id as lists show it: first and last two characters. */
export function maskWechat(wechat: string | null): string | null {
  if (wechat === null) return null;
  return wechat.length <= 4 ? '****' : `${wechat.slice(0, 2)}****${wechat.slice(-2)}`;
}

/** a***@example.com */
export function maskEmail(email: string | null): string | null {
  return email === null ? null : email.replace(/^(.).*@/, '$1***@');
}
