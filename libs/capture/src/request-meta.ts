import type { Request } from 'express';

/** Where a request came from, bounded; the address is Express's (TRUST_PROXY decides whom to believe). */
export function requestMeta(request: Request): {
  readonly ip: string | null;
  readonly userAgent: string | null;
} {
  const agent = request.get('user-agent');
  return {
    ip: request.ip ?? null,
    userAgent: agent === undefined ? null : agent.replace(/[^\x20-\x7e]/g, '').slice(0, 300),
  };
}
