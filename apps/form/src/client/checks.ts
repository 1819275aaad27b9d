/** Full-width digits and letters become ordinary ones, blanks at the ends go. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

/**
 * Whether the server could take this as a telephone number. Only what is surely wrong is refused: a mainland
 * mobile number has 11 digits and begins with 13–19; landlines, 400 and foreign numbers pass by their length.
 */
export function phoneLooksWrong(typed: string): boolean {
  const digits = plain(typed)
    .replace(/[\s().-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  if (digits === '') return false;
  if (/^1/.test(digits)) return !/^1[3-9]\d{9}$/.test(digits);
  return digits.replace(/\D/g, '').length < 7;
}

/** The number in "5,000 平" or "１２０亩", or both of 3000-5000, and the unit when one was written; null when it is neither. */
export function readArea(typed: string): { value: string; unit: 'sqm' | 'mu' | null } | null {
  const match = /^(\d+(?:\.\d{1,4})?(?:[-–—~至到]\d+(?:\.\d{1,4})?)?)\s*(亩|m2|平|平米|平方|平方米)?$/.exec(
    plain(typed).replace(/[,，]/g, ''),
  );
  if (match === null) return null;
  const unit = match[2] === undefined ? null : match[2] === '亩' ? 'mu' : 'sqm';
  return { value: match[1] || '', unit };
}

/** Labelled lines as people send them: 公司：… 联系人：… 微信：… */
const LABELS: readonly (readonly [string, RegExp])[] = [
  ['company', /(?:公司|单位|企业)(?:名称|全称)?\s*[:：]\s*([^\n,，;；。]{2,60})/],
  ['contact', /(?:联系人|姓名|称呼)\s*[:：]\s*([^\n,，;；。\d]{1,20})/],
  ['wechat', /(?:微信号?|wechat|wx)\s*[:：]\s*([a-z][\w-]{5,19})/i],
];

/**
 * What a pasted text says about who is asking, for fields that are still blank. The server reads need, area
 * and use. A mobile number is only taken when the text holds exactly one.
 */
export function readPasted(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const said = text.normalize('NFKC');
  for (const [name, pattern] of LABELS) {
    const match = pattern.exec(said);
    if (match !== null && match[1] !== undefined) found[name] = match[1].trim();
  }
  const mobiles = new Set<string>();
  const pattern = /(^|\D)(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g;
  for (let match = pattern.exec(said); match !== null; match = pattern.exec(said)) {
    mobiles.add((match[2] || '').replace(/\D/g, ''));
  }
  if (mobiles.size === 1) mobiles.forEach((mobile) => (found.phone = mobile));
  return found;
}

/** A text to be read elsewhere, without numbers and addresses: those stay on this page until it is sent. */
export function withoutContacts(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\w.%+-]+@[\w.-]+/g, ' ')
    .replace(/1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|\d{9,}/g, ' ');
}
