import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, maskContacts, type Config } from '@luodi/platform';
import { HostResolver } from './host-resolver';
import { isPublicAddress, readReceiver, type Receiver } from './receiver-address.policy';
import type { DeliveryError } from './webhook-events.policy';

/** The whole exchange, from the first packet to the last byte of the answer. */
const TIME_OUT_MILLIS = 5_000;
const ANSWER_BYTES = 64 * 1024;
const EXCERPT_CHARS = 500;

/** What became of one try. */
export interface Sent {
  readonly ok: boolean;
  readonly error: DeliveryError | null;
  readonly status: number | null;
  readonly excerpt: string | null;
  readonly millis: number;
  /** Whether the receiver may have got the body. */
  readonly left: boolean;
}

class Blocked extends Error {}

/**
 * Posts to addresses that administrators typed in, and to nothing inside (security.md T-08): the name is resolved
 * once, every address of it must be public, and the connection goes to those addresses and no others. No redirect is
 * followed, no proxy asked, no connection reused.
 */
@Injectable()
export class WebhookSender {
  public constructor(
    private readonly resolver: HostResolver,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether an address may be registered at all. */
  public accepts(url: string): boolean {
    return readReceiver(url, this.config.webhookPrivateHosts) !== null;
  }

  /** Posts once; never throws. */
  public async post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Sent> {
    const begun = Date.now();
    const failed = (error: DeliveryError, left: boolean): Sent => ({
      ...{ ok: false, error, status: null, excerpt: null, left },
      millis: Date.now() - begun,
    });
    const receiver = readReceiver(url, this.config.webhookPrivateHosts);
    if (receiver === null) return failed('bad_url', false);
    const progress = { connected: false };
    try {
      const signal = AbortSignal.timeout(TIME_OUT_MILLIS);
      const addresses = await withinTime(this.addressesOf(receiver), signal);
      const answer = await exchange(receiver, addresses, { headers, body, signal, progress });
      const ok = answer.status >= 200 && answer.status < 300;
      const redirect = answer.status >= 300 && answer.status < 400;
      return {
        ok,
        error: ok ? null : redirect ? 'redirect' : 'http_status',
        status: answer.status,
        excerpt: excerptOf(answer.text),
        millis: Date.now() - begun,
        left: true,
      };
    } catch (error) {
      return failed(errorOf(error), progress.connected);
    }
  }

  private async addressesOf(receiver: Receiver): Promise<string[]> {
    const addresses =
      isIP(receiver.host) === 0 ? await this.resolver.addresses(receiver.host) : [receiver.host];
    if (addresses.length === 0) throw Object.assign(new Error('No address'), { code: 'ENOTFOUND' });
    if (!receiver.trusted && !addresses.every(isPublicAddress)) throw new Blocked();
    return addresses;
  }
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly progress: { connected: boolean };
}

function exchange(
  receiver: Receiver,
  addresses: readonly string[],
  message: Message,
): Promise<{ readonly status: number; readonly text: string }> {
  const send = receiver.url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(receiver.url, {
      method: 'POST',
      headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
      agent: false,
      lookup: pinnedTo(addresses),
      signal: message.signal,
      maxHeaderSize: 16 * 1024,
    });
    request.on('error', reject);
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        // The check of last resort, of the address the packets go to.
        if (!receiver.trusted && !isPublicAddress(socket.remoteAddress ?? '')) socket.destroy(new Blocked());
        else message.progress.connected = true;
      });
    });
    request.on('response', (response) => {
      readUpTo(response, ANSWER_BYTES).then(
        (text) => resolve({ status: response.statusCode ?? 0, text }),
        reject,
      );
    });
    request.end(message.body);
  });
}

/** A look-up that knows the addresses already: what was judged is what is connected to. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    if (options.all === true) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family);
  };
}

/** The first bytes of an answer; the rest is not waited for. */
async function readUpTo(response: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= limit) break; // leaving the loop destroys the stream
  }
  return Buffer.concat(chunks).subarray(0, limit).toString('utf8');
}

/** The beginning of an answer for the log: printable, one line, without telephone numbers. */
function excerptOf(text: string): string | null {
  const clean = maskContacts(text.slice(0, 4 * EXCERPT_CHARS).toWellFormed())
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return clean === '' ? null : clean.slice(0, EXCERPT_CHARS).toWellFormed();
}

function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}

function errorOf(error: unknown): DeliveryError {
  if (error instanceof Blocked) return 'blocked_address';
  const name = textAt(error, 'name');
  const code = textAt(error, 'code');
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'dns';
  if (code === 'ECONNREFUSED') return 'refused';
  return /CERT|TLS|SSL|UNABLE_TO|EPROTO/.test(code) ? 'tls' : 'connection';
}

function textAt(error: unknown, key: string): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}
