import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { until } from '../../apps/launcher/src/processes';
import { aPdf } from '../builders/attachments';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { Session } from '../support/session';

/** Starts of a product and two restarts, each some seconds on two busy cores. */
jest.setTimeout(180_000);

const PATIENCE_MS = 60_000;
const TWO_HOURS_MS = 2 * 3_600_000;

/** The api process dies as in a power failure, at a known place of an upload: the lead's row is held by somebody else. */
describe('when the api is killed in an upload', () => {
  let product: Product;
  let db: Client;
  let leadId: string;
  let token: string;

  const folder = () => join(product.dataDir, 'files', 'attachments');
  const files = (): string[] =>
    existsSync(folder())
      ? readdirSync(folder(), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [];
  const rows = async (): Promise<{ id: string; file: string }[]> =>
    (await db.query('SELECT id, file FROM lead_attachments ORDER BY at')).rows as {
      id: string;
      file: string;
    }[];
  const upload = (bytes: Buffer, key: string): Promise<Response> =>
    fetch(`${product.url}/api/v1/leads/${leadId}/attachments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent('营业执照.pdf'),
        'idempotency-key': key,
      },
      body: new Uint8Array(bytes),
    });
  /** Sweeps, as the worker does each hour, until it has. */
  const sweep = async (): Promise<void> => {
    await db.query(`SELECT graphile_worker.add_job('leads.attachments-swept', '{}'::json)`);
    const swept = await until(async () => {
      const { rows: left } = await db.query(
        `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'leads.attachments-swept'`,
      );
      return left.length === 0;
    }, PATIENCE_MS);
    expect(swept).toBe(true);
  };

  beforeAll(async () => {
    product = await startProduct();
    db = new Client({ connectionString: product.databaseUrl });
    await db.connect();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    const response = await fetch(`${product.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'pengxiaolan', password: PASSWORD }),
    });
    token = ((await response.json()) as { accessToken: string }).accessToken;
    const agent = await product.signIn('pengxiaolan');
    await new Session(product.url).post(`/api/public/v1/sites/${product.siteKey}/inquiries`, {
      need: '租 5000 平单层厂房',
      company: '湘澜精密机械有限公司',
      contact: '何先生',
      phone: '13900007531',
      consent: { handling: true, policyVersion: '1' },
    });
    const { items } = await agent.get<{ items: { id: string }[] }>('/api/v1/leads?limit=5');
    leadId = items[0]?.id ?? '';
  });

  afterAll(async () => {
    await db?.end();
    await product?.stop();
  });

  it('between file and row: no row without its file, the retry is there once, and the orphan goes after its grace', async () => {
    const bytes = aPdf('营业执照');
    await db.query('BEGIN');
    await db.query('SELECT 1 FROM leads WHERE id = $1 FOR UPDATE', [leadId]);
    const first = upload(bytes, 'licence-1').catch(() => null);
    // The bytes have their place, and the row waits for the lead.
    const placed = await until(
      () => files().length === 1 && files().every((file) => !file.endsWith('.part')),
      PATIENCE_MS,
    );
    expect(placed).toBe(true);
    await product.api.kill();
    expect(await first).toBeNull();
    await db.query('ROLLBACK');
    const [orphan] = files();
    expect(await rows()).toEqual([]);

    await product.startApi();
    const answers = [await upload(bytes, 'licence-1'), await upload(bytes, 'licence-1')];
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    const ids = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { id: string }).id),
    );
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(new Set(ids)).toEqual(new Set([row?.id]));
    expect(files()).toHaveLength(2); // the kept one, and what the dead process left

    await sweep();
    expect(files()).toHaveLength(2); // still within its grace: it might be an upload under way
    const past = new Date(Date.now() - TWO_HOURS_MS);
    for (const file of files()) utimesSync(file, past, past);
    await sweep();
    expect(files()).toEqual([join(folder(), row!.file.slice(0, 2), row!.file)]);
    expect(files()).not.toContain(orphan);
  });

  it('between row and answer: the same key finds what was kept', async () => {
    const bytes = aPdf('土地证');
    const before = (await rows()).length;
    const answer = upload(bytes, 'deed-1').catch(() => null);
    const kept = await until(async () => (await rows()).length === before + 1, PATIENCE_MS);
    expect(kept).toBe(true);
    await product.api.kill();
    await answer;
    await product.startApi();
    const again = await upload(bytes, 'deed-1');
    expect(again.status).toBe(201);
    const all = await rows();
    expect(all).toHaveLength(before + 1);
    expect(((await again.json()) as { id: string }).id).toBe(all.at(-1)?.id);
    const named = new Set(all.map(({ file }) => join(folder(), file.slice(0, 2), file)));
    expect(files().filter((file) => named.has(file))).toHaveLength(all.length); // no row without its file
  });
});
