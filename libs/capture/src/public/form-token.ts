import { createHmac, timingSafeEqual } from 'node:crypto';

export type FormTokenResult =
  | { readonly state: 'absent' | 'forged' }
  /** Genuine; `ageMs` since the form was served. */
  | { readonly state: 'good'; readonly ageMs: number };

/** Signs when a form was served, for one site: `<base36 milliseconds>.<128 bit HMAC>`. */
export function signFormToken(key: string, siteKey: string, servedAt: Date): string {
  const stamp = servedAt.getTime().toString(36);
  return `${stamp}.${signature(key, `form:${siteKey}:${stamp}`)}`;
}

/** Reads a form's token back. */
export function readFormToken(
  key: string,
  siteKey: string,
  token: string | null,
  now: Date,
): FormTokenResult {
  if (token === null || token === '') return { state: 'absent' };
  const [stamp = '', proof = ''] = token.split('.', 2);
  if (!/^[0-9a-z]{1,11}$/.test(stamp) || !sameText(proof, signature(key, `form:${siteKey}:${stamp}`))) {
    return { state: 'forged' };
  }
  return { state: 'good', ageMs: Math.max(0, now.getTime() - Number.parseInt(stamp, 36)) };
}

/** Proves for a while that whoever opens the success page has just submitted that inquiry. */
export function signDoneProof(key: string, code: string, at: Date): string {
  const stamp = at.getTime().toString(36);
  return `${stamp}.${signature(key, `done:${code}:${stamp}`)}`;
}

/** Whether a success page may show what was submitted; `validMs` after the submission at the latest. */
export function readDoneProof(key: string, code: string, proof: string, now: Date, validMs: number): boolean {
  const [stamp = '', mac = ''] = proof.split('.', 2);
  if (!/^[0-9a-z]{1,11}$/.test(stamp) || !sameText(mac, signature(key, `done:${code}:${stamp}`)))
    return false;
  return now.getTime() - Number.parseInt(stamp, 36) <= validMs;
}

function signature(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
