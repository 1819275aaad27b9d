/**
 * A million leads, once for every bench of a run that wants them: 200 agents in 10 teams, most leads long closed, as in
 * life. Written without the indexes, which are made again afterwards: three minutes become one.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from './product.mjs';

export const LEADS = 1_000_000;
const TEAMS = 10;
const AGENTS = 200;
const COMPANIES = 20_000;
/** Of the one company that has this name; P7 asks for its characters. */
export const RARE = '鬯罍鬵';

const PLACES = '湖南|长沙|株洲|湘潭|岳阳|常德|衡阳|东莞|苏州|宁波'.split('|');
const TRADES = '材料|五金|电子|机械|新能源|食品|物流|包装|模具|医药'.split('|');
const SURNAMES = '周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张'.split('');
const SYLLABLES = '安邦宝昌成达德东丰富广国海恒宏华汇吉嘉建金精聚凯康利联龙隆茂美明诺欧平启千庆荣瑞润'.split(
  '',
);

/** In notes: one in twelve of them, and words from common to rare, each of two characters of their own. */
export const NOTE_WORDS = 3_000;
export const RARE_NOTE = '髹黼簋';
const NOTES_PER_LEAD = 2;
const NOTE_CHARACTERS =
  '一二三四东西南北中上下左右前后内外大小多少高低长短宽窄新旧水电气路桥车站港口城乡村镇山河湖海田地林木石土金银铜铁钢铝铅锌' +
  '米面油盐茶酒糖布衣鞋帽纸笔书画声光热冷风雨雪云日月星辰早晚春夏秋冬年周时分秒人口手足耳目心头身力工农商学兵医师生友客主' +
  '门窗墙顶层楼梯井坑沟管线网箱柜架台座床椅桌灯泵阀轴轮链齿刀钻磨铣刨焊铸锻冲压拉剪切割洗烘烤蒸煮染印刷包装运输存储';

const seeded = new WeakMap();

/** The word of a rank in notes, from the common 0 to the rare 2,999. */
export function noteWord(rank) {
  const characters = [...NOTE_CHARACTERS];
  const { length } = characters;
  return (
    characters[(rank * 37 + 11) % length] +
    characters[(Math.floor(rank / length) * 53 + rank * 17 + 5) % length]
  );
}

/** Answers bearer tokens of an agent, a manager and the administrator, with their ids. */
export function millionLeads(product) {
  if (!seeded.has(product)) seeded.set(product, seed(product));
  return seeded.get(product);
}

