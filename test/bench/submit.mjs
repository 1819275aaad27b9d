/**
 * P1: an inquiry through the whole public endpoint against the limit of the database itself, which is one
 * SQL function doing the same core of the work in one commit (find or add company and contact, open a lead,
 * take an agent, assignment, timeline, job), called by a driver of our own in the role of pgbench.
 */
import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { cpuPerCall, cpuUsed } from './cpu.mjs';
import { median, report } from './numbers.mjs';

const CLIENTS = 16;
const SECONDS = 6;
const ROUNDS = 3;
const WARM_SECONDS = 30;
const GOAL = 0.35;

const FUNCTION = `
CREATE SCHEMA IF NOT EXISTS bench;
CREATE OR REPLACE FUNCTION bench.submit(p_phone text, p_company text, p_contact text) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  v_contact uuid; v_company uuid; v_lead uuid := gen_random_uuid(); v_agent uuid; v_team uuid; v_rule uuid; v_n bigint;
BEGIN
  INSERT INTO companies (id, name, name_key) VALUES (gen_random_uuid(), p_company, p_company)
    ON CONFLICT (name_key) DO UPDATE SET name_key = excluded.name_key RETURNING id INTO v_company;
  SELECT contact_id INTO v_contact FROM contact_keys WHERE kind = 'phone' AND value = p_phone;
  IF v_contact IS NULL THEN
    v_contact := gen_random_uuid();
    INSERT INTO contacts (id, name, company_id, phone) VALUES (v_contact, p_contact, v_company, p_phone);
    INSERT INTO contact_keys (kind, value, contact_id) VALUES ('phone', p_phone, v_contact);
  END IF;
  SELECT id, team_id INTO v_rule, v_team FROM routing_rules WHERE active ORDER BY position LIMIT 1;
  v_n := next_number('lead', to_char(now(), 'YYMMDD'));
  SELECT a.user_id INTO v_agent FROM agent_loads a JOIN team_members m ON m.user_id = a.user_id AND m.team_id = v_team
    WHERE a.open_leads < a.capacity ORDER BY a.open_leads LIMIT 1 FOR UPDATE OF a SKIP LOCKED;
  IF v_agent IS NULL THEN
    SELECT a.user_id INTO v_agent FROM agent_loads a JOIN team_members m ON m.user_id = a.user_id AND m.team_id = v_team
      WHERE a.open_leads < a.capacity ORDER BY a.open_leads LIMIT 1 FOR UPDATE OF a;
  END IF;
  INSERT INTO leads (id, number, contact_id, company_id, company_name, contact_name, phone, need_type, channel, owner_id, team_id,
      assigned_at, sla_state, sla_started_at, sla_minutes, first_response_due_at)
    VALUES (v_lead, 'BX-' || v_n, v_contact, v_company, p_company, p_contact, p_phone, 'rent_factory', 'form', v_agent, v_team,
      now(), 'running', now(), 30, now() + interval '30 minutes');
  INSERT INTO inquiries (id, tracking_code, status, lead_id, contact_id, channel, received_at, submission, phone, body_hash)
    VALUES (gen_random_uuid(), translate(upper(substr(md5(random()::text), 1, 8)), '01', '23'), 'accepted', v_lead, v_contact, 'form',
      now(), '{}', p_phone, '\\x00') ON CONFLICT (tracking_code) DO NOTHING;
  INSERT INTO lead_assignments (id, lead_id, owner_id, team_id, from_at, rule_id, reason)
    VALUES (gen_random_uuid(), v_lead, v_agent, v_team, now(), v_rule, 'rule');
  INSERT INTO lead_events (id, lead_id, kind, data) VALUES (gen_random_uuid(), v_lead, 'opened', '{}'), (gen_random_uuid(), v_lead, 'assigned', '{}');
  PERFORM graphile_worker.add_job('bench.nothing', json_build_object('leadId', v_lead));
  UPDATE agent_loads SET open_leads = open_leads + 1 WHERE user_id = v_agent;
  RETURN v_lead;
END $$`;

let serial = 0;

