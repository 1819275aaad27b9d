import { aUser } from '../builders/identity';
import { aDeal } from '../builders/pipeline';
import { anIntake } from '../builders/capture';
import { aLead } from '../builders/leads';
import { Client, startTestApp, type TestApp } from '../support/app';
import {
  HOSTILE_BODIES,
  HOSTILE_FORMS,
  HOSTILE_HEADERS,
  HOSTILE_QUERY_VALUES,
  HOSTILE_SEGMENTS,
  HOSTILE_TYPES,
  HOSTILE_VALUES,
} from './hostile-values';
import { constantFor, operations, type Operation } from './operations';
import { turns } from './turns';
import { faultOf } from './verdict';
import { send, sixAtATime } from './wire';

/** Some 9,000 requests, 40,000 with SWEEP=all. */
jest.setTimeout(300_000);

/** Calls that would end the sweep's own session get one that nobody else uses. */
const ENDS_SESSION = /\/auth\/logout/;
/** How many faults a failure lists. */
const SHOWN = 40;
const UNKNOWN_METHODS = ['PROPFIND', 'SEARCH', 'TRACE', 'LOCK', 'PUT', 'PATCH', 'DELETE'];

const DISGUISES: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => `${path}//`,
  (path) => `${path}%20`,
  (path) => `${path}.json`,
  (path) => path.toUpperCase(),
  (path) => `${path}%00`,
  (path) => `${path};a=b`,
];

/** A request as it goes out; `note` says in a failure what was hostile about it. */
interface Attack {
  readonly note: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

describe('a malformed request', () => {
  let app: TestApp;
  let token: string;
  let spareToken: string;
  let known: Readonly<Record<string, string>>;
  const all = operations();
  const withBody = all.filter((operation) => operation.sample !== null);

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    const deal = await aDeal(tx);
    const lead = await aLead(tx);
    const { siteId, siteKey, park, teamId } = await anIntake(tx);
    const colleague = await aUser(tx, { role: 'manager' });
    token = (await app.signIn((await aUser(tx, { role: 'admin' })).username)).token ?? '';
    spareToken = (await app.signIn((await aUser(tx, { role: 'admin' })).username)).token ?? '';
    const admin = new Client(app.url, token, null);
    const rule = await admin.post('/api/v1/routing/rules', { name: '全部', teamId, conditions: [] });
    const policy = await admin.post('/api/v1/sla-policies', { name: '首响', minutes: 30 });
    const inquiry = await app.anonymous.post(`/api/public/v1/sites/${siteKey}/inquiries`, {
      need: '租厂房3000平',
      phone: '13900004711',
      consent: { handling: true, policyVersion: '1' },
    });
    const key = await admin.post('/api/v1/api-keys', { name: '官网', scopes: ['inquiries.create'] });
    known = {
      'api-keys': (key.body as { id: string }).id,
      teams: teamId,
      rules: (rule.body as { id: string }).id,
      'sla-policies': (policy.body as { id: string }).id,
      trackingCode: (inquiry.body as { trackingCode: string }).trackingCode,
      leads: lead.id,
      deals: deal.id,
      sites: siteId,
      parks: park.id,
      users: colleague.id,
      agents: colleague.id,
      siteKey,
    };
  });

  afterAll(() => app.close());

  it('is sent to things that exist', () => {
    expect(Object.values(known)).not.toContain(undefined);
    expect(all.length).toBeGreaterThan(80);
    expect(withBody.length).toBeGreaterThan(30);
  });

