import { Client } from 'pg';
import { until } from '../../apps/launcher/src/processes';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { Session, type Answer } from '../support/session';
import { asAdmin } from '../support/test-database';

/** Starts of a product and three restarts, each some seconds on two busy cores. */
jest.setTimeout(180_000);

const SUBMITTERS = 4;
const PHONES = 24;
const RECOVERY_MS = 60_000;

/** What the prospect was told. */
interface Receipt {
  readonly phone: string;
  readonly code: string;
}

interface BulkState {
  readonly status: string;
  readonly counts: Readonly<Record<'pending' | 'done' | 'failed', number>>;
}

interface LeadRow {
  readonly id: string;
  readonly phone: string;
  readonly inquiryCount: number;
  readonly owner: { readonly id: string } | null;
}

describe('when processes are killed', () => {
  let product: Product;
  let anyone: Session;

  beforeAll(async () => {
    product = await startProduct();
    anyone = new Session(product.url);
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await product.addPerson({ username: 'heyuan', name: '何远', role: 'agent' });
  });

  afterAll(() => product?.stop());

  it('loses no acknowledged inquiry, doubles none, and notifies each owner once', async () => {
    const stream = new Stream(anyone, product.siteKey);
    await stream.received(8);
    await product.worker.kill();
    await stream.received(16);
    await product.api.kill();
    await product.startApi();
    await product.startWorker();
    await stream.received(24);
    await product.api.kill();
    await product.startApi();
    await stream.received(32);
    const receipts = await stream.end();

    expect(stream.refusals).toEqual([]);
    expect(new Set(receipts.map((receipt) => receipt.code)).size).toBe(receipts.length);
    for (const { code, phone } of receipts) {
      const status = await anyone.send(
        'GET',
        `/api/public/v1/inquiries/${code}?phoneLast4=${phone.slice(-4)}`,
      );
      expect({ code, status: status.status }).toEqual({ code, status: 200 });
    }

    const admin = await product.signIn('admin');
    const { items: leads } = await admin.get<{ items: LeadRow[] }>('/api/v1/leads?view=all&limit=200');
    const acknowledged = new Set(receipts.map((receipt) => receipt.phone.slice(-4)));
    const lastDigits = leads.map((lead) => lead.phone.slice(-4));
    expect(new Set(lastDigits).size).toBe(leads.length); // one lead per phone
    expect([...acknowledged].filter((digits) => !lastDigits.includes(digits))).toEqual([]);
    expect(leads.filter((lead) => lead.owner === null)).toEqual([]);
    for (const lead of leads) {
      const { items } = await admin.get<{ items: { to: string | null }[] }>(
        `/api/v1/leads/${lead.id}/assignments`,
      );
      expect(items.filter((assignment) => assignment.to === null)).toHaveLength(1);
    }
    // What was sent again because nobody answered is the same inquiry with the same code, kept once.
    expect(leads.reduce((sum, lead) => sum + lead.inquiryCount, 0)).toBe(receipts.length);

    await expectOneNoticeEach(leads);
  });

  it('does the job again that a worker was killed in the middle of', async () => {
    const blocker = new Client({ connectionString: product.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('BEGIN');
      await blocker.query('LOCK TABLE notifications IN SHARE MODE'); // a job that writes one waits here
      expect((await inquire(anyone, product.siteKey, '13900007003', '拿地30亩')).status).toBe(201);
      expect(await until(() => hasWaiter(blocker), 15_000)).toBe(true);
      await product.worker.kill();
      await blocker.query('ROLLBACK');
    } finally {
      await blocker.end();
    }
    await product.startWorker();
    const admin = await product.signIn('admin');
    const { items } = await admin.get<{ items: LeadRow[] }>('/api/v1/leads?view=all&q=7003');
    await expectOneNoticeEach(items);
  });

  it('leaves a lead in its pool when the api is killed in the middle of a claim, and the claim works again', async () => {
    const admin = await product.signIn('admin');
    const [agent, other] = await Promise.all(
      ['pengxiaolan', 'heyuan'].map((username) => Session.signIn(product.url, username, PASSWORD)),
    );
    expect((await inquire(anyone, product.siteKey, '13900007004', '租2000平厂房')).status).toBe(201);
    const { items } = await admin.get<{ items: LeadRow[] }>('/api/v1/leads?view=all&q=7004');
    const lead = items[0]!;
    await admin.post(`/api/v1/leads/${lead.id}/release`, { reason: '重新分配' });
    const first = await admin.get<{ items: { owner: { name: string } }[] }>(
      `/api/v1/leads/${lead.id}/assignments`,
    );
    const claimant = first.items[0]!.owner.name === '彭晓岚' ? other! : agent!;
    const blocker = new Client({ connectionString: product.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('BEGIN');
      await blocker.query('LOCK TABLE lead_assignments IN SHARE MODE'); // the claim waits where it writes the owner
      const cut = claimant.send('POST', `/api/v1/leads/${lead.id}/claim`).catch(() => null);
      expect(await until(() => hasWaiter(blocker, 'lead_assignments'), 15_000)).toBe(true);
      await product.api.kill();
      await cut;
      await blocker.query('ROLLBACK');
    } finally {
      await blocker.end();
    }
    await product.startApi();
    const after = await admin.get<LeadRow & { poolId: string | null }>(`/api/v1/leads/${lead.id}`);
    expect(after).toMatchObject({ owner: null, poolId: expect.any(String) });
    expect((await claimant.send('POST', `/api/v1/leads/${lead.id}/claim`)).status).toBe(200);
    const held = await admin.get<{ items: { to: string | null; reason: string }[] }>(
      `/api/v1/leads/${lead.id}/assignments`,
    );
    expect(held.items.filter(({ to }) => to === null)).toMatchObject([{ reason: 'claimed' }]);
    expect(held.items.filter(({ reason }) => reason === 'claimed')).toHaveLength(1);
  });

  it('an act on many leads goes on where its worker was killed, and does every lead once', async () => {
    const admin = await product.signIn('admin');
    const leads: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const entered = { channel: 'phone', contact: '何先生', phone: `1390000${8100 + n}`, need: '租厂房' };
      const basis = { consentBasis: { kind: 'oral' } };
      const lead = await admin.post<{ leadId: string }>('/api/v1/inquiries', { ...entered, ...basis });
      leads.push(lead.leadId);
    }
    const blocker = new Client({ connectionString: product.databaseUrl });
    await blocker.connect();
    let job: { id: string };
    try {
      await blocker.query('BEGIN');
      await blocker.query('SELECT 1 FROM leads WHERE id = $1 FOR UPDATE', [leads[5]]); // the sixth row waits here
      job = await admin.post('/api/v1/leads/bulk', { action: 'disqualify', ids: leads, reason: '清理' });
      const half = async (): Promise<boolean> =>
        (await admin.get<BulkState>(`/api/v1/leads/bulk/${job.id}`)).counts.done === 5;
      expect(await until(half, 20_000)).toBe(true);
      expect(await until(() => isBlocking(blocker), 15_000)).toBe(true);
      await product.worker.kill();
      await blocker.query('ROLLBACK');
    } finally {
      await blocker.end();
    }
    await product.startWorker();
    const state = async (): Promise<BulkState> => admin.get(`/api/v1/leads/bulk/${job.id}`);
    expect(await until(async () => (await state()).status === 'done', RECOVERY_MS)).toBe(true);
    expect((await state()).counts).toMatchObject({ pending: 0, done: 12, failed: 0 });
    for (const id of leads) {
      const { items } = await admin.get<{ items: { kind: string }[] }>(`/api/v1/leads/${id}/timeline`);
      expect(items.filter(({ kind }) => kind === 'disqualified')).toHaveLength(1);
    }
  });

  it('answers 503 while the database is away and works again by itself when it is back', async () => {
    const database = new URL(product.databaseUrl).pathname.slice(1);
    const adminUrl = process.env['LUODI_TEST_ADMIN_URL'] ?? '';
    await asAdmin(adminUrl, `ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS false`);
    await asAdmin(
      adminUrl,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`,
    );
    const refused = await inquire(anyone, product.siteKey, '13900007001', 'away');
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'unavailable', requestId: expect.any(String) });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await anyone.send('GET', '/health/live')).status).toBe(200);
    expect(await until(async () => (await anyone.send('GET', '/health/ready')).status === 503, 10_000)).toBe(
      true,
    );

    await asAdmin(adminUrl, `ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS true`);
    expect(await until(async () => (await anyone.send('GET', '/health/ready')).status === 200, 20_000)).toBe(
      true,
    );
    const accepted = await inquire(anyone, product.siteKey, '13900007001', 'away');
    expect(accepted.status).toBe(201);
    const admin = await product.signIn('admin');
    const { items } = await admin.get<{ items: LeadRow[] }>('/api/v1/leads?view=all&q=7001');
    expect(items).toHaveLength(1);
    await expectOneNoticeEach(items);
  });

  /** The owner's notices, once the worker has done all its jobs: exactly one about each lead. */
  async function expectOneNoticeEach(leads: readonly LeadRow[]): Promise<void> {
    const notices: string[] = [];
    const complete = await until(async () => {
      notices.length = 0;
      for (const username of ['pengxiaolan', 'heyuan']) notices.push(...(await assignedLeadsOf(username)));
      return leads.every((lead) => notices.includes(lead.id));
    }, RECOVERY_MS);
    expect(complete).toBe(true);
    for (const lead of leads) expect(notices.filter((id) => id === lead.id)).toHaveLength(1);
  }

  async function assignedLeadsOf(username: string): Promise<string[]> {
    const person = await Session.signIn(product.url, username, PASSWORD);
    const { items } = await person.get<{ items: { kind: string; leadId: string | null }[] }>(
      '/api/v1/notifications?limit=200',
    );
    return items.filter((notice) => notice.kind === 'lead_assigned').map((notice) => notice.leadId ?? '');
  }
});

/** Whether another session waits for a lock on the table of notifications. */
async function hasWaiter(
  client: Client,
  table: 'notifications' | 'lead_assignments' = 'notifications',
): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT 1 FROM pg_locks WHERE relation = $1::regclass AND NOT granted',
    [table],
  );
  return (rowCount ?? 0) > 0;
}

/** Whether another session waits for a row that this one has locked. */
async function isBlocking(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))',
  );
  return (rowCount ?? 0) > 0;
}

/** Prospects who send inquiry after inquiry, and the same one again when nobody answered. */
class Stream {
  /** Answers that were neither an acceptance nor "not now". */
  public readonly refusals: string[] = [];
  private readonly receipts: Receipt[] = [];
  private readonly senders: Promise<void>[];
  private isOpen = true;
  private sent = 0;

  public constructor(
    private readonly anyone: Session,
    private readonly siteKey: string,
  ) {
    this.senders = Array.from({ length: SUBMITTERS }, () => this.keepSending());
  }

  /** Waits until so many have been acknowledged. */
  public async received(count: number): Promise<void> {
    if (!(await until(() => this.receipts.length >= count, RECOVERY_MS)))
      throw new Error(`only ${this.receipts.length} of ${count} inquiries were acknowledged`);
  }

  public async end(): Promise<readonly Receipt[]> {
    this.isOpen = false;
    await Promise.all(this.senders);
    return this.receipts;
  }

  private async keepSending(): Promise<void> {
    while (this.isOpen) {
      const turn = this.sent++;
      await this.sendUntilAnswered(`1390000${1000 + (turn % PHONES)}`, `租厂房${1000 + turn}平`);
    }
  }

  private async sendUntilAnswered(phone: string, need: string): Promise<void> {
    const arrived = await until(async () => {
      try {
        const answer = await inquire(this.anyone, this.siteKey, phone, need);
        if (answer.status === 503) return false;
        if (answer.status === 201) this.receipts.push({ phone, code: answer.body.trackingCode });
        else this.refusals.push(`${answer.status} ${JSON.stringify(answer.body)}`);
        return true;
      } catch {
        return false; // the line went dead: nobody knows whether it arrived
      }
    }, RECOVERY_MS);
    if (!arrived) this.refusals.push(`${need} was never answered`);
  }
}

function inquire(
  anyone: Session,
  siteKey: string,
  phone: string,
  need: string,
): Promise<Answer<{ trackingCode: string }>> {
  return anyone.send('POST', `/api/public/v1/sites/${siteKey}/inquiries`, {
    need,
    contact: '何先生',
    phone,
    consent: { handling: true, policyVersion: '1' },
  });
}
