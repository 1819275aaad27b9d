import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isPublicAddress, readReceiver } from './receiver-address.policy';

/** Ranges that packets to a stranger's receiver never go to, with what they are. */
const CLOSED = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared, and a provider’s metadata'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local, and metadata'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'documentation'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['::/96', 'IPv4-compatible'],
  ['::ffff:0:0/96', 'IPv4-mapped'],
  ['::ffff:0:0:0/96', 'IPv4-translated'],
  ['64:ff9b::/96', 'NAT64'],
  ['64:ff9b:1::/48', 'local NAT64'],
  ['100::/64', 'discard'],
  ['2001::/32', 'Teredo'],
  ['2001:db8::/32', 'documentation'],
  ['2002::/16', '6to4'],
  ['fc00::/7', 'unique local'],
  ['fe80::/10', 'link-local'],
  ['ff00::/8', 'multicast'],
] as const;

/** Any address of a range. */
function within(range: string): fc.Arbitrary<string> {
  const [network, bits] = ipaddr.parseCIDR(range);
  const base = network.toByteArray();
  return fc.uint8Array({ minLength: base.length, maxLength: base.length }).map((random) => {
    const bytes = base.map((byte, index) => {
      const kept = Math.min(8, Math.max(0, bits - 8 * index));
      const mask = (0xff00 >> kept) & 0xff;
      return (byte & mask) | ((random[index] ?? 0) & ~mask & 0xff);
    });
    return ipaddr.fromByteArray(bytes).toString();
  });
}

describe('addresses of receivers', () => {
  it.each(CLOSED)('in %s (%s) are refused', (range) => {
    fc.assert(fc.property(within(range), (address) => !isPublicAddress(address)));
  });

  it('refuse every IPv4 address inside every IPv6 form', () => {
    const forms = ['::ffff:', '::', '64:ff9b::', '2002:', '::ffff:0:'];
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom(...forms), (v4, form) => {
        const [a, b, c, d] = v4.split('.').map(Number) as [number, number, number, number];
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        const text = form === '2002:' ? `2002:${hex}::1` : `${form}${hex}`;
        return !ipaddr.isValid(text) || !isPublicAddress(text);
      }),
    );
  });

  it.each(['8.8.8.8', '1.1.1.1', '114.114.114.114', '223.5.5.5', '2400:3200::1', '2606:4700:4700::1111'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each(['', 'localhost', '8.8.8', '0x8.8.8.8', '010.8.8.8', '134744072', 'fe80::1%eth0', '168.63.129.16'])(
    '%s is not',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
    },
  );

  it('never throw on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof isPublicAddress(text) === 'boolean'),
    );
  });
});

describe('the address of a receiver', () => {
  it.each([
    'https://hooks.example.com/luodi?x=1',
    'http://hooks.example.com',
    'https://hooks.example.com:443/',
    'http://8.8.8.8:80/',
    'https://[2400:3200::1]/',
    'https://企业.example.com/',
  ])('%s may be registered', (url) => {
    expect(readReceiver(url, [])).not.toBeNull();
  });

  it('of the operator’s list may be inside, on its very port', () => {
    const trusted = ['127.0.0.1:8080', 'erp.corp', '[::1]:9000'];
    expect(readReceiver('http://127.0.0.1:8080/x', trusted)?.trusted).toBe(true);
    expect(readReceiver('http://erp.corp/x', trusted)?.trusted).toBe(true);
    expect(readReceiver('http://[::1]:9000/x', trusted)?.trusted).toBe(true);
    expect(readReceiver('http://127.0.0.1:8081/x', trusted)).toBeNull();
    expect(readReceiver('http://erp.corp:8080/x', trusted)).toBeNull();
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        readReceiver(text, []);
      }),
    );
  });
});
