import { Client } from 'pg';
import { until } from '../../apps/launcher/src/processes';
import { MailSink } from '../support/mail-sink';
import { MovedClock } from '../support/moved-clock';
import { startProduct, type Person, type Product, type StartableProcess } from '../support/product';

/** The built product with two workers, started four times, and a week of work. */
jest.setTimeout(240_000);

const SWEEPS = [
  'routing.sweep-clocks',
  'routing.retry-waiting',
  'leads.sweep-pools',
  'agenda.tasks-swept',
  'agenda.reminders-swept',
  'notifications.notices-swept',
];
/** Of each at once: many more than one a minute. */
const AT_ONCE = 5;
const PATIENCE_MS = 40_000;
const DAY_ONE = '2026-11-18T'; // a Wednesday
const LADDER = [
  { act: 'copy', percent: 90 },
  { act: 'reassign', after: 30 },
  { act: 'pool', after: 60 },
];
const STEPS = ['breach', 'copy:90', 'pool+60', 'reassign+30', 'warn:50'];

describe('what falls due with two workers on one database', () => {
  let product: Product;
  let second: StartableProcess;
  let clock: MovedClock;
  let sink: MailSink;
  let db: Client;
  const people = new Map<string, Person>();
  const ladder: string[] = [];
  const evening: string[] = [];
  const claimed: string[] = [];
  const idle: string[] = [];
  const shown: string[] = [];

  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await db.query<T>(sql, values)).rows;
  const as = (username: string) => product.signIn(username);
  const on = (local: string): string => `2026-11-${local}:00+08:00`;

  /** Nothing is left to do and nobody is at work. */
  const settled = async (): Promise<void> => {
    const isIdle = async (): Promise<boolean> => {
      const [{ n }] = (await rows<{ n: number }>(
        'SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE attempts < max_attempts OR locked_at IS NOT NULL',
      )) as [{ n: number }];
      return n === 0;
    };
    expect(await until(isIdle, PATIENCE_MS)).toBe(true);
  };
  const sweeps = (): Promise<unknown> =>
    db.query(
      `SELECT graphile_worker.add_job(task, '{}'::json, max_attempts => 1)
       FROM unnest($1::text[]) AS task, generate_series(1, $2)`,
      [SWEEPS, AT_ONCE],
    );
  /** As if sweeps had run each minute until then; else losing leads would wait for a time of grace. */
  const awake = (local: string): Promise<unknown> =>
    db.query(
      `INSERT INTO sweep_beats (name, beat_at) SELECT unnest(ARRAY['clocks', 'pools']), $1::timestamptz - interval '1 minute'
       ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at, resumed_at = NULL`,
      [on(local)],
    );
  const go = async (local: string): Promise<void> => {
    await awake(local);
    clock.set(on(local));
    await sweeps();
    await settled();
  };

  const enter = async (username: string, phone: string): Promise<string> => {
    const entered = { channel: 'phone', contact: '何先生', phone, need: '租厂房' };
    const client = await as(username);
    return (
      await client.post<{ leadId: string }>('/api/v1/inquiries', {
        ...entered,
        consentBasis: { kind: 'oral' },
      })
    ).leadId;
  };
  const call = async (username: string, leadId: string): Promise<void> => {
    await (
      await as(username)
    ).post(`/api/v1/leads/${leadId}/activities`, { type: 'call', summary: '已接通' });
  };

  beforeAll(async () => {
    sink = new MailSink();
    await sink.start();
    clock = new MovedClock(`${DAY_ONE}10:00:00+08:00`);
    product = await startProduct({
      ...clock.env,
      SMTP_URL: sink.url,
      MAIL_FROM: '落地 <no-reply@luodi.example>',
    });
    second = await product.startSecondWorker();
    db = new Client({ connectionString: product.databaseUrl });
    await db.connect();
    for (const [username, name, role] of [
      ['pengxiaolan', '彭晓岚', 'agent'],
      ['tangyuwei', '唐雨薇', 'agent'],
      ['heyuan', '何远', 'agent'],
      ['luoyan', '罗燕', 'manager'],
    ] as const)
      people.set(username, await product.addPerson({ username, name, role }));
    const { admin } = product;
    const { items } = await admin.get<{ items: { id: string; version: number }[] }>('/api/v1/routing/rules');
    for (const { id, version } of items)
      await admin.send('PATCH', `/api/v1/routing/rules/${id}`, { version, onlyOnShift: true });
    await db.query('DELETE FROM sla_policies');
    await admin.post('/api/v1/sla-policies', {
      ...{ name: '首次响应', kind: 'first_response', minutes: 30, warnPercents: [50], steps: LADDER },
    });
    await admin.post('/api/v1/recycle-rules', {
      ...{ name: '一天', statuses: ['new', 'contacted'], idleDays: 1, warnHours: 2 },
    });
    const pool = await admin.post<{ id: string }>('/api/v1/pools', {
      ...{ name: '限时公海', teamIds: [product.teamId], contactMinutes: 60, contactWarnMinutes: 30 },
    });

    for (let n = 0; n < 12; n += 1) ladder.push(await enter('admin', `13900006${100 + n}`));
    for (let n = 0; n < 4; n += 1) {
      const leadId = await enter('pengxiaolan', `13900006${200 + n}`);
      await call('pengxiaolan', leadId);
      const release = { reason: '转给他人', poolId: pool.id };
      await (await as('pengxiaolan')).post(`/api/v1/leads/${leadId}/release`, release);
      await (await as('tangyuwei')).post(`/api/v1/leads/${leadId}/claim`);
      claimed.push(leadId);
    }
    for (let n = 0; n < 4; n += 1) {
      const leadId = await enter('heyuan', `13900006${300 + n}`);
      await call('heyuan', leadId);
      idle.push(leadId);
    }
    for (let n = 0; n < 2; n += 1) {
      const leadId = await enter('heyuan', `13900006${400 + n}`);
      await call('heyuan', leadId);
      await (
        await as('heyuan')
      ).post('/api/v1/visits', {
        ...{ leadId, kind: 'inbound', startsAt: on(`25T${14 + n}:00`), endsAt: on(`25T${14 + n}:45`) },
      });
      await admin.send('PUT', `/api/v1/leads/${leadId}/recycle-exemption`, { reason: '已约带看' });
      shown.push(leadId);
    }
    for (const remindAt of ['18T10:20', '18T10:20', '18T10:20', '19T11:00'])
      await (
        await as('tangyuwei')
      ).post('/api/v1/tasks', {
        ...{ title: '准备方案', dueOn: '2026-11-30', remindAt: on(remindAt) },
      });
    await settled();
  });

  afterAll(async () => {
    await db?.end();
    await product?.stop();
    await sink?.stop();
    clock?.drop();
  });

  it('each deadline of a week fires once, with a worker killed in the middle and the clock three days ahead and an hour back', async () => {
    for (const local of ['18T10:16', '18T10:28', '18T10:31', '18T11:01', '18T13:45']) await go(local);
    clock.set(on('18T20:00'));
    for (let n = 0; n < 3; n += 1) evening.push(await enter('admin', `13900006${500 + n}`));
    await go('18T20:01');

    // The shift begins, and whoever wants to tell somebody stands in front of a locked table when it is killed.
    const blocker = new Client({ connectionString: product.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('BEGIN');
      await blocker.query('LOCK TABLE notifications IN SHARE MODE');
      await awake('19T09:01');
      clock.set(on('19T09:01'));
      await sweeps();
      const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE '%notifications%'`;
      expect(
        await until(async () => ((await rows<{ n: number }>(waiting))[0]?.n ?? 0) >= 6, PATIENCE_MS),
      ).toBe(true);
      await product.worker.kill();
      await blocker.query('ROLLBACK');
    } finally {
      await blocker.end();
    }
    await settled();
    await product.startWorker();
    await sweeps();
    await settled();

    await go('19T09:20');
    clock.set(on('22T09:20')); // without a beat: whoever loses a lead has the time of grace
    await sweeps();
    await settled();
    expect(await rows('SELECT 1 FROM leads WHERE id = ANY($1) AND owner_id IS NULL', [evening])).toEqual([]);
    clock.set(on('19T08:20'));
    await sweeps();
    await settled();
    await second.process.kill();
    for (const local of ['19T10:05', '19T11:40']) await go(local);
    await second.start();
    for (const local of ['24T18:05', '25T12:05', '25T13:05']) await go(local);

    const fired = await rows<{ lead_id: string; steps: string[] }>(
      `SELECT lead_id, array_agg(step ORDER BY step) AS steps FROM clock_firings
       WHERE lead_id = ANY($1) AND kind = 'first_response' GROUP BY lead_id`,
      [[...ladder, ...evening]],
    );
    expect(fired).toHaveLength(ladder.length + evening.length);
    for (const { steps } of fired) expect(steps).toEqual(STEPS);
    const said = await rows(
      `SELECT lead_id FROM lead_events WHERE lead_id = ANY($1) GROUP BY lead_id
       HAVING count(*) FILTER (WHERE kind = 'clock_warned') <> 1 OR count(*) FILTER (WHERE kind = 'clock_breached') <> 1
         OR count(*) FILTER (WHERE kind = 'clock_escalated') > 3`,
      [[...ladder, ...evening]],
    );
    expect(said).toEqual([]);
    // The ladder and the rule for idle leads may both be due when the clock is far ahead. Whichever comes first has its
    // way, and the ledger of the pool says which: the ladder's own end, or none of it once the lead was recycled.
    const ends = await rows<{ lead_id: string; why: string; given: string; pooled: string }>(
      `SELECT f.lead_id, (SELECT p.reason FROM pool_ledger p WHERE p.lead_id = f.lead_id AND p.direction = 'in') AS why,
         max(f.outcome) FILTER (WHERE f.step = 'reassign+30') AS given, max(f.outcome) FILTER (WHERE f.step = 'pool+60') AS pooled
       FROM clock_firings f WHERE f.lead_id = ANY($1) AND f.kind = 'first_response' GROUP BY f.lead_id`,
      [[...ladder, ...evening]],
    );
    for (const { why, given, pooled: last } of ends)
      expect([
        ['escalated', 'reassigned', 'pooled'],
        ['escalated', 'nobody', 'pooled'],
        ['recycled', 'reassigned', 'not_owned'],
        ['recycled', 'nobody', 'not_owned'],
        ['recycled', 'not_owned', 'not_owned'],
      ]).toContainEqual([why, given, last]);
    expect(ends.filter(({ lead_id }) => ladder.includes(lead_id)).map(({ why }) => why)).toEqual(
      ladder.map(() => 'escalated'),
    );
    // A lead that went another way meanwhile is nobody's to give; no other was given or pooled twice.
    const moves = await rows(
      `SELECT lead_id FROM lead_assignments WHERE lead_id = ANY($1) GROUP BY lead_id
       HAVING count(*) FILTER (WHERE reason = 'rule') <> 1 OR count(*) FILTER (WHERE reason = 'escalated') > 1
         OR count(*) > 2`,
      [[...ladder, ...evening]],
    );
    expect(moves).toEqual([]);
    const pooled = await rows(
      `SELECT lead_id FROM pool_ledger WHERE lead_id = ANY($1) AND direction = 'in' GROUP BY lead_id HAVING count(*) <> 1`,
      [[...ladder, ...evening]],
    );
    expect(pooled).toEqual([]);
    const entries = (leads: readonly string[], reason: string) =>
      rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM pool_ledger WHERE lead_id = ANY($1) AND direction = 'in' AND reason = $2
         GROUP BY lead_id ORDER BY 1`,
        [leads, reason],
      );
    expect(await entries(claimed, 'uncontacted')).toEqual(Array(4).fill({ n: 1 }));
    expect(await entries(idle, 'recycled')).toEqual(Array(4).fill({ n: 1 }));
    expect(await entries(shown, 'recycled')).toEqual([]);

    // Nobody was told the same thing twice; of a visit there is one reminder the evening before and one on the day.
    const twice = await rows(
      `SELECT kind, count(*)::int AS n FROM notifications WHERE kind <> 'visit_near'
       GROUP BY kind, user_id, lead_id, data, CASE WHEN kind = 'morning_digest' THEN created_at::date END
       HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
    const told = (kind: string, leads: readonly string[]) =>
      rows(
        `SELECT count(*)::int AS n FROM notifications WHERE kind = $1 AND (lead_id = ANY($2) OR cardinality($2::uuid[]) = 0)`,
        [kind, leads],
      );
    for (const [kind, leads, n] of [
      ['task_due', [], 4],
      ['visit_near', shown, 2 * shown.length],
      ['pool_contact_due', claimed, claimed.length],
      ['pool_uncontacted', claimed, claimed.length],
      ['pool_recycle_due', idle, idle.length],
      ['pool_recycled', idle, idle.length],
    ] as const)
      expect([kind, await told(kind, leads)]).toEqual([kind, [{ n }]]);

    const [mails] = await rows<{ n: number; unsent: number }>(
      "SELECT count(*)::int AS n, count(*) FILTER (WHERE status <> 'sent')::int AS unsent FROM mails",
    );
    expect(mails?.unsent).toBe(0);
    expect(sink.messageIds).toHaveLength(mails?.n ?? 0);
    expect(new Set(sink.messageIds).size).toBe(mails?.n);
    expect(
      await rows(
        `SELECT 1 FROM agent_loads a WHERE a.open_leads <> (SELECT count(*) FROM leads l WHERE l.owner_id = a.user_id
           AND l.status IN ('new', 'contacted', 'qualified', 'nurturing'))`,
      ),
    ).toEqual([]);
    expect([product.worker.log(), second.process.log()].join('\n')).not.toMatch(
      /"job_failed"|"escalation_failed"/,
    );
  });
});
