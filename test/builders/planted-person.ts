import { isPersonal, newId, type PersonDataRegistry, type PersonTable } from '@luodi/platform';
import type { DataSource, EntityManager } from 'typeorm';

/** An invented person, in every way they may be written. */
export interface Planted {
  readonly name: string;
  readonly phone: string;
  readonly wechat: string;
  readonly email: string;
}

export const PERSON: Planted = {
  name: '欧阳佩兰',
  phone: `139${'0000'}0731`,
  wechat: 'peilan_oy0731',
  email: 'peilan.ouyang@example.com',
};

/** The stored file of the attachment that `fillGaps` makes. */
export const PLANTED_FILE = 'a'.repeat(32);

/** What must be found nowhere afterwards. */
export function needles(person: Planted): string[] {
  const { phone } = person;
  const [a, b, c] = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)];
  const wide = [...phone].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
  return [
    phone,
    `${a} ${b} ${c}`,
    `${a}-${b}-${c}`,
    `${a}.${b}.${c}`,
    `${phone.slice(0, 4)} ${phone.slice(4, 8)} ${phone.slice(8)}`,
    wide,
    person.wechat,
    person.wechat.toUpperCase(),
    person.email,
    person.email.toUpperCase(),
    person.name,
  ];
}

/** Every spelling in one text; only ways to reach them where the row is somebody else's. */
function words(person: Planted, withName: boolean): string {
  const all = needles(person).filter((needle) => withName || needle !== person.name);
  return `联系 ${all.join(' / ')}，或 +86 ${person.phone}`;
}

function valueFor(type: string, text: string, person: Planted): unknown {
  const number = Number(person.phone);
  switch (type) {
    case 'json':
    case 'jsonb':
      return JSON.stringify({ note: text, number, list: [text, { [text]: 1 }, number] });
    case '_text':
      return [text, 'n:xs-1'];
    case 'inet':
      return '203.0.113.7';
    default:
      return text;
  }
}

/**
 * Writes the person into every personal column of the rows that satisfy a condition; a column that is too short or has
 * a form of its own takes a shorter text, else it stays. Answers the columns that could be planted.
 */
export async function plant(
  tx: EntityManager,
  table: PersonTable,
  where: string,
  params: readonly unknown[],
  person: Planted,
  withName: boolean,
): Promise<string[]> {
  const types: { column_name: string; udt_name: string }[] = await tx.query(
    `SELECT column_name, udt_name FROM information_schema.columns
      WHERE CASE WHEN table_schema = 'public' THEN table_name ELSE table_schema || '.' || table_name END = $1`,
    [table.table],
  );
  const planted: string[] = [];
  const texts = [words(person, withName), `${person.phone} ${person.wechat}`, person.phone];
  for (const [column, use] of Object.entries(table.columns)) {
    if (!isPersonal(use)) continue;
    const type = types.find((item) => item.column_name === column)?.udt_name ?? '';
    for (const text of texts) {
      try {
        await tx.query('SAVEPOINT planting');
        const [, count]: [unknown, number] = await tx.query(
          `UPDATE ${table.table} t SET ${column} = $${params.length + 1} WHERE ${where}`,
          [...params, valueFor(type, text, person)],
        );
        await tx.query('RELEASE SAVEPOINT planting');
        if (count > 0) planted.push(column);
        break;
      } catch {
        await tx.query('ROLLBACK TO SAVEPOINT planting');
      }
    }
  }
  return planted;
}

