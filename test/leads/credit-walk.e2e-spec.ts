import fc from 'fast-check';
import { addJob } from '@luodi/platform';
import { aTeam, aUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { startTestApp, type TestApp } from '../support/app';

const START = '2026-03-02T09:00:00-05:00';
const PROTECTION_DAYS = 3;
const PEOPLE = 3;
const HISTORIES = 12;

type Act =
  | { readonly kind: 'assign'; readonly to: number }
  | { readonly kind: 'call'; readonly outcome: string | undefined }
  | { readonly kind: 'note' }
  | { readonly kind: 'wait'; readonly hours: number };

/** Leads pass from hand to hand, are called or not, and days go by. */
const histories = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('assign' as const), to: fc.nat(PEOPLE - 1) }),
    fc.record({
      kind: fc.constant('call' as const),
      outcome: fc.constantFrom(undefined, 'connected', 'no_answer', 'invalid_number', 'declined'),
    }),
    fc.record({ kind: fc.constant('note' as const) }),
    // Around the end of the last day of the protection.
    fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 13, 25, 61, 85, 110) }),
  ),
  { minLength: 6, maxLength: 14 },
);

/** Before credits were kept, work went on as now: what is filled in is what that work would have earned. */
describe('credits that are filled in', () => {
  let app: TestApp;
  let team: { id: string };
  const agents: { id: string; username: string }[] = [];

  const db = () => app.dataSource.manager;
  const creditsOf = (leads: readonly string[]): Promise<Record<string, unknown>[]> =>
    db().query(
      `SELECT c.lead_id, c.user_id, c.team_id, c.activity_id, c.recorded_at, c.protected_until::text,
         (SELECT jsonb_object_agg(s.team_id, s.percent) FROM credit_shares s WHERE s.lead_id = c.lead_id) AS shares
       FROM first_credits c WHERE c.lead_id = ANY($1::uuid[]) ORDER BY c.lead_id`,
      [leads],
    );
  const walk = async (): Promise<void> => {
    await db().query(
      `INSERT INTO first_credit_walks (done_to) VALUES ('00000000-0000-0000-0000-000000000000')`,
    );
    await addJob(db(), { name: 'leads.walk-credits', maxAttempts: 1 }, {});
    await app.runJobs();
    expect(await db().query('SELECT 1 FROM first_credit_walks')).toEqual([]);
  };
  const forget = async (leads: readonly string[]): Promise<void> => {
    await db().query('DELETE FROM first_credits WHERE lead_id = ANY($1)', [leads]);
    await db().query("DELETE FROM lead_events WHERE lead_id = ANY($1) AND kind = 'credit_recorded'", [leads]);
  };

  beforeAll(async () => {
    app = await startTestApp({ TZ_NAME: 'America/New_York' }, START);
    team = await aTeam(db());
    for (let n = 0; n < PEOPLE; n += 1) agents.push(await anAgent(db(), team.id, { capacity: 1000 }));
    const admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    await admin
      .patch('/api/v1/settings', { key: 'credits.protectionDays', value: PROTECTION_DAYS })
      .expect(200);
  });
  afterAll(() => app.close());

  const live = async (acts: readonly Act[]): Promise<string> => {
    app.clock.set(START);
    let owner = 0;
    const createdAt = new Date(Date.parse(START) - 60_000).toISOString();
    const lead = await aLead(db(), { teamId: team.id, ownerId: agents[owner]!.id, createdAt });
    for (const act of acts) {
      app.clock.advanceMinutes(1);
      if (act.kind === 'wait') app.clock.advanceMinutes(act.hours * 60);
      else if (act.kind === 'assign') {
        if (act.to === owner) continue;
        owner = act.to;
        const chief = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
        await chief
          .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: agents[owner]!.id, reason: '调整' })
          .expect(200);
      } else {
        const client = await app.signIn(agents[owner]!.username);
        const type = act.kind === 'note' ? 'note' : 'call';
        const outcome = act.kind === 'call' && act.outcome !== undefined ? { outcome: act.outcome } : {};
        await client
          .post(`/api/v1/leads/${lead.id}/activities`, { type, summary: '跟进', ...outcome })
          .expect(201);
      }
    }
    return lead.id;
  };

  it('are those that the same work earns while it is done, by the days of the workspace', async () => {
    const leads: string[] = [];
    for (const acts of fc.sample(histories, { numRuns: HISTORIES, seed: 20_260_302 }))
      leads.push(await live(acts));
    // One in which the credit changes hands for certain, at the first minute of the day after.
    const call: Act = { kind: 'call', outcome: 'connected' };
    leads.push(
      await live([
        call,
        { kind: 'assign', to: 1 },
        { kind: 'wait', hours: 86 },
        call,
        { kind: 'wait', hours: 1 },
        call,
      ]),
    );
    const earned = await creditsOf(leads);
    expect(earned.length).toBeGreaterThan(HISTORIES / 2);
    expect(earned.some(({ user_id }) => user_id === agents[1]!.id)).toBe(true);
    await forget(leads);
    await walk();
    expect(await creditsOf(leads)).toEqual(earned);
    // Done once: the next run finds nothing to do, and a second walk changes nothing.
    await walk();
    expect(await creditsOf(leads)).toEqual(earned);
  });

  it('leave alone what somebody has earned, shared or disputed since', async () => {
    app.clock.set(START);
    const own = agents[0]!;
    const createdAt = new Date(Date.parse(START) - 60_000).toISOString();
    const lead = await aLead(db(), { teamId: team.id, ownerId: own.id, createdAt });
    const other = await aTeam(db());
    const client = await app.signIn(own.username);
    await client.post(`/api/v1/leads/${lead.id}/activities`, { type: 'call', summary: '已联系' }).expect(201);
    await db().query("DELETE FROM lead_events WHERE lead_id = $1 AND kind = 'credit_recorded'", [lead.id]);
    await db().query("UPDATE first_credits SET protected_until = '2026-01-01' WHERE lead_id = $1", [lead.id]);
    await db().transaction(async (tx) => {
      await tx.query('DELETE FROM credit_shares WHERE lead_id = $1', [lead.id]);
      await tx.query('INSERT INTO credit_shares (lead_id, team_id, percent) VALUES ($1, $2, 100)', [
        lead.id,
        other.id,
      ]);
    });
    const [before] = await creditsOf([lead.id]);
    await walk();
    expect(await creditsOf([lead.id])).toEqual([before]);
  });
});
