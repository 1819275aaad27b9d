/** Recognising companies among 1,000,000 and callers among 100,000, through the API. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { candidatesInDatabase } from './identity-sql.mjs';
import { percentile, report } from './numbers.mjs';

const COMPANIES = 1_000_000;
const LEADS = 100_000;
/** Until the compiler has seen the code. */
const WARM = 100;
const CALLS = 200;
const GOAL_CANDIDATES = 20;
const GOAL_CALLER = 100;
const BATCH = 5000;

const PLACES = [
  '湖南',
  '湘潭',
  '长沙',
  '苏州',
  '东莞市',
  '广东省',
  '浙江',
  '宁波',
  '上海',
  '成都',
  '武汉市',
  '',
];
const TRADES = [
  '科技',
  '精密制造',
  '新材料科技',
  '机械',
  '电子',
  '生物医药',
  '供应链管理',
  '食品',
  '新能源',
  '贸易',
  '五金制品',
  '康养服务集团',
];
const FORMS = ['有限公司', '股份有限公司', '有限责任公司', ''];
const BRAND =
  '华信达成安泰兴隆盛世恒远宏图长济昌顺金鑫瑞祥丰裕德仁义和美佳嘉乐康宁永久东南西北海天龙凤鹏云山水木林森春秋明辉光耀星月晨曦晶莹玉珠翠竹松柏梅兰菊荷莲芳馨雅致博文学思源泉江河湖洋波涛汇聚合众力创新锐志勇毅坚强健飞跃腾升拓展开启航程万千百亿卓越优胜捷迅速达通联网智慧聪颖灵敏精工巧匠艺术';

