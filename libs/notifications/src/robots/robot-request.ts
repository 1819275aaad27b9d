import { createHmac } from 'node:crypto';
import { assertNever } from '@luodi/platform';

/** Chat groups' robots that can be told: 企业微信, 钉钉, 飞书. */
export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** Each takes 20 messages a minute and then refuses, or drops silently. */
export const MESSAGES_PER_MINUTE = 20;

/** Where each kind's robots live; an address elsewhere is none of theirs. */
const HOSTS: Readonly<Record<RobotKind, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com', 'api.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/** WeCom counts bytes of UTF-8, and is the narrowest. */
const TEXT_BYTES = 2048;

/** One HTTP request to a robot. */
export interface RobotRequest {
  readonly url: string;
  readonly body: string;
}

/** Whether a kind signs its messages; WeCom's secret is the key in its address. */
export function signs(kind: RobotKind): boolean {
  return kind !== 'wecom';
}

/** Whether an address is one of that kind's, or of a host that the operator has named as a receiver of their own. */
export function isRobotAddress(kind: RobotKind, url: string, ownHosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host, port } = new URL(url);
  if (ownHosts.includes(host)) return true;
  return protocol === 'https:' && port === '' && HOSTS[kind].includes(hostname);
}

/**
 * A message as its robot wants it, signed as its vendor documents it:
 * DingTalk: query `timestamp` (ms) and `sign` = base64(HMAC-SHA-256(secret, "timestamp\nsecret"));
 * Feishu: fields `timestamp` (s) and `sign` = base64(HMAC-SHA-256("timestamp\nsecret", "")).
 * @param secret null where the robot has none (it may ask for a keyword or an address instead)
 */
export function robotRequest(
  robot: { readonly kind: RobotKind; readonly url: string; readonly secret: string | null },
  text: string,
  at: Date,
): RobotRequest {
  const content = withinBytes(text, TEXT_BYTES);
  const { kind, url, secret } = robot;
  switch (kind) {
    case 'wecom':
      return { url, body: JSON.stringify({ msgtype: 'text', text: { content } }) };
    case 'dingtalk': {
      const body = JSON.stringify({ msgtype: 'text', text: { content } });
      if (secret === null) return { url, body };
      const timestamp = String(at.getTime());
      const signed = new URL(url);
      signed.searchParams.set('timestamp', timestamp);
      signed.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
      return { url: signed.toString(), body };
    }
    case 'feishu': {
      const message = { msg_type: 'text', content: { text: content } };
      if (secret === null) return { url, body: JSON.stringify(message) };
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const sign = hmac(`${timestamp}\n${secret}`, '');
      return { url, body: JSON.stringify({ timestamp, sign, ...message }) };
    }
    default:
      return assertNever(kind);
  }
}

/** What a robot made of a message: all three answer 200 and say it in the body. */
export type RobotVerdict = 'ok' | 'busy' | 'refused';

/** WeCom 45009, DingTalk 410100 and 660026, Feishu 9499 and 11232: too many messages. */
const BUSY: ReadonlySet<number> = new Set([45_009, 410_100, 660_026, 9_499, 11_232]);

/** Reads an answer. `code` is the vendor's number for the log; null when there is none. */
export function robotVerdict(status: number, text: string): { verdict: RobotVerdict; code: number | null } {
  if (status === 429) return { verdict: 'busy', code: null };
  const code = codeOf(text);
  if (status < 200 || status >= 300 || code === null) return { verdict: 'refused', code };
  if (code === 0) return { verdict: 'ok', code };
  return { verdict: BUSY.has(code) ? 'busy' : 'refused', code };
}

function codeOf(text: string): number | null {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null) return null;
    for (const key of ['errcode', 'code', 'StatusCode']) {
      const value: unknown = Reflect.get(answer, key);
      if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    }
    return null;
  } catch {
    return null; // not JSON: a gateway's page
  }
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}

function withinBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  let cut = '';
  let size = Buffer.byteLength('…');
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > limit) break;
    cut += character;
  }
  return `${cut}…`;
}
