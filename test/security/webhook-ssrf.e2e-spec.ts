import { HostResolver, WebhookDeliveryService, WebhookSender } from '@luodi/notifications';
import { anIntake, anInquiry, type BuiltIntake } from '../builders/capture';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { Receiver } from '../support/receiver';

/** What a hostile name server answers. */
const NAMES: Record<string, string[]> = {
  'loopback.example.com': ['127.0.0.1'],
  'private.example.com': ['10.1.2.3'],
  'metadata.example.com': ['169.254.169.254'],
  'shared.example.com': ['100.100.100.200'],
  'six.example.com': ['::1'],
  'mapped.example.com': ['::ffff:127.0.0.1'],
  'nat64.example.com': ['64:ff9b::7f00:1'],
  'local.example.com': ['fd00::1'],
  'link.example.com': ['fe80::1'],
  'zero.example.com': ['0.0.0.0'],
  'both.example.com': ['8.8.8.8', '127.0.0.1'],
  'many.example.com': ['10.0.0.1', '192.168.1.1'],
  'tunnel.example.com': ['2002:7f00:1::'],
  'azure.example.com': ['168.63.129.16'],
};

/** Refused before anything is looked up, written with the canary's port where it takes one. */
const hostileUrls = (port: number): string[] => [
  `http://127.0.0.1:${port}/`,
  `http://localhost:${port}/`,
  `http://[::1]:${port}/`,
  `http://0.0.0.0:${port}/`,
  `http://127.1:${port}/`,
  `http://0177.0.0.1:${port}/`,
  `http://0x7f.0.0.1:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f000001:${port}/`,
  `http://017700000001:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://[::ffff:7f00:1]:${port}/`,
  `http://user@127.0.0.1:${port}/`,
  `http://example.com@127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}\\@example.com/`,
  `http://localhost.:${port}/`,
  `http://sub.localhost:${port}/`,
  `http://１２７.０.０.１:${port}/`,
  `http://127。0。0。1:${port}/`,
  `http://example.com:${port}/`,
  `https://127.0.0.1:${port}/`,
  'http://127.0.0.1/',
  'http://127.0.0.1:80/',
  'https://127.0.0.1/',
  'http://127.1/',
  'http://0177.1/',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://0/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::127.0.0.1]/',
  'http://[2002:7f00:0001::]/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[ff02::1]/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://100.100.100.200/latest/meta-data/',
  'http://168.63.129.16/',
  'http://100.64.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://localhost/',
  'http://metadata/',
  'http://metadata.google.internal/',
  'http://printer.local/',
  'http://8.8.8.8:22/',
  'http://8.8.8.8:5432/',
  'https://hooks.example.com:8443/',
  'https://user:secret@hooks.example.com/',
  'https://hooks.example.com/#part',
  'ftp://hooks.example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_INFO',
  'javascript:alert(1)',
  'data:text/plain,hello',
  'unix:/var/run/postgresql',
  '//hooks.example.com/',
  'hooks.example.com',
];

describe('a webhook to the inside (T-08, T-09)', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let admin: Client;
  let canary: Receiver;

  beforeAll(async () => {
    canary = await Receiver.start();
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
    app.get(HostResolver).addresses = (host) => Promise.resolve(NAMES[host] ?? []);
  });

  afterAll(async () => {
    await app.close();
    await canary.stop();
  });

  const hook = (url: string, name = url): object => ({
    name: name.slice(0, 100),
    url,
    events: ['lead.created'],
    purpose: '同步到自己的系统',
    legalBasis: 'handling',
  });

  it('has more than 53 addresses to refuse', () => {
    expect(hostileUrls(1).length + Object.keys(NAMES).length).toBeGreaterThanOrEqual(53);
  });

  it('is refused at registration, at change, and by the sender itself, and never arrives', async () => {
    const good = await admin.post('/api/v1/webhooks', hook('https://hooks.example.com/in')).expect(201);
    const { id, version } = good.body as { id: string; version: number };
    const accepted: string[] = [];
    for (const url of hostileUrls(canary.port)) {
      const made = await admin.post('/api/v1/webhooks', hook(url));
      const moved = await admin.patch(`/api/v1/webhooks/${id}`, { url, version });
      const sent = await app.get(WebhookSender).post(url, {}, '{}');
      if (made.status !== 400 || moved.status !== 400 || sent.error !== 'bad_url') accepted.push(url);
    }
    expect(accepted).toEqual([]);
    expect(canary.received).toEqual([]);
  });

  it.each(Object.keys(NAMES))('behind the name %s is refused when it is connected to', async (host) => {
    for (const url of [`http://${host}/`, `https://${host}/`]) {
      const sent = await app.get(WebhookSender).post(url, {}, '{}');
      expect(sent).toMatchObject({ ok: false, error: 'blocked_address', left: false, status: null });
    }
    expect(canary.received).toEqual([]);
  });

  it('is refused by test and delivery too, also for one that is in the database already', async () => {
    const made = await admin.post('/api/v1/webhooks', hook('https://loopback.example.com/')).expect(201);
    const { id } = made.body as { id: string };
    const test = await admin.post(`/api/v1/webhooks/${id}/test`).expect(200);
    expect(test.body).toMatchObject({ event: 'ping', state: 'dead', error: 'blocked_address', attempts: 1 });
    await app.dataSource.query('UPDATE webhooks SET url = $2 WHERE id = $1', [id, canary.url()]);
    const again = await admin.post(`/api/v1/webhooks/${id}/test`).expect(200);
    expect(again.body).toMatchObject({ error: 'bad_url' });
    await app.anonymous.post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry()).expect(201);
    await app.runJobs();
    const log = await admin.get(`/api/v1/webhooks/${id}/deliveries?state=pending`).expect(200);
    expect(log.body).toMatchObject({ items: [{ event: 'lead.created', error: 'bad_url', attempts: 1 }] });
    expect(canary.received).toEqual([]);
  });

  it('is not reached by a second look-up: the judged address is the one that is connected to', async () => {
    let asked = 0;
    const resolver = app.get(HostResolver);
    const before = resolver.addresses;
    resolver.addresses = () => {
      asked += 1;
      return Promise.resolve(asked === 1 ? ['10.9.9.9'] : ['127.0.0.1']);
    };
    try {
      const sent = await app.get(WebhookSender).post('http://rebind.example.com/', {}, '{}');
      expect(sent.error).toBe('blocked_address');
      expect(asked).toBe(1);
    } finally {
      resolver.addresses = before;
    }
  });

  it('says what went wrong with a name that has no address', async () => {
    const sent = await app.get(WebhookSender).post('https://nowhere.example.com/', {}, '{}');
    expect(sent).toMatchObject({ error: 'dns', left: false });
    expect(app.get(WebhookDeliveryService)).toBeDefined();
  });
});
