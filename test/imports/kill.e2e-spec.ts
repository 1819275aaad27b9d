import { openAsBlob } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { until } from '../../apps/launcher/src/processes';
import { SOURCE, type ImportView } from '../builders/imports';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { Session } from '../support/session';

/** Starts of a product and two restarts of its worker, each some seconds on two busy cores. */
jest.setTimeout(180_000);

const ROWS = 6_000;
const PATIENCE_MS = 120_000;

describe('when the worker is killed in the middle of an import', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  it('another one goes on from the checkpoint: every row once, none twice', async () => {
    const people = Array.from({ length: ROWS }, (_, n) => `1390000${String(n).padStart(5, '0').slice(-4)}`);
    // Ten thousand numbers of the invented kind exist: further rows are people by WeChat id.
    const lines = people.map((phone, n) => (n < 10_000 ? `${phone},,公司${n}` : `,wxid_${n},公司${n % 500}`));
    const path = join(product.dataDir, 'list.csv');
    writeFileSync(path, ['手机号,微信号,公司名称', ...lines].join('\n'));
    const { accessToken } = await new Session(product.url).post<{ accessToken: string }>(
      '/api/v1/auth/login',
      {
        username: 'admin',
        password: PASSWORD,
      },
    );
    const form = new FormData();
    form.set('kind', 'leads');
    form.set('dryRun', 'false');
    form.set('sourceKind', SOURCE.sourceKind);
    form.set('sourceNote', SOURCE.sourceNote);
    form.set('file', await openAsBlob(path), 'list.csv');
    const response = await fetch(`${product.url}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}` },
      body: form,
    });
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as ImportView;
    const find = (): Promise<ImportView> => product.admin.get<ImportView>(`/api/v1/imports/${id}`);

    for (const reached of [500, 2_500]) {
      expect(await until(async () => (await find()).counts.created >= reached, PATIENCE_MS)).toBe(true);
      await product.worker.kill();
      const { status, counts } = await find();
      expect({ status, unfinished: counts.created < ROWS }).toEqual({
        status: 'importing',
        unfinished: true,
      });
      await product.startWorker();
    }
    expect(await until(async () => (await find()).status === 'done', PATIENCE_MS)).toBe(true);
    expect((await find()).counts).toMatchObject({ created: ROWS, updated: 0, duplicates: 0, errors: 0 });

    const database = new Client({ connectionString: product.databaseUrl });
    await database.connect();
    try {
      const { rows } = await database.query<Record<string, number>>(
        `SELECT (SELECT count(*)::int FROM leads) AS leads, (SELECT count(DISTINCT contact_id)::int FROM leads) AS people,
           (SELECT count(*)::int FROM inquiries) AS inquiries, (SELECT count(*)::int FROM consents) AS consents,
           (SELECT count(*)::int FROM import_items) AS items,
           (SELECT count(*)::int FROM lead_events WHERE kind = 'opened') AS events`,
      );
      expect(rows[0]).toEqual({
        ...{ leads: ROWS, people: ROWS, inquiries: ROWS },
        ...{ consents: ROWS, items: ROWS, events: ROWS },
      });
    } finally {
      await database.end();
    }
  });
});
