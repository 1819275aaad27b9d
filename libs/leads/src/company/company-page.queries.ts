import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { inClearIf, maskPhone } from '@luodi/platform';
import { readUscc } from '@luodi/contacts';
import { dealsVisibleTo } from '../deal-scope';
import { visibleTo } from '../lead-scope';
import type { RefResponse } from '../lead.response';
import type { CompanyEventKind } from './company-event.queries';
import { dealsOf, leadsOf } from './company.queries';
import type { CompanyTier } from './company-tier';
import type {
  CompanyEventResponse,
  CompanyHiddenResponse,
  CompanyPersonResponse,
  CompanyRegionResponse,
  CompanyResponse,
  CompanySpellingResponse,
} from './company.response';

/** Bounds, not pages. */
const MAX_PEOPLE = 50;
const MAX_SPELLINGS = 100;
const MAX_EVENTS = 50;
const MAX_WRITTEN = 20;

interface CardRow {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly region: CompanyRegionResponse | null;
  readonly tier: CompanyTier | null;
  readonly created_at: Date;
  readonly version: number;
}

/** Everything of a company within the actor's rights; null for an unknown id. A merged one is its survivor. */
export async function companyPage(
  tx: EntityManager,
  actor: Actor,
  companyId: string,
  now: Date,
): Promise<CompanyResponse | null> {
  const cards: CardRow[] = await tx.query(
    `SELECT s.id, s.name, s.uscc, s.created_at, s.version, s.tier,
       CASE WHEN r.code IS NOT NULL THEN jsonb_build_object('code', r.code, 'name', r.name) END AS region
     FROM companies c JOIN companies s ON s.id = coalesce(c.merged_into_id, c.id)
     LEFT JOIN regions r ON r.code = s.region_code WHERE c.id = $1`,
    [companyId],
  );
  const card = cards[0];
  if (card === undefined) return null;
  const { id } = card;
  const leads = await leadsOf(tx, actor, id);
  const deals = await dealsOf(tx, actor, id);
  const works = actor.role === 'manager' || actor.role === 'admin';
  const reading = card.uscc === null ? null : readUscc(card.uscc);
  return {
    id,
    name: card.name,
    uscc: card.uscc,
    usccWarnings: reading?.ok === true ? [...reading.warnings] : [],
    region: card.region,
    tier: card.tier,
    editable: works || (actor.role === 'agent' && leads.some((lead) => lead.owner?.id === actor.id)),
    mergeable: works,
    spellings: await spellingsOf(tx, id, now),
    writtenAs: await writtenAs(tx, actor, id),
    people: await peopleOf(tx, actor, id),
    leads,
    deals,
    hidden: await hiddenOf(tx, actor, id),
    history: await historyOf(tx, id),
    createdAt: card.created_at.toISOString(),
    version: card.version,
  };
}

interface SpellingRow {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly merged_at: Date | null;
  readonly merged_by: RefResponse | null;
  readonly undo_until: Date | null;
}

async function spellingsOf(
  tx: EntityManager,
  companyId: string,
  now: Date,
): Promise<CompanySpellingResponse[]> {
  const rows: SpellingRow[] = await tx.query(
    `SELECT c.id, c.name, c.uscc, m.merged_at,
       CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS merged_by,
       CASE WHEN m.into_id = $1 AND m.snapshot IS NOT NULL AND m.undo_until > $2 THEN m.undo_until END AS undo_until
     FROM companies c LEFT JOIN company_merges m ON m.from_id = c.id AND m.ended_at IS NULL
     LEFT JOIN users u ON u.id = m.merged_by
     WHERE c.merged_into_id = $1 ORDER BY m.merged_at DESC NULLS LAST, c.id LIMIT ${MAX_SPELLINGS}`,
    [companyId, now],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    uscc: row.uscc,
    mergedAt: row.merged_at?.toISOString() ?? null,
    mergedBy: row.merged_by,
    undoUntil: row.undo_until?.toISOString() ?? null,
  }));
}