async function seed(product) {
  const admin = new URL(product.adminUrl);
  admin.pathname = new URL(product.databaseUrl).pathname;
  const client = new pg.Client({ connectionString: admin.href });
  client.on('error', () => undefined); // the query under way says it
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET maintenance_work_mem = '512MB';
      SET max_parallel_maintenance_workers = 2`);
    // Ids as the API takes them: version and variant of a random UUID, the rest from what the row is called.
    await client.query(`CREATE FUNCTION bench_id(name text) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      AS $$ SELECT overlay(overlay(md5(name) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid $$`);
    const people = await addPeople(client);
    await addCompanies(client);
    const indexes = await dropIndexes(client, ['contacts', 'leads', 'activities', 'lead_notes']);
    await client.query(`INSERT INTO contacts (id, name, company_id) SELECT bench_id('c' || x.n), p.name, c.id
      FROM generate_series(1, ${LEADS}) AS x(n) JOIN bench_companies c ON c.n = x.n % ${COMPANIES}
      JOIN bench_names p ON p.n = x.n % (SELECT count(*) FROM bench_names)`);
    await client.query(LEADS_SQL);
    await addNotes(client);
    for (const definition of indexes) await client.query(definition);
    // Fifty thousand open leads or closed have somebody besides their owner.
    await client.query(`INSERT INTO lead_collaborators (lead_id, user_id, access, added_at)
      SELECT bench_id('l' || n), bench_id('u' || (n / 20 + 3) % ${AGENTS}), 'edit', now() FROM generate_series(20, ${LEADS}, 20) n`);
    // Ten thousand carry a tag; of the twenty thousand put off, those whose first response is late stand in the list again.
    await client.query(`WITH tag AS (INSERT INTO tags (id, name, colour) VALUES (bench_id('tag'), '测算标签', 'grey') RETURNING id)
      INSERT INTO lead_tags (lead_id, tag_id, at) SELECT bench_id('l' || n), tag.id, now() FROM tag, generate_series(7, ${LEADS}, 100) n`);
    await client.query(`UPDATE leads SET snoozed_until = now() + interval '2 days', snooze_reason = '下周再联系',
        snoozed_by = owner_id, snoozed_at = now()
      WHERE clock_rank < 3 AND owner_id IS NOT NULL AND id IN (SELECT bench_id('l' || n) FROM generate_series(1, ${LEADS}, 5) n)`);
    await client.query('VACUUM ANALYZE leads, lead_collaborators');
    await client.query('ANALYZE contacts');
    await client.query('VACUUM ANALYZE lead_notes');
    await client.query('CHECKPOINT');
    return people;
  } finally {
    await client.end();
  }
}

const LEADS_SQL = `
  INSERT INTO leads (id, number, status, contact_id, company_id, company_name, contact_name, phone, phone_last4, need_type,
    channel, owner_id, team_id, pool_id, pooled_at, sla_state, sla_started_at, first_response_due_at, first_responded_at,
    next_follow_up_at, score, created_at, search_terms)
  SELECT bench_id('l' || x.n), 'XS-' || day || '-' || lpad(x.n::text, 7, '0'), status, bench_id('c' || x.n), c.id, c.name, p.name,
    '139' || lpad((x.n * 7919 % 100000000)::text, 8, '0'), last4, 'rent_factory', 'form',
    CASE WHEN pooled THEN NULL ELSE o.id END, o.team_id,
    CASE WHEN pooled THEN o.pool_id END, CASE WHEN pooled THEN least(now(), created + x.n % 97 * interval '1 day') END,
    CASE WHEN status = 'new' THEN 'running' ELSE 'met' END, created, created + interval '30 minutes',
    CASE WHEN status <> 'new' THEN created + interval '20 minutes' END,
    CASE WHEN x.n % 3 = 0 THEN now() + (x.n % 1000000 - 500000) * interval '1 second' END, x.n * 31 % 101, created,
    c.terms || p.terms || ARRAY['n:' || day, 'n:' || x.n, 'n:xs-' || day || '-' || lpad(x.n::text, 7, '0'), 'p:' || last4]
  FROM (SELECT n, abs(hashint8(n) % 1000) AS dice, abs(hashint8(n) % 1000) < 120 AND hashint8(n + 7) % 20 = 7 AS pooled,
      now() - n * interval '61 seconds' AS created, to_char(now() - n * interval '61 seconds', 'YYMMDD') AS day,
      lpad((n * 7919 % 10000)::text, 4, '0') AS last4
    FROM generate_series(1::bigint, ${LEADS}) n) x
  CROSS JOIN LATERAL (SELECT CASE WHEN dice < 30 THEN 'new' WHEN dice < 70 THEN 'contacted' WHEN dice < 100 THEN 'qualified'
    WHEN dice < 120 THEN 'nurturing' WHEN dice < 200 THEN 'converted' ELSE 'disqualified' END AS status) s
  JOIN bench_companies c ON c.n = x.n % ${COMPANIES}
  JOIN bench_names p ON p.n = x.n % (SELECT count(*) FROM bench_names)
  JOIN bench_owners o ON o.n = x.n % ${AGENTS}`;

/** Two follow-ups a lead of some forty characters, with words whose frequency falls with their rank. */
async function addNotes(client) {
  await client.query(
    `CREATE TEMP TABLE bench_words AS SELECT (n - 1)::int AS n, word FROM unnest($1::text[]) WITH ORDINALITY AS x(word, n)`,
    [Array.from({ length: NOTE_WORDS }, (_, rank) => noteWord(rank))],
  );
  await client.query('CREATE UNIQUE INDEX ON bench_words (n)');
  const word = (salt) =>
    `(SELECT w.word FROM bench_words w WHERE w.n = floor(${NOTE_WORDS} * power((hashint8(x.n + ${salt}) & 65535) / 65536.0, 3))::int)`;
  await client.query(`
    CREATE TEMP TABLE bench_notes AS
    SELECT bench_id('a' || x.n) AS id, bench_id('l' || (x.n % ${LEADS} + 1)) AS lead_id,
      now() - x.n * interval '30 seconds' AS at,
      CASE x.n % 4 WHEN 0 THEN '电话沟通,客户要找' WHEN 1 THEN '加了微信,发了资料,问到' WHEN 2 THEN '上门拜访,谈了' ELSE '未接通,留言说' END
        || ${word(11)} || '附近的厂房,' || ${word(23)} || '配套,预算' || x.n % 900 || '万,' || ${word(37)}
        || CASE WHEN x.n % 166667 = 5 THEN '${RARE_NOTE}' ELSE '' END || ',约下周再看' AS summary
    FROM generate_series(1::bigint, ${LEADS * NOTES_PER_LEAD}) AS x(n)`);
  await client.query(`INSERT INTO activities (id, lead_id, type, summary, occurred_at, author_id)
    SELECT n.id, n.lead_id, 'call', n.summary, n.at, (SELECT id FROM users LIMIT 1) FROM bench_notes n`);
  await client.query(`INSERT INTO lead_notes (id, lead_id, kind, at, text, owner_id, team_id, pool_id, closed)
    SELECT n.id, n.lead_id, 'activity', n.at, note_text(n.summary), l.owner_id, l.team_id, l.pool_id, l.clock_rank = 3
    FROM bench_notes n JOIN leads l ON l.id = n.lead_id`);
}

async function addPeople(client) {
  await client.query(`
    INSERT INTO users (id, username, name, role, password_hash)
      SELECT bench_id('u' || n), 'bench-agent' || n, '测算专员', 'agent', 'x' FROM generate_series(0, ${AGENTS - 1}) n
      UNION ALL SELECT bench_id('manager'), 'bench-manager', '测算主管', 'manager', 'x';
    INSERT INTO agent_loads (user_id) SELECT id FROM users ON CONFLICT DO NOTHING;
    INSERT INTO teams (id, name) SELECT bench_id('t' || n), '测算组' || n FROM generate_series(0, ${TEAMS - 1}) n;
    INSERT INTO pools (id, name, team_id) SELECT bench_id('p' || n), '测算池' || n, bench_id('t' || n)
      FROM generate_series(0, ${TEAMS - 1}) n;
    INSERT INTO team_members (team_id, user_id) SELECT bench_id('t' || n % ${TEAMS}), bench_id('u' || n)
      FROM generate_series(0, ${AGENTS - 1}) n
      UNION ALL SELECT bench_id('t3'), bench_id('manager');
    CREATE TEMP TABLE bench_owners AS SELECT n, bench_id('u' || n) AS id, bench_id('t' || n % ${TEAMS}) AS team_id,
      bench_id('p' || n % ${TEAMS}) AS pool_id FROM generate_series(0, ${AGENTS - 1}) n`);
  const people = {};
  for (const [who, condition] of Object.entries({
    agent: `username = 'bench-agent3'`,
    manager: `username = 'bench-manager'`,
    admin: `role = 'admin'`,
  })) {
    const token = randomBytes(32).toString('base64url');
    const { rows } = await client.query(
      `WITH one AS (SELECT id, session_epoch FROM users WHERE ${condition} ORDER BY created_at LIMIT 1), known AS (
         UPDATE users SET must_change_password = false WHERE id = (SELECT id FROM one))
       INSERT INTO access_tokens (id, user_id, token_hash, session_epoch, expires_at)
       SELECT gen_random_uuid(), id, $1, session_epoch, now() + interval '1 hour' FROM one RETURNING user_id`,
      [createHash('sha256').update(token).digest()],
    );
    people[who] = { token, id: rows[0].user_id };
  }
  return people;
}

/** Names with the terms that the product itself would store. */
async function addCompanies(client) {
  const { searchTerms } = createRequire(import.meta.url)(
    join(ROOT, 'dist/libs/platform/src/search-terms.policy.js'),
  );
  const terms = (names) =>
    searchTerms({ number: null, phoneLast4: null, contactName: null, companyName: null, ...names });
  const companies = Array.from({ length: COMPANIES }, (_, n) => {
    const brand = [
      SYLLABLES[n % 40],
      SYLLABLES[Math.floor(n / 40) % 40],
      SYLLABLES[Math.floor(n / 1600) % 40],
    ].join('');
    const name =
      n === 4711 ? `${RARE}器皿店` : `${PLACES[n % 10]}${brand}${TRADES[Math.floor(n / 10) % 10]}有限公司`;
    return [name, terms({ companyName: name })];
  });
  const people = SURNAMES.flatMap((surname) => SYLLABLES.map((given) => `${surname}${given}`));
  const table = (name, rows) =>
    client.query(
      `CREATE TEMP TABLE ${name} AS SELECT (ordinality - 1)::bigint AS n, gen_random_uuid() AS id, item ->> 0 AS name,
         ARRAY(SELECT jsonb_array_elements_text(item -> 1)) AS terms
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS x(item, ordinality)`,
      [JSON.stringify(rows)],
    );
  await table('bench_companies', companies);
  await table(
    'bench_names',
    people.map((name) => [name, terms({ contactName: name })]),
  );
  await client.query('INSERT INTO companies (id, name, name_key) SELECT id, name, name FROM bench_companies');
}

/** Drops what no constraint holds; answers how to make it again. */
async function dropIndexes(client, tables) {
  const { rows } = await client.query(
    `SELECT i.indexname, i.indexdef FROM pg_indexes i
     WHERE i.tablename = ANY($1) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`,
    [tables],
  );
  for (const row of rows) await client.query(`DROP INDEX ${row.indexname}`);
  return rows.map((row) => row.indexdef);
}
