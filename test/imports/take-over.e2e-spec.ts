import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ImportKinds, ImportWorkService, type ImportKind, type ImportRun } from '@luodi/imports';
import { ReadUploadService } from '../../libs/imports/src/files/read-upload.service';
import { BatchService } from '../../libs/imports/src/work/batch.service';
import { aUser } from '../builders/identity';
import { SOURCE, upload, type ImportView } from '../builders/imports';
import { startTestApp, type Client, type TestApp } from '../support/app';

const ROWS = 1_200; // three batches

/** A place where a worker stands still until it is let go, or ends. */
class Frozen {
  public readonly reached: Promise<void>;
  private arrive: () => void = () => undefined;
  private readonly free: Promise<void>;
  public wake: () => void = () => undefined;
  public die: () => void = () => undefined;

  public constructor() {
    this.reached = new Promise((resolve) => (this.arrive = resolve));
    this.free = new Promise((resolve, reject) => {
      this.wake = resolve;
      this.die = () => reject(new Error('The worker was killed'));
    });
    this.free.catch(() => undefined);
  }

  public async stand(): Promise<void> {
    this.arrive();
    await this.free;
  }
}

/** A worker that freezes anywhere loses its job to another; whichever goes on, every row is there exactly once. */
describe('an import that another worker takes over', () => {
  let app: TestApp;
  let admin: Client;
  let worker: ImportWorkService;
  let kind: ImportKind;
  let lists = 0;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
    worker = app.get(ImportWorkService);
    const leads = app.get(ImportKinds).get('leads');
    if (leads === null) throw new Error('There are leads to import');
    kind = leads;
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.close());

  async function uploaded(): Promise<string> {
    lists += 1;
    const lines = Array.from({ length: ROWS }, (_, n) => `wx_list${lists}_${n},名单${n % 50}厂`);
    const sent = await upload(app, admin, `微信号,公司名称\n${lines.join('\n')}`, {
      dryRun: 'false',
      ...SOURCE,
    }).expect(202);
    return (sent.body as ImportView).id;
  }

  async function view(id: string): Promise<ImportView> {
    return (await admin.get(`/api/v1/imports/${id}`).expect(200)).body as ImportView;
  }

  async function workToTheEnd(id: string): Promise<void> {
    while (['queued', 'reading', 'importing'].includes((await view(id)).status)) await worker.work(id, false);
  }

  /** The first run of the kind stands still when it has written its second batch, before the commit. */
  function freezeInSecondBatch(): Frozen {
    const frozen = new Frozen();
    const open = kind.open.bind(kind);
    jest.spyOn(kind, 'open').mockImplementationOnce(async (tx, order) => {
      const run = await open(tx, order);
      let batches = 0;
      return Object.assign(Object.create(run) as ImportRun, {
        write: async (...given: Parameters<ImportRun['write']>) => {
          const outcomes = await run.write(...given);
          batches += 1;
          if (batches === 2) await frozen.stand();
          return outcomes;
        },
      });
    });
    return frozen;
  }

  async function expectEveryRowOnce(id: string): Promise<void> {
    expect(await view(id)).toMatchObject({
      status: 'done',
      progress: 1,
      counts: { created: ROWS, updated: 0, duplicates: 0, errors: 0 },
    });
    const [found] = await app.dataSource.query(
      `SELECT count(*)::int AS items, count(DISTINCT i.object_id)::int AS leads, count(DISTINCT l.contact_id)::int AS people,
         (SELECT count(*)::int FROM inquiries q WHERE q.source ->> 'importId' = $1::text) AS inquiries,
         (SELECT count(*)::int FROM lead_events e WHERE e.data ->> 'importId' = $1::text) AS events
       FROM import_items i JOIN leads l ON l.id = i.object_id WHERE i.import_id = $1::uuid`,
      [id],
    );
    expect(found).toEqual({ items: ROWS, leads: ROWS, people: ROWS, inquiries: ROWS, events: ROWS });
  }

  /** Jobs that will look at the import again in a while. */
  async function laterJobs(id: string): Promise<number> {
    const rows: { n: number }[] = await app.dataSource.query(
      `SELECT count(*)::int AS n FROM graphile_worker._private_jobs
       WHERE payload -> 'payload' ->> 'importId' = $1 AND run_at > now()`,
      [id],
    );
    return rows[0]?.n ?? 0;
  }

  /** The jobs so far are those that the frozen worker has taken. */
  async function forgetJobs(): Promise<void> {
    await app.dataSource.query('DELETE FROM graphile_worker._private_jobs');
  }

  it('frozen between two batches: the other does the rest, the first finds nothing left to do', async () => {
    const id = await uploaded();
    await worker.work(id, false); // reads the file
    const frozen = new Frozen();
    const batches = app.get(BatchService);
    const read = batches.read.bind(batches);
    jest
      .spyOn(batches, 'read')
      .mockImplementationOnce(read)
      .mockImplementationOnce(async (...given) => {
        const batch = await read(...given);
        await frozen.stand();
        return batch;
      });
    const first = worker.work(id, false);
    await frozen.reached;
    while ((await view(id)).counts.created === 0); // its first batch is being written meanwhile
    await workToTheEnd(id);
    await expectEveryRowOnce(id);
    frozen.wake();
    await first;
    await expectEveryRowOnce(id);
  });

  it('overtaken and left alone with it again: whoever stops before the end leaves a job behind', async () => {
    const id = await uploaded();
    await worker.work(id, false);
    const frozen = new Frozen();
    const batches = app.get(BatchService);
    const read = batches.read.bind(batches);
    jest.spyOn(batches, 'read').mockImplementationOnce(async (...given) => {
      const batch = await read(...given);
      await frozen.stand();
      return batch;
    });
    const first = worker.work(id, false);
    await frozen.reached;
    await forgetJobs();
    const other = freezeInSecondBatch();
    const second = worker.work(id, false);
    await other.reached;
    other.die(); // one batch further
    await expect(second).rejects.toThrow('The worker was killed');
    frozen.wake();
    await first;
    expect(await laterJobs(id)).toBe(1);
    await workToTheEnd(id);
    await expectEveryRowOnce(id);
  });

  it('frozen within a batch and awake again: the other comes back later, the first goes on', async () => {
    const id = await uploaded();
    await worker.work(id, false);
    await forgetJobs();
    const frozen = freezeInSecondBatch();
    const first = worker.work(id, false);
    await frozen.reached;
    await worker.work(id, false);
    expect(await laterJobs(id)).toBe(1);
    frozen.wake();
    await first;
    await workToTheEnd(id);
    await expectEveryRowOnce(id);
  });

  it('killed within a batch: what it wrote is gone, the other writes it', async () => {
    const id = await uploaded();
    await worker.work(id, false);
    await forgetJobs();
    const frozen = freezeInSecondBatch();
    const first = worker.work(id, false);
    await frozen.reached;
    await worker.work(id, false);
    expect(await laterJobs(id)).toBe(1);
    frozen.die();
    await expect(first).rejects.toThrow('The worker was killed');
    await workToTheEnd(id);
    await expectEveryRowOnce(id);
  });

  it('frozen while it reads the file: the other reads and writes it, and the second reading is thrown away', async () => {
    const id = await uploaded();
    const frozen = new Frozen();
    const uploads = app.get(ReadUploadService);
    const read = uploads.read.bind(uploads);
    jest.spyOn(uploads, 'read').mockImplementationOnce(async (...given) => {
      const found = await read(...given);
      await frozen.stand();
      return found;
    });
    const folder = join(app.config.dataDir, 'files', 'imports');
    const rowsFiles = (): number =>
      existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.rows')).length : 0;
    const before = rowsFiles();
    const first = worker.work(id, false);
    await frozen.reached;
    await workToTheEnd(id);
    frozen.wake();
    await first;
    await expectEveryRowOnce(id);
    expect(rowsFiles()).toBe(before + 1);
  });
});