function nextPerson() {
  serial += 1;
  const digits = String(10_000_000 + serial).slice(-8);
  return { phone: `139${digits}`, company: `湖南测算${serial % 5000}材料有限公司`, contact: '周先生' };
}

/** Runs 16 clients for some seconds; answers how many calls that were. */
async function rate(call, seconds = SECONDS) {
  const end = Date.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (Date.now() < end) {
        await call();
        done += 1;
      }
    }),
  );
  return done;
}

function post(agent, url, body) {
  const data = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(data) },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () =>
          response.statusCode === 201 ? resolve() : reject(new Error(`${response.statusCode} ${text}`)),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(data);
  });
}

/**
 * Prints rates with their ratio, and the CPU of both sides: on a machine that others use too the rates are a lottery,
 * while the ratio of the CPU holds.
 */
export async function benchSubmit(product) {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: CLIENTS });
  pool.on('error', () => undefined); // the query under way says it
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  try {
    await pool.query(FUNCTION);
    await addAgents(pool);
    const [limit, ours] = [
      { call: directOf(pool), rates: [], cpu: [] },
      { call: endpointOf(product, agent), rates: [], cpu: [] },
    ];
    // V8 compiles the endpoint's code for half a minute; a server runs for weeks.
    await rate(limit.call, WARM_SECONDS / 5);
    await rate(ours.call, WARM_SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of [limit, ours]) {
        const before = cpuUsed(product);
        const done = await rate(side.call);
        side.cpu.push(cpuPerCall(before, cpuUsed(product), done));
        side.rates.push(done / SECONDS);
      }
    }
    const ratio = median(ours.rates.map((value, index) => value / limit.rates[index]));
    report(
      'P1 submit',
      `${median(ours.rates).toFixed(0)}/s of ${median(limit.rates).toFixed(0)}/s by one function: ratio ${ratio.toFixed(3)} (goal ≥ ${GOAL})`,
    );
    reportCpu(limit.cpu, ours.cpu);
  } finally {
    agent.destroy();
    await pool.end();
  }
}

function reportCpu(limit, ours) {
  if (limit.includes(null) || ours.includes(null)) return;
  const total = (cpu) => cpu.node + cpu.postgres + cpu.driver;
  const of = (side, name) => median(side.map((cpu) => cpu[name])).toFixed(2);
  const parts = (side) =>
    `node ${of(side, 'node')} + postgres ${of(side, 'postgres')} + driver ${of(side, 'driver')}`;
  const ratio = median(ours.map((cpu, index) => total(limit[index]) / total(cpu)));
  report('P1 CPU', `ms a call: ${parts(ours)}; the function: ${parts(limit)}: ratio ${ratio.toFixed(3)}`);
}

function directOf(pool) {
  return () => {
    const person = nextPerson();
    return pool.query({
      name: 'submit',
      text: 'SELECT bench.submit($1, $2, $3)',
      values: [person.phone, person.company, person.contact],
    });
  };
}

function endpointOf(product, agent) {
  const url = `${product.url}/api/public/v1/sites/main/inquiries`;
  return () =>
    post(agent, url, {
      ...nextPerson(),
      need: '租5000平单层厂房，层高9米',
      use: '五金冲压',
      tax: '年税收300万',
      consent: { handling: true, policyVersion: '1' },
    });
}

/** Twelve agents without a cap that the run could reach. */
async function addAgents(pool) {
  const { rows } = await pool.query('SELECT id FROM teams LIMIT 1');
  for (let index = 0; index < 12; index += 1) {
    const id = randomUUID();
    await pool.query(
      `INSERT INTO users (id, username, name, role, password_hash) VALUES ($1, $2, '测算专员', 'agent', 'x') ON CONFLICT DO NOTHING`,
      [id, `bench${index}`],
    );
    await pool.query(
      'INSERT INTO team_members (team_id, user_id) SELECT $1, id FROM users WHERE username = $2 ON CONFLICT DO NOTHING',
      [rows[0].id, `bench${index}`],
    );
  }
  await pool.query('UPDATE agent_loads SET capacity = 100000');
  await pool.query(`SELECT pg_notify('luodi_cache', 'identity.members')`);
}
