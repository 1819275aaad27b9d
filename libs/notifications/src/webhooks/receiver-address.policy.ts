import ipaddr from 'ipaddr.js';

/** The provider's own services behind an address that looks public. */
const PROVIDER_ADDRESSES: ReadonlySet<string> = new Set(['168.63.129.16']);
/** All of today's public IPv6; what lies outside embeds IPv4 (mapped, compatible, NAT64) or is not routed. */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];
const STANDARD_PORTS: ReadonlySet<string> = new Set(['', '80', '443']);

/**
 * Whether an address, as a socket or a resolver writes it, is a public unicast one (security.md T-08). Everything
 * else is refused: loopback, private, link-local, shared, unique local, multicast, reserved, documentation, tunnels
 * (6to4, Teredo, ISATAP, NAT64), IPv4 inside IPv6, and what is no address at all.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  if (address instanceof ipaddr.IPv4) {
    return ipaddr.IPv4.isValidFourPartDecimal(text) && !PROVIDER_ADDRESSES.has(address.toString());
  }
  return address.match(GLOBAL_UNICAST) && !isIsatap(address);
}

/** …:0000:5efe:a.b.c.d and …:0200:5efe:a.b.c.d carry an IPv4 address of some inside. */
function isIsatap(address: ipaddr.IPv6): boolean {
  const [, , , , fifth, sixth] = address.parts;
  return sixth === 0x5efe && (fifth === 0 || fifth === 0x0200);
}

export interface Receiver {
  readonly url: URL;
  /** Without brackets. */
  readonly host: string;
  /** The operator named this host (WEBHOOK_PRIVATE_HOSTS): its addresses are not looked at. */
  readonly trusted: boolean;
}

/**
 * Reads a receiver's address: http or https, no credentials, port 80 or 443, and no literal of a closed range however
 * it is spelt (the URL parser turns octal, hexadecimal and decimal spellings into dots). null when it can't be one.
 * A name is judged when it is connected to, by its addresses of that moment.
 * @param trustedHosts hosts of the operator's list, `host` or `host:port`
 */
export function readReceiver(text: string, trustedHosts: readonly string[]): Receiver | null {
  if (!URL.canParse(text) || /[\s\\]/.test(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === '') return null;
  const place = url.port === '' ? url.hostname : `${url.hostname}:${url.port}`;
  if (trustedHosts.includes(place)) return { url, host, trusted: true };
  if (!STANDARD_PORTS.has(url.port)) return null;
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? { url, host, trusted: false } : null;
  // Names without a dot, and those that never leave the machine or the house.
  if (!host.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host)) return null;
  return { url, host, trusted: false };
}
