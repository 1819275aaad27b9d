import { createHmac, timingSafeEqual } from 'node:crypto';
import { NEED_TYPES, type NeedType } from '@luodi/leads';

/** What a signed link says about where a visitor comes from and what the article was about (docs/api.md). */
export interface Prefill {
  /** A park's name. */
  readonly park: string | null;
  readonly industry: string | null;
  readonly need: NeedType | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly channel: string | null;
}

/** Longest token that is read at all. */
export const MAX_PREFILL = 4000;
const BOUNDS: Readonly<Record<keyof Prefill, number>> = {
  park: 100,
  industry: 30,
  need: 30,
  url: 2000,
  title: 300,
  channel: 100,
};
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** The key of a site's links: from the product's own, so that it need not be kept, and renewed by its generation. */
export function prefillKey(formKey: string, siteId: string, generation: number): string {
  return createHmac('sha256', formKey).update(`prefill:${siteId}:${generation}`).digest('hex');
}

/** `base64url(JSON) . base64url(HMAC-SHA-256 of the first part)`; absent values are left out. */
export function signPrefill(key: string, prefill: Partial<Prefill>): string {
  const known = Object.entries(prefill).filter(([, value]) => value !== null && value !== '');
  const payload = Buffer.from(JSON.stringify(Object.fromEntries(known))).toString('base64url');
  return `${payload}.${proof(key, payload)}`;
}

/** Reads a link's token; null for one that is forged, damaged or says something that no link may say. */
export function readPrefill(key: string, token: string): Prefill | null {
  if (token.length > MAX_PREFILL) return null;
  const [payload = '', given = ''] = token.split('.', 2);
  const left = Buffer.from(given);
  const right = Buffer.from(proof(key, payload));
  if (payload === '' || left.length !== right.length || !timingSafeEqual(left, right)) return null;
  return readPayload(payload);
}

function readPayload(payload: string): Prefill | null {
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return null;
  const values = new Map<string, unknown>(Object.entries(said));
  const text = (name: keyof Prefill): string | null => {
    const value = values.get(name);
    const good =
      typeof value === 'string' &&
      value.trim() !== '' &&
      value.length <= BOUNDS[name] &&
      value.isWellFormed() &&
      !CONTROL.test(value);
    return good ? value.trim() : null;
  };
  const url = text('url');
  const need = text('need');
  return {
    park: text('park'),
    industry: text('industry'),
    need: NEED_TYPES.find((type) => type === need) ?? null,
    url: url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null,
    title: text('title'),
    channel: text('channel'),
  };
}

function proof(key: string, payload: string): string {
  return createHmac('sha256', key).update(payload).digest('base64url');
}