  /** The operation's address with ids of things that exist, where the sweep has some. */
  function address(operation: Operation): string {
    return operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const collection = /\/([a-z-]+)\/\{/.exec(operation.path)?.[1] ?? '';
      return known[name] ?? known[collection] ?? constantFor(name);
    });
  }

  async function attack(attacks: readonly Attack[]): Promise<void> {
    const broken: string[] = [];
    await sixAtATime(attacks, async ({ note, method, path, headers, body }) => {
      const bearer = ENDS_SESSION.test(path) ? spareToken : token;
      const answer = await send(
        app.url,
        method,
        path,
        { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
        body,
      ).catch((error: unknown) => `no answer: ${String(error)}`);
      const fault = faultOf(answer, path);
      if (fault !== null) broken.push(`${method} ${path.slice(0, 120)} (${note.slice(0, 80)}): ${fault}`);
    });
    expect(attacks.length).toBeGreaterThan(50);
    expect({ count: broken.length, first: broken.slice(0, SHOWN) }).toEqual({ count: 0, first: [] });
    const alive = await send(app.url, 'GET', '/api/v1/me', { authorization: `Bearer ${token}` });
    expect(alive.status).toBe(200); // nothing above ended the sweep's own session
  }

  it('with a wrong value in any field of any body', async () => {
    const next = turns(HOSTILE_VALUES);
    await attack(
      withBody.flatMap((operation) =>
        Object.keys(operation.sample ?? {}).flatMap((field) =>
          next().map((value) => ({
            note: `${field} = ${JSON.stringify(value)}`,
            method: operation.method,
            path: address(operation),
            body: JSON.stringify({ ...operation.sample, [field]: value }),
          })),
        ),
      ),
    );
  });

  it('with a body that is no object of ours', async () => {
    await attack(
      withBody.flatMap((operation) =>
        HOSTILE_BODIES.map(({ name, body }) => ({
          note: name,
          method: operation.method,
          path: address(operation),
          body,
        })),
      ),
    );
  });

  it('with a body of another type, or with one where none belongs', async () => {
    const next = turns(HOSTILE_TYPES);
    await attack(
      all.flatMap((operation) =>
        next().map((headers) => ({
          note: JSON.stringify(headers),
          method: operation.method,
          path: address(operation),
          headers: { 'content-type': '', ...headers },
          body: JSON.stringify(operation.sample ?? { a: 1 }),
        })),
      ),
    );
  });

  it('with an id that is none', async () => {
    const next = turns(HOSTILE_SEGMENTS);
    await attack(
      all
        .filter((operation) => operation.pathParameters.length > 0)
        .flatMap((operation) =>
          next().map((segment) => ({
            note: 'id',
            method: operation.method,
            path: operation.path.replace(/\{\w+\}/g, () => segment),
            ...(operation.sample === null ? {} : { body: JSON.stringify(operation.sample) }),
          })),
        ),
    );
  });

  it('with a wrong query parameter, cursor or limit', async () => {
    const next = turns(HOSTILE_QUERY_VALUES);
    await attack(
      all
        .filter((operation) => operation.method === 'GET')
        .flatMap((operation) =>
          [...new Set([...operation.queryParameters, 'cursor', 'limit'])].flatMap((name) =>
            next().map((value) => ({
              note: name,
              method: 'GET',
              path: `${address(operation)}?${name}=${value}`,
            })),
          ),
        ),
    );
  });

  it('with a parameter given twice, unknown, or a thousand of them', async () => {
    const thousand = Array.from({ length: 1_000 }, (_, index) => `q${index}=1`).join('&');
    const next = turns([
      'limit=1&limit=2',
      'q=a&q=b',
      'cursor[]=1',
      'limit[a]=1',
      'unknown=1',
      '__proto__=1',
      'sort=-1%27',
      '?',
      '&&&=',
      thousand,
    ]);
    await attack(
      all
        .filter((operation) => operation.method === 'GET')
        .flatMap((operation) =>
          next().map((query) => ({
            note: 'query',
            method: 'GET',
            path: `${address(operation)}?${query}`,
          })),
        ),
    );
  });

  it('with odd headers', async () => {
    const next = turns(HOSTILE_HEADERS);
    await attack(
      all.flatMap((operation) =>
        next().map((headers) => ({
          note: JSON.stringify(headers),
          method: operation.method,
          path: address(operation),
          headers,
          ...(operation.sample === null ? {} : { body: '{}' }),
        })),
      ),
    );
  });

  it('by a method that nobody serves, or in a disguise', async () => {
    const nextMethods = turns(UNKNOWN_METHODS);
    const nextDisguises = turns(DISGUISES);
    await attack(
      all.flatMap((operation) => {
        const path = address(operation);
        return [
          ...nextMethods()
            .filter((method) => method !== operation.method)
            .map((method) => ({
              note: 'method',
              method,
              path: path.replace(/[0-9a-f-]{36}/g, '01920000-0000-7000-8000-000000000000'),
            })),
          ...nextDisguises().map((disguise) => ({ note: 'disguise', method: 'GET', path: disguise(path) })),
        ];
      }),
    );
  });

  it('by somebody without or with a broken token', async () => {
    const next = turns([
      '',
      'Bearer',
      'Bearer ',
      'Bearer \u00ff',
      `Bearer ${'a'.repeat(6_000)}`,
      'Basic YTpi',
      'Bearer null',
    ]);
    await attack(
      all.flatMap((operation) =>
        next().map((authorization) => ({
          note: authorization.slice(0, 20),
          method: operation.method,
          path: address(operation),
          headers: { authorization },
          ...(operation.sample === null ? {} : { body: JSON.stringify(operation.sample) }),
        })),
      ),
    );
  });

  it('from the public, in every field of the form’s plain POST', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const addresses = [
      `/f/${known['siteKey']}`,
      `/api/public/v1/sites/${known['siteKey']}/inquiries`,
      '/s',
      '/s/withdraw',
    ];
    await attack(
      addresses.flatMap((path) =>
        HOSTILE_FORMS.map((body) => ({ note: body.slice(-40), method: 'POST', path, headers, body })),
      ),
    );
  });
});
