import { DataSource } from 'typeorm';
import { aLead } from '../../builders/leads';

/** So many open leads of one agent, each created a minute before the next, written straight into the tables. */
export async function manyLeads(
  databaseUrl: string,
  ownerId: string,
  teamId: string,
  count: number,
): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
  try {
    const tx = source.manager;
    const first = await aLead(tx, { ownerId, teamId, company: '湘江精密制造有限公司' });
    await tx.query(
      `INSERT INTO contacts (id, name, phone) SELECT ${idOf('c')}, '陈小姐', '138' || lpad(n::text, 8, '0')
       FROM generate_series(1, $1::int) n`,
      [count],
    );
    await tx.query(
      `INSERT INTO contact_keys (kind, value, contact_id)
       SELECT 'phone', '138' || lpad(n::text, 8, '0'), ${idOf('c')} FROM generate_series(1, $1::int) n`,
      [count],
    );
    await tx.query(
      `INSERT INTO leads (id, number, contact_id, company_name, contact_name, phone, phone_last4, need_type, channel, owner_id,
         team_id, created_at, next_follow_up_at, first_responded_at, sla_state, score, search_terms, area_min_sqm, use_text,
         industry)
       SELECT ${idOf('l')}, 'XS-261117-' || lpad(n::text, 7, '0'), ${idOf('c')}, '湘江精密制造' || n || '有限公司', '陈小姐',
         '138' || lpad(n::text, 8, '0'), right('138' || lpad(n::text, 8, '0'), 4), 'rent_factory', 'form', l.owner_id, l.team_id,
         now() - n * interval '1 minute', now() + n * interval '1 minute', now(), 'met', n % 100, '{}', 3000 + n % 9000,
         '精密零部件加工', '装备制造'
       FROM leads l CROSS JOIN generate_series(1, $2::int) n WHERE l.id = $1`,
      [first.id, count],
    );
    await tx.query('ANALYZE leads; ANALYZE contacts; ANALYZE contact_keys');
  } finally {
    await source.destroy();
  }
}

/** An id of version 7's shape for the number `n`, the same for every statement. */
function idOf(kind: string): string {
  return `overlay(overlay(md5('${kind}' || n) placing '7' from 13) placing '8' from 17)::uuid`;
}