/** The same sequence every time: a benchmark that measures other data each run compares nothing. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Fills a million companies once, then asks each kind of question in turn. */
export async function benchIdentity(product, root) {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 });
  try {
    const names = await fillIdentity(pool, root);
    const client = await pool.connect();
    try {
      await measureIdentity(product.url, names, candidatesInDatabase(client, root));
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

/** Asks as somebody who types; `names` are some that exist. Prints medians and 99th percentiles, end to end and in the database. */
async function measureIdentity(url, names, inDatabase) {
  const token = await signIn(url);
  const post = async (path, body) => {
    const started = performance.now();
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${answer.status} ${text}`);
    return { ms: performance.now() - started, items: JSON.parse(text).items.length };
  };
  const roll = dice(7);
  const some = () => names[roll(names.length)];
  const oneWrong = () => {
    const name = some();
    return `${name.slice(0, 3)}${BRAND[roll(BRAND.length)]}${name.slice(4)}`;
  };
  const questions = {
    'the same name': some,
    'a name proper': () => some().replace(/(科技|机械|电子|食品|贸易|有限公司|股份|责任).*$/, ''),
    'one wrong character': oneWrong,
    'two characters': () => BRAND[roll(BRAND.length)] + BRAND[roll(BRAND.length)],
    'trades alone': () => `${TRADES[roll(TRADES.length)]}有限公司`,
    'place and trade': () => `${PLACES[roll(PLACES.length - 1)]}${TRADES[roll(TRADES.length)]}`,
    pinyin: () => ['huaxin', 'changji', 'tengsheng', 'zhihui', 'ruixiang'][roll(5)],
    'pinyin with trade': () => ['huaxinkeji', 'changjijingmi', 'hunanruixiang', 'suzhoutengsheng'][roll(4)],
    'two initials': () => ['hx', 'cj', 'ts', 'zh', 'rx'][roll(5)],
    initials: () => ['hxkj', 'cjjm', 'hnrxkj', 'sztsdz', 'zhxny'][roll(5)],
  };
  for (let call = 0; call < WARM; call += 1) await post('companies/candidates', { name: oneWrong() });
  for (const [kind, ask] of Object.entries(questions)) {
    const calls = [];
    for (let call = 0; call < CALLS; call += 1) {
      const name = ask();
      calls.push({ ...(await post('companies/candidates', { name })), sql: await inDatabase(name) });
    }
    const found = calls.filter((call) => call.items > 0).length;
    const size = `at ${COMPANIES.toLocaleString('en')} companies`;
    say(kind, calls, `${size} (goal < ${GOAL_CANDIDATES} ms), ${found} of ${CALLS} with leads`);
  }
  for (const [kind, digits] of [
    ['caller, whole number', 11],
    ['caller, seven digits', 7],
  ]) {
    const calls = [];
    for (let call = 0; call < CALLS; call += 1) {
      calls.push(await post('lookups/caller', { phone: phoneOf(roll(LEADS)).slice(0, digits) }));
    }
    say(kind, calls, `(goal < ${GOAL_CALLER} ms)`);
  }
}

function say(kind, calls, text) {
  const times = calls.map((call) => call.ms);
  const [middle, tail] = [0.5, 0.99].map((share) => percentile(times, share).toFixed(1));
  const inDatabase = calls.flatMap((call) => call.sql ?? []);
  const [sqlMiddle, sqlTail] = [0.5, 0.99].map((share) => percentile(inDatabase, share)?.toFixed(1));
  const sql = inDatabase.length === 0 ? '' : ` (SQL p50 ${sqlMiddle} ms, p99 ${sqlTail} ms)`;
  report('identity', `${kind.padEnd(20)} p50 ${middle} ms, p99 ${tail} ms${sql} ${text}`);
}

async function signIn(url) {
  const login = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: 'bench-password-1' }),
  });
  return (await login.json()).accessToken;
}

/** Four zeros in the middle, as every invented number here. */
function phoneOf(n) {
  return `1${30 + Math.floor(n / 10_000)}0000${String(n % 10_000).padStart(4, '0')}`;
}

/** A million firms of invented names, a tenth of them with a person and a lead. */
async function fillIdentity(pool, root) {
  const load = (file) =>
    createRequire(import.meta.url)(join(root, `dist/libs/contacts/src/company/${file}.js`));
  const { companyIdentity } = load('company-identity.policy');
  const { companyNameKey } = load('company-name.policy');
  const roll = dice(1);
  const pick = (list) => list[roll(list.length)];
  const seen = new Set();
  const names = [];
  await pool.query('DROP INDEX companies_match_idx');
  while (seen.size < COMPANIES) {
    const rows = [];
    while (rows.length < BATCH && seen.size < COMPANIES) {
      const brand = Array.from({ length: 2 + roll(3) }, () => pick(BRAND)).join('');
      const name = `${pick(PLACES)}${brand}${pick(TRADES)}${pick(FORMS)}`;
      const key = companyNameKey(name);
      if (key === null || seen.has(key)) continue;
      seen.add(key);
      if (seen.size % 500 === 0) names.push(name);
      const { coreKey, pinyin, initials, matchTerms } = companyIdentity(name);
      rows.push({ n: seen.size, name, key, core: coreKey, pinyin, initials, terms: matchTerms });
    }
    await pool.query(
      `INSERT INTO companies (id, name, name_key, core_key, pinyin, initials, match_terms, identity_version)
       SELECT md5('i' || n)::uuid, name, key, core, pinyin, initials, terms, 1
       FROM jsonb_to_recordset($1::jsonb) AS r(n int, name text, key text, core text, pinyin text, initials text, terms text[])
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }
  await pool.query('CREATE INDEX companies_match_idx ON companies USING gin (match_terms)');
  await pool.query(
    `INSERT INTO contacts (id, name, company_id, phone)
     SELECT md5('k' || n)::uuid, '周先生', md5('i' || n * 10)::uuid,
       '1' || (30 + (n - 1) / 10000) || '0000' || lpad(((n - 1) % 10000)::text, 4, '0') FROM generate_series(1, ${LEADS}) n`,
  );
  await pool.query(
    `INSERT INTO contact_keys (kind, value, contact_id) SELECT 'phone', phone, id FROM contacts WHERE phone IS NOT NULL ON CONFLICT DO NOTHING`,
  );
  await pool.query(
    `INSERT INTO leads (id, number, contact_id, company_id, company_name, contact_name, phone, channel)
     SELECT md5('v' || n)::uuid, 'BI-' || n, md5('k' || n)::uuid, c.company_id, '湖南测算材料有限公司', c.name, c.phone, 'form'
     FROM generate_series(1, ${LEADS}) n JOIN contacts c ON c.id = md5('k' || n)::uuid`,
  );
  await pool.query('VACUUM ANALYZE companies, contacts, contact_keys, leads');
  return names;
}
