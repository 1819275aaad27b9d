import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { aUser } from '../builders/identity';
import { TEST_PASSWORD, startTestApp, type TestApp } from '../support/app';

const ROOT = join(__dirname, '../..');
/** What runs in production besides the launcher, which starts processes and takes no text from anybody. */
const SERVED = ['libs', 'apps/api', 'apps/worker', 'apps/cli', 'apps/form', 'apps/web/src'];
const CODE_FROM_TEXT =
  /\beval\(|\bnew Function\b|['"](?:node:)?(?:vm|child_process)['"]|dangerouslySetInnerHTML/;

describe('what a production start shows of itself', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ PUBLIC_URL: 'https://luodi.example', TRUST_PROXY: 'loopback' });
  });

  afterAll(() => app.close());

  it('a session cookie goes over https alone where the public address is https', async () => {
    const { username } = await aUser(app.dataSource.manager, { role: 'agent' });
    const answer = await app.anonymous
      .post('/api/v1/auth/login', { username, password: TEST_PASSWORD })
      .set('X-Forwarded-Proto', 'https')
      .expect(200);
    const cookies = ([] as string[]).concat(answer.get('Set-Cookie') ?? []);
    const session = cookies.find((cookie) => cookie.startsWith('luodi_session='));
    expect(session).toMatch(/; Secure/);
    expect(session).toMatch(/; HttpOnly/);
  });

  it('a hundred questions after its health at once ask the database once', async () => {
    await request(app.url).get('/health/ready').expect(200);
    const asked = jest.spyOn(app.dataSource, 'query');
    try {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => app.anonymous.get('/health/ready').expect(200)),
      );
      expect(answers.map(({ body }) => body as object)).toContainEqual({ status: 'ok' });
      // A second may pass on a busy machine while a hundred are answered; not ten.
      expect(asked.mock.calls.filter(([sql]) => sql === 'SELECT 1').length).toBeLessThan(10);
    } finally {
      asked.mockRestore();
    }
  });

  it.each([
    '/devtools',
    '/__inspect',
    '/debug',
    '/graphql',
    '/.env',
    '/.git/config',
    '/package.json',
    '/main.js.map',
  ])('%s is nothing, or the console’s page', async (path) => {
    const answer = await app.anonymous.get(path);
    expect(answer.status === 404 || /text\/html/.test(answer.get('Content-Type') ?? '')).toBe(true);
    expect(answer.text).not.toMatch(/node_modules|"sources"|"dependencies"|SECRET_KEY|DATABASE_URL/);
  });

  it('no program, page or style of the build carries a source map', () => {
    const maps = filesUnder('dist').filter((path) => path.endsWith('.map'));
    expect(maps).toEqual([]);
    const shown = filesUnder('dist').filter((path) => /web.*\.(?:js|css)$/.test(path));
    expect(shown.length).toBeGreaterThan(20);
    for (const path of shown)
      expect(readFileSync(path, 'utf8').slice(-400)).not.toContain('sourceMappingURL');
  });
});

describe('what is built in', () => {
  it('nothing makes code of text, starts a shell or draws markup as it came', () => {
    const sources = SERVED.flatMap((folder) => filesUnder(folder)).filter(
      (path) => /\.tsx?$/.test(path) && !/\.spec\.tsx?$/.test(path),
    );
    expect(sources.length).toBeGreaterThan(900);
    expect(sources.filter((path) => CODE_FROM_TEXT.test(readFileSync(path, 'utf8')))).toEqual([]);
  });

  it.each([
    // CVE-2026-73651: code from the metadata of a schema
    ['typeorm', [1, 1, 0]],
    // GHSA-268h-hp4c-crq3 and others: headers from line breaks
    ['nodemailer', [9, 0, 1]],
  ])('%s is mended', (name, least) => {
    const file = join(ROOT, 'node_modules', name, 'package.json');
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    const parts = version.split('.').map(Number);
    const place = parts.findIndex((part, index) => part !== least[index]);
    expect(place === -1 || (parts[place] ?? 0) > (least[place] ?? 0)).toBe(true);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));
}
