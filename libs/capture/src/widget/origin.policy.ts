/** How a request stands to a site's allowed origins. */
export type OriginVerdict = 'none' | 'own' | 'allowed' | 'refused';

/** What an origin is held against. */
export interface OriginFacts {
  /** The request's `Origin`; undefined when a program or an old form sent none. */
  readonly origin: string | undefined;
  /** The request's `Host`. */
  readonly host: string | undefined;
  /** Where the product is reached (PUBLIC_URL). */
  readonly publicUrl: string;
  readonly allowed: readonly string[];
}

/**
 * Whether a page of that origin may use a site (security.md, "Malicious embedding site"). Our own pages always may;
 * `null`, the origin of sandboxed and local pages, is nobody's and never may; without an origin it is no page.
 */
export function judgeOrigin({ origin, host, publicUrl, allowed }: OriginFacts): OriginVerdict {
  if (origin === undefined) return 'none';
  if (!URL.canParse(origin)) return 'refused';
  const { origin: plain, host: from } = new URL(origin);
  if (plain !== origin.toLowerCase() || plain === 'null') return 'refused';
  if (plain === new URL(publicUrl).origin || from === host?.toLowerCase()) return 'own';
  return allowed.includes(plain) ? 'allowed' : 'refused';
}
