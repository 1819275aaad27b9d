import { anInquiry, anIntake } from '../builders/capture';
import { aUser } from '../builders/identity';
import { aDeal } from '../builders/pipeline';
import { startTestApp, type TestApp } from '../support/app';
import { constantFor, operations, type Operation } from './operations';
import { turns } from './turns';
import { faultOf } from './verdict';
import { send, sixAtATime, type WireAnswer } from './wire';

/** Some 2,000 requests, many times that with SWEEP=all. */
jest.setTimeout(240_000);

/** Longer than any answer takes on a busy machine, shorter than the sleep that a payload asks for. */
const SLEPT_MS = 12_000;
const SLEEP = 'pg_sleep(20)';

/** The classes of injection, each for a quoted value, a bare one and what is no value at all: a column or direction. */
const PAYLOADS: readonly string[] = [
  // error-based
  `'||(SELECT 1/0)||'`,
  `1/(SELECT 0)`,
  `' AND 1=CAST((SELECT version()) AS int)--`,
  `CAST((SELECT version()) AS numeric)`,
  // union
  `' UNION SELECT version()--`,
  `1 UNION ALL SELECT NULL,NULL,version()--`,
  `x') UNION SELECT usename FROM pg_user--`,
  // stacked
  `'; SELECT ${SLEEP}--`,
  `1; DROP TABLE leads--`,
  `createdAt; UPDATE users SET role='admin'--`,
  // time-based
  `' OR (SELECT 1 FROM ${SLEEP}) IS NOT NULL--`,
  `1 AND (SELECT 1 FROM ${SLEEP})=1`,
  `createdAt,(SELECT ${SLEEP})`,
  `(CASE WHEN 1=1 THEN ${SLEEP} ELSE NULL END)`,
  `Asia/Shanghai' AND (SELECT 1 FROM ${SLEEP})=1--`,
  `\\' OR (SELECT 1 FROM ${SLEEP})=1--`,
  `$1||(SELECT ${SLEEP})`,
];

/** Boolean-based: were the condition read, the two would be answered otherwise. */
const BOTH: readonly (readonly [yes: string, no: string])[] = [
  [`zq' OR '1'='1`, `zq' AND '1'='2`],
  [`zq%') OR ('%'='`, `zq%') AND ('%'='x`],
  [`1 OR 1=1`, `1 AND 1=2`],
  [`createdAt ASC, (SELECT 1 WHERE 1=1)`, `createdAt ASC, (SELECT 1 WHERE 1=2)`],
];

/** A place of the interface that takes a text. */
interface Place {
  readonly operation: Operation;
  readonly name: string;
  readonly ask: (payload: string) => { readonly path: string; readonly body?: string };
}

describe('an injected piece of SQL', () => {
  let app: TestApp;
  let token: string;
  let known: Readonly<Record<string, string>>;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    const { siteKey, siteId } = await anIntake(tx);
    await aDeal(tx);
    token = (await app.signIn((await aUser(tx, { role: 'admin' })).username)).token ?? '';
    for (let index = 0; index < 4; index += 1)
      await app.anonymous.post(`/api/public/v1/sites/${siteKey}/inquiries`, anInquiry()).expect(201);
    known = { siteKey, siteId };
  });

  afterAll(() => app.close());

  const address = (operation: Operation): string =>
    operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? constantFor(name));

  /** Every parameter of every list, search and report, and every text of what reads or filters by a body. */
  function places(): Place[] {
    const all = operations().filter(({ path }) => path !== '/api/v1/stream');
    const asked = all
      .filter(({ method }) => method === 'GET')
      .flatMap((operation) =>
        [...new Set([...operation.queryParameters, ...operation.pathParameters])].map((name): Place => ({
          operation,
          name,
          ask: (payload) => {
            const text = encodeURIComponent(payload);
            return {
              path: operation.queryParameters.includes(name)
                ? `${address(operation)}?${name}=${text}`
                : address({ ...operation, path: operation.path.replace(`{${name}}`, text) }),
            };
          },
        })),
      );
    const sent = all
      .filter(
        ({ method, path }) =>
          method === 'POST' && /parse|pasted|inquiries$|exports$|simulate|dry-run/.test(path),
      )
      .flatMap((operation) =>
        Object.keys(operation.sample ?? {}).map((name): Place => ({
          operation,
          name,
          ask: (payload) => ({
            path: address(operation),
            body: JSON.stringify({
              ...operation.sample,
              [name]: name === 'filter' ? { q: payload, sort: payload } : payload,
            }),
          }),
        })),
      );
    return [...asked, ...sent];
  }

  async function asked(place: Place, payload: string): Promise<WireAnswer> {
    const { path, body } = place.ask(payload);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return send(app.url, place.operation.method, path, headers, body);
  }

  const count = async (): Promise<unknown> =>
    app.dataSource.query(
      `SELECT (SELECT count(*) FROM leads) AS leads, (SELECT count(*) FROM deals) AS deals,
         (SELECT count(*) FROM users WHERE role = 'admin') AS admins`,
    );

  it('of the error, union, stacked and time-based kinds is a text like any other, in every list, search and report', async () => {
    const before = await count();
    const next = turns(PAYLOADS);
    const all = places();
    expect(all.length).toBeGreaterThan(200);
    const broken: string[] = [];
    let longest = 0;
    await sixAtATime(
      all.flatMap((place) => next().map((payload) => ({ place, payload }))),
      async ({ place, payload }) => {
        const start = performance.now();
        const answer = await asked(place, payload);
        longest = Math.max(longest, performance.now() - start);
        const told = /PostgreSQL \d+\.\d+ on|division by zero|invalid input syntax/.exec(answer.body)?.[0];
        const fault = faultOf(answer, place.operation.path) ?? told ?? null;
        if (fault !== null) broken.push(`${place.operation.path} ${place.name}=${payload}: ${fault}`);
      },
    );
    expect(broken).toEqual([]);
    expect(longest).toBeLessThan(SLEPT_MS);
    const [after] = (await count()) as { leads: string; admins: string }[];
    const [was] = before as { leads: string; admins: string }[];
    expect(after?.admins).toBe(was?.admins);
    expect(Number(after?.leads)).toBeGreaterThanOrEqual(Number(was?.leads));
  });

  it('of the boolean-based kind is answered alike, whether its condition holds or not', async () => {
    const broken: string[] = [];
    const next = turns(BOTH);
    const tries = places()
      .filter(({ operation }) => operation.method === 'GET')
      .flatMap((place) => [...next(), ...next()].map((pair) => ({ place, pair })));
    expect(tries.length).toBeGreaterThan(100);
    await sixAtATime(tries, async ({ place, pair: [yes, no] }) => {
      const [holds, fails] = [await asked(place, yes), await asked(place, no)];
      if (shapeOf(holds) !== shapeOf(fails))
        broken.push(`${place.operation.path} ${place.name}: ${shapeOf(holds)} and ${shapeOf(fails)}`);
    });
    expect(broken).toEqual([]);
  });
});

/** Status and number of things of an answer: what a condition that was read would change. */
function shapeOf({ status, type, body }: WireAnswer): string {
  if (!type.includes('json')) return String(status);
  const { items, rows, code } = JSON.parse(body) as { items?: unknown[]; rows?: unknown[]; code?: string };
  return `${status} ${code ?? ''} ${items?.length ?? '-'} ${rows?.length ?? '-'}`;
}
