import { isIP } from 'node:net';
import type { Request } from 'express';

/** Where a request came from, bounded; the address is Express's (TRUST_PROXY decides whom to believe). */
export function requestMeta(request: Request): {
  readonly ip: string | null;
  readonly userAgent: string | null;
} {
  const agent = request.get('user-agent');
  return {
    ip: addressOf(request.ip),
    userAgent: agent === undefined ? null : agent.replace(/[^\x20-\x7e]/g, '').slice(0, 300),
  };
}

/** What the column `inet` takes: a proxy may hand on anything, and a zone is no part of an address. */
function addressOf(ip: string | undefined): string | null {
  const plain = ip?.split('%')[0] ?? '';
  return isIP(plain) === 0 ? null : plain;
}