async function writtenAs(tx: EntityManager, actor: Actor, companyId: string): Promise<string[]> {
  const params: unknown[] = [companyId];
  const rows: { name: string }[] = await tx.query(
    `SELECT name, count(*) AS times FROM (
       SELECT l.company_name AS name FROM leads l
       WHERE ${visibleTo(actor, 'l', params)} AND l.company_id = $1 AND l.status <> 'merged'
       UNION ALL SELECT d.company_name FROM deals d WHERE ${dealsVisibleTo(actor, params)} AND d.company_id = $1) written
     WHERE name IS NOT NULL
       AND name NOT IN (SELECT c.name FROM companies c WHERE c.id = $1 OR c.merged_into_id = $1)
     GROUP BY name ORDER BY times DESC, name LIMIT ${MAX_WRITTEN}`,
    params,
  );
  return rows.map((row) => row.name);
}

interface PersonRow {
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly lead_id: string;
  readonly mine: boolean;
  readonly do_not_contact: boolean;
}

async function peopleOf(
  tx: EntityManager,
  actor: Actor,
  companyId: string,
): Promise<CompanyPersonResponse[]> {
  const params: unknown[] = [companyId];
  const own = `$${params.push(actor.id)}::uuid`;
  const rows: PersonRow[] = await tx.query(
    `SELECT c.name, c.do_not_contact, p.lead_id, p.mine,
       ARRAY(SELECT k.value FROM contact_keys k WHERE k.contact_id = c.id AND k.kind = 'phone'
         ORDER BY k.value <> coalesce(c.phone, ''), k.created_at, k.value LIMIT 20) AS phones
     FROM (
       SELECT l.contact_id, (array_agg(l.id ORDER BY l.created_at DESC, l.id DESC))[1] AS lead_id,
         coalesce(bool_or(l.owner_id = ${own}), false) AS mine, max(l.created_at) AS newest
       FROM leads l WHERE ${visibleTo(actor, 'l', params)} AND l.company_id = $1 AND l.status <> 'merged'
       GROUP BY l.contact_id ORDER BY newest DESC LIMIT ${MAX_PEOPLE}) p
     JOIN contacts c ON c.id = p.contact_id ORDER BY p.newest DESC, c.id`,
    params,
  );
  return rows.map((row) =>
    inClearIf(row.mine, {
      name: row.name,
      phones: row.phones.flatMap((phone) => (row.mine ? phone : (maskPhone(phone) ?? []))),
      leadId: row.lead_id,
      doNotContact: row.do_not_contact,
    }),
  );
}

async function hiddenOf(tx: EntityManager, actor: Actor, companyId: string): Promise<CompanyHiddenResponse> {
  const params: unknown[] = [companyId];
  const rows: CompanyHiddenResponse[] = await tx.query(
    `SELECT (SELECT count(*)::int FROM leads l WHERE l.company_id = $1 AND l.status <> 'merged'
         AND NOT coalesce(${visibleTo(actor, 'l', params)}, false)) AS leads,
       (SELECT count(*)::int FROM deals d WHERE d.company_id = $1
         AND NOT coalesce(${dealsVisibleTo(actor, params)}, false)) AS deals`,
    params,
  );
  return rows[0] ?? { leads: 0, deals: 0 };
}

interface EventRow {
  readonly id: string;
  readonly kind: CompanyEventKind;
  readonly at: Date;
  readonly actor: RefResponse | null;
  readonly data: Record<string, unknown>;
}

async function historyOf(tx: EntityManager, companyId: string): Promise<CompanyEventResponse[]> {
  const rows: EventRow[] = await tx.query(
    `SELECT e.id, e.kind, e.at, e.data,
       CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS actor
     FROM company_events e LEFT JOIN users u ON u.id = e.actor_id
     WHERE e.company_id = $1 ORDER BY e.at DESC, e.id DESC LIMIT ${MAX_EVENTS}`,
    [companyId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