/** Every row of every table of ours and the job queue's that holds one of the texts, also inside bytes. */
export async function traces(dataSource: DataSource, texts: readonly string[]): Promise<string[]> {
  const tables: { name: string }[] = await dataSource.query(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const hits: string[] = [];
  for (const { name } of tables) {
    for (const text of texts) {
      const hex = Buffer.from(text, 'utf8').toString('hex');
      const rows: { row: string }[] = await dataSource.query(
        `SELECT left(t::text, 300) AS row FROM ${name} t
          WHERE position(lower($1) IN lower(t::text)) > 0 OR position($2 IN t::text) > 0 LIMIT 3`,
        [text, hex],
      );
      hits.push(...rows.map(({ row }) => `${name}: ${text}: ${row}`));
    }
  }
  return hits;
}

/** Things that no story makes by itself, linked to the person or mentioning them. */
export async function fillGaps(
  tx: EntityManager,
  ids: {
    readonly contactId: string;
    readonly leadId: string;
    readonly userId: string;
    readonly siteKey: string;
  },
  person: Planted,
): Promise<void> {
  await tx.query(
    `INSERT INTO audit_log (id, action, object_type, object_id, data) VALUES ($1, 'lead.edited', 'lead', $2, $3)`,
    [newId(), ids.leadId, valueFor('jsonb', words(person, true), person)],
  );
  await tx.query(`INSERT INTO audit_log (id, action, object_type, data) VALUES ($1, 'x.y', 'other', $2)`, [
    newId(),
    valueFor('jsonb', words(person, false), person),
  ]);
  await tx.query(
    `INSERT INTO legal_holds (id, contact_id, reason, placed_by, placed_at, released_by, released_at)
     VALUES ($1, $2, '争议', $3, now(), $3, now())`,
    [newId(), ids.contactId, ids.userId],
  );
  await tx.query(
    `INSERT INTO visits (id, lead_id, kind, starts_at, ends_at, host_id, created_by)
     VALUES ($1, $2, 'inbound', now(), now() + interval '1 hour', $3, $3)`,
    [newId(), ids.leadId, ids.userId],
  );
  await tx.query(
    `INSERT INTO lead_attachments (id, lead_id, file, name, kind, size, sha256, by_id, at)
     VALUES ($1, $2, $3, '身份证.pdf', 'pdf', 1, repeat('0', 64), $4, now())`,
    [newId(), ids.leadId, PLANTED_FILE, ids.userId],
  );
  await tx.query(
    `INSERT INTO lead_events (id, lead_id, kind, at, data) VALUES ($1, $2, 'attachment_added', now(), $3)`,
    [newId(), ids.leadId, JSON.stringify({ fileName: `${person.name}身份证.pdf` })],
  );
  const importId = newId();
  await tx.query(
    `INSERT INTO imports (id, kind, dry_run, duplicates, file_name, file_size, rows_name, locale, requested_by, expires_at)
     VALUES ($1, 'leads', true, 'skip', 'list.csv', 1, $3, 'zh-CN', $2, now())`,
    [importId, ids.userId, `${newId()}.rows`],
  );
  await tx.query(
    `INSERT INTO import_faults (import_id, row_number, code, cells) VALUES ($1, 2, 'refused', $2), ($1, 3, 'refused', '[]')`,
    [importId, JSON.stringify([person.name, person.phone])],
  );
  await tx.query(
    `INSERT INTO import_items (import_id, row_number, action, object_id, mark, before) VALUES ($1, 4, 'updated', $2, '1', '{}')`,
    [importId, ids.leadId],
  );
  const webhookId = newId();
  await tx.query(
    `INSERT INTO webhooks (id, name, url, events, secret, secret_last_four, purpose, legal_basis, created_at, updated_at)
     VALUES ($1, '湘北产业园', 'https://hooks.example.com/', '{lead.created}', '\\x00', 'abcd', '同步', 'handling', now(), now())`,
    [webhookId],
  );
  await tx.query(
    `INSERT INTO webhook_deliveries (webhook_id, event, lead_id, occurred_at, next_attempt_at, state, response_excerpt)
     VALUES ($1, 'lead.created', $2, now(), now(), 'delivered', 'x')`,
    [webhookId, ids.leadId],
  );
  const robotId = newId();
  await tx.query(
    `INSERT INTO notify_robots (id, name, kind, url, host, events) VALUES ($1, $2, 'wecom', '\\x00', 'qyapi.weixin.qq.com', '{lead_assigned}')`,
    [robotId, `群 ${robotId}`],
  );
  await tx.query(
    `INSERT INTO robot_messages (id, robot_id, dedupe_key, event, lead_id, data, next_attempt_at, created_at)
     VALUES ($1, $2, $3, 'lead_assigned', $4, $5, now(), now())`,
    [
      newId(),
      robotId,
      `lead-assigned:${ids.leadId}`,
      ids.leadId,
      valueFor('jsonb', words(person, true), person),
    ],
  );
  const disclosureId = newId();
  await tx.query(
    `INSERT INTO disclosures (id, at, recipient, recipient_kind, purpose, categories, basis)
     VALUES ($1, now(), '湘北产业园', 'partner', 'match', '{contact,phone}', 'sharing')`,
    [disclosureId],
  );
  await tx.query('INSERT INTO disclosure_people (disclosure_id, contact_id) VALUES ($1, $2)', [
    disclosureId,
    ids.contactId,
  ]);
  await tx.query(
    `INSERT INTO idempotency_keys (scope, key, body_hash, response)
     VALUES ($1, 'k-1', '\\x00', $2), ($3, $4, '\\x00', $5)`,
    [
      `${ids.userId}:leads.activities`,
      JSON.stringify({ leadId: ids.leadId, summary: words(person, true) }),
      `inquiry:${ids.siteKey}`,
      person.phone,
      JSON.stringify({ x: words(person, false) }),
    ],
  );
  await tx.query(
    `INSERT INTO lead_merges (id, from_id, into_id, merged_at, undo_until, snapshot)
     SELECT $1, $2, id, now(), now(), $3 FROM leads WHERE id <> $2 LIMIT 1`,
    [newId(), ids.leadId, valueFor('jsonb', words(person, true), person)],
  );
  const spelling = newId();
  await tx.query(
    `INSERT INTO companies (id, name, name_key, merged_into_id)
     SELECT $1::uuid, $2, $1::uuid::text, company_id FROM leads WHERE id = $3`,
    [spelling, `${person.name}经营部`, ids.leadId],
  );
  await tx.query(
    `INSERT INTO company_merges (id, from_id, into_id, merged_at, undo_until, moved, snapshot)
     SELECT gen_random_uuid(), $1, company_id, now(), now(), '{}', $2 FROM leads WHERE id = $3`,
    [spelling, valueFor('jsonb', words(person, true), person), ids.leadId],
  );
  await tx.query(
    `INSERT INTO company_events (id, company_id, kind, at, data) VALUES (gen_random_uuid(), $1, 'merged', now(), $2)`,
    [spelling, valueFor('jsonb', words(person, true), person)],
  );
  await tx.query(`INSERT INTO recycle_exemptions (lead_id, reason, by_id, at) VALUES ($1, $2, $3, now())`, [
    ids.leadId,
    words(person, false),
    ids.userId,
  ]);
  await tx.query(
    `INSERT INTO credit_disputes (id, lead_id, team_id, opened_by, opened_at, evidence, status, ruled_by, ruled_at, ruling)
     SELECT $1, $2, (SELECT id FROM teams LIMIT 1), $3, now(), $4, 'rejected', $3, now(), $4`,
    [newId(), ids.leadId, ids.userId, words(person, false)],
  );
  await tx.query(
    `INSERT INTO supply_offers (id, inquiry_id, contact_id, channel, company_name, contact_name, phone, wechat, offer, note,
       region, received_at)
     SELECT gen_random_uuid(), i.id, $1, 'phone', $2, $2, $3, $4, $5, $5, ARRAY[$6], now() FROM inquiries i
     WHERE i.lead_id = $7 LIMIT 1`,
    [
      ids.contactId,
      person.name,
      person.phone,
      person.wechat,
      words(person, true),
      `湘潭，${person.name}`,
      ids.leadId,
    ],
  );
  await tx.query(
    `INSERT INTO lead_clocks (id, lead_id, kind, started_at, minutes, due_at, paused_at, pause_cause, pause_note)
     VALUES ($1, $2, 'assessment', now(), 60, now(), now(), 'manager', $3)`,
    [newId(), ids.leadId, words(person, false)],
  );
  await tx.query(
    `INSERT INTO tasks (id, title, note, due_on, deadline, remind_at, lead_id, assignee_id, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, '2026-12-01', now(), now(), $4, $5, $5, now(), now())`,
    [newId(), `给${person.name}回电 ${person.phone}`, words(person, true), ids.leadId, ids.userId],
  );
  const bulkId = newId();
  await tx.query(
    `INSERT INTO bulk_jobs (id, action, params, status, requested_by, created_at)
     VALUES ($1, 'release', '{}', 'done', $2, now())`,
    [bulkId, ids.userId],
  );
  await tx.query('INSERT INTO bulk_rows (bulk_id, position, lead_id) VALUES ($1, 1, $2)', [
    bulkId,
    ids.leadId,
  ]);
  await tx.query(`INSERT INTO rate_limits (key, points, expire) VALUES ($1, 1, 9999999999999)`, [
    `inquiry:person:${person.phone}`,
  ]);
  const jobKey = `x:${person.phone}`;
  await tx.query(
    `SELECT graphile_worker.add_job('leads.inquiry-added', $1::json, run_at => now() + interval '30 days', job_key => $2)`,
    [JSON.stringify({ payload: { note: words(person, false), n: Number(person.phone) } }), jobKey],
  );
  await tx.query(`UPDATE graphile_worker._private_jobs SET last_error = $1 WHERE key = $2`, [
    `no mail to ${person.email}`,
    jobKey,
  ]);
}

/** The inventory's tables that hold rows of people. */
export function personTables(registry: PersonDataRegistry): PersonTable[] {
  return registry.tables.filter((table) => table.linked !== undefined);
}
