import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, roleMay, type Permission, type Role } from '@luodi/identity';
import { aTeam, aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly permission: string | undefined;
}

/** What anybody may call without signing in: an exact, reviewed list. */
const PUBLIC = [
  'GET /api/public/v1/inquiries/{trackingCode}',
  'GET /api/public/v1/requests/{receiptNumber}',
  'GET /api/public/v1/sites/{siteKey}/challenge',
  'GET /api/public/v1/sites/{siteKey}/form',
  'GET /demo/article',
  'GET /f/{siteKey}',
  'GET /f/{siteKey}/done',
  'GET /health/live',
  'GET /health/ready',
  'GET /ical/{secret}.ics',
  'GET /metrics',
  'GET /notice/{version}',
  'GET /s',
  'GET /s/withdraw',
  'POST /api/public/v1/inquiries/{trackingCode}/corrections',
  'POST /api/public/v1/inquiries/{trackingCode}/withdraw',
  'POST /api/public/v1/sites/{siteKey}/events',
  'POST /api/public/v1/sites/{siteKey}/inquiries',
  'POST /api/public/v1/sites/{siteKey}/pasted',
  'POST /api/v1/auth/login',
  'POST /f/{siteKey}',
  'POST /s',
  'POST /s/correct',
  'POST /s/withdraw',
];

const document = JSON.parse(readFileSync(join(__dirname, '../../apps/api/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, { 'x-permission'?: string }>>;
};
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method as Operation['method'],
    path,
    permission: operation['x-permission'],
  })),
);

/** An address of the operation with ids that nothing has. */
function address(path: string): string {
  return path
    .replace('{siteKey}', 'no-such-site')
    .replace('{trackingCode}', 'ABCDEFGH')
    .replace('{version}', '1')
    .replace('{day}', '2026-11-22')
    .replace('{report}', 'funnel')
    .replace(/\{[^}]+\}/g, '018f0000-0000-7000-8000-000000000000');
}

describe('access', () => {
  let app: TestApp;
  const clients = new Map<Role, Client>();

  beforeAll(async () => {
    app = await startTestApp();
    const team = await aTeam(app.dataSource.manager);
    for (const role of ROLES) {
      const user = await aUser(app.dataSource.manager, { role, teamIds: role === 'admin' ? [] : [team.id] });
      clients.set(role, await app.signIn(user.username));
    }
  });

  afterAll(() => app.close());

  it('names a permission on every operation, and opens only the reviewed list to everybody', () => {
    expect(operations.length).toBeGreaterThan(50);
    expect(operations.filter((operation) => operation.permission === undefined)).toEqual([]);
    const open = operations
      .filter((operation) => operation.permission === 'public')
      .map((operation) => `${operation.method.toUpperCase()} ${operation.path}`);
    expect(open.sort()).toEqual([...PUBLIC].sort());
  });

  const guarded = operations.filter(
    (operation) => operation.permission !== 'public' && operation.path !== '/api/v1/stream',
  );

  it.each(guarded.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s is closed to strangers and to every role without the permission',
    async (_name, operation) => {
      const path = address(operation.path);
      const body = operation.method === 'get' ? undefined : {};
      const call = (client: Client) =>
        operation.method === 'get' || operation.method === 'delete'
          ? client[operation.method](path)
          : client[operation.method](path, body);
      expect((await call(app.anonymous)).status).toBe(401);
      for (const role of ROLES) {
        if (operation.path.startsWith('/api/v1/auth/logout')) continue; // would end the walk's own sessions
        const allowed = roleMay(role, operation.permission as Permission);
        const response = await call(clients.get(role)!);
        const answer = { role, status: response.status, code: (response.body as { code?: string }).code };
        if (allowed) {
          expect(response.status).toBeLessThan(500);
          expect(response.status).not.toBe(401);
        } else {
          expect(answer).toEqual({ role, status: 403, code: 'forbidden' });
        }
      }
    },
  );
});
