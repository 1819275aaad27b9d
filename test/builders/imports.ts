import request, { type Test as HttpTest } from 'supertest';
import type { Client, TestApp } from '../support/app';

/** What a story reads of an import. */
export interface ImportView {
  readonly id: string;
  readonly status: string;
  readonly rows: number;
  readonly progress: number;
  readonly headerRow: number | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly columns: readonly { column: number; header: string; samples: string[]; field: string | null }[];
  readonly missingFields: readonly string[];
  readonly counts: Readonly<
    Record<
      'importable' | 'duplicates' | 'errors' | 'created' | 'updated' | 'assigned' | 'undone' | 'kept',
      number
    >
  >;
  readonly errors: readonly {
    row: number;
    code: string;
    field: string | null;
    message: string;
    cells: string[];
  }[];
  readonly error: { code: string; message: string } | null;
  readonly undoUntil: string | null;
}

/** The lawful source that every list of people needs. */
export const SOURCE = { sourceKind: 'event_signup', sourceNote: '2026 年招商推介会签到表' };

/** Uploads a file as a browser does. */
export function upload(
  app: TestApp,
  client: Client,
  file: Buffer | string,
  fields: Readonly<Record<string, string>> = {},
  name = 'list.csv',
): HttpTest {
  const sending = request(app.url)
    .post('/api/v1/imports')
    .set('Authorization', `Bearer ${client.token ?? ''}`);
  for (const [key, value] of Object.entries({ kind: 'leads', ...fields })) void sending.field(key, value);
  return sending.attach('file', Buffer.from(file), name);
}

/** Does the jobs and reads the import. */
export async function worked(app: TestApp, client: Client, id: string): Promise<ImportView> {
  await app.runJobs();
  const response = await client.get(`/api/v1/imports/${id}`).expect(200);
  return response.body as ImportView;
}

/** Uploads and does the jobs. */
export async function imported(
  app: TestApp,
  client: Client,
  file: Buffer | string,
  fields: Readonly<Record<string, string>> = {},
): Promise<ImportView> {
  const response = await upload(app, client, file, { dryRun: 'false', ...SOURCE, ...fields }).expect(202);
  return worked(app, client, (response.body as { id: string }).id);
}
