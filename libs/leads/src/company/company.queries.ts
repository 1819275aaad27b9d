import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { assertNever, inClearIf, maskPhone, notFound } from '@luodi/platform';
import { dealsVisibleTo } from '../deal-scope';
import { ownedBy, visibleTo } from '../lead-scope';
import { companyKnownTo } from './company-scope';
import type { LeadStatus, NeedType } from '../lead-values.policy';
import type { CompanyDealResponse, CompanyLeadResponse } from './company.response';

/** A company has few of each; this is a bound, not a page. */
const MAX_LISTED = 50;

interface LeadRow {
  readonly id: string;
  readonly number: string;
  readonly status: LeadStatus;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly need_type: NeedType | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly created_at: Date;
}

/**
 * A merged company is known to whom its survivor is.
 * @throws DomainError not_found for the unknown and for those that are not the actor's to know of
 */
export async function assertKnown(tx: EntityManager, actor: Actor, companyId: string): Promise<void> {
  const params: unknown[] = [companyId];
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM companies c WHERE c.id = $1 AND ${companyKnownTo(actor, 'coalesce(c.merged_into_id, c.id)', params)}`,
    params,
  );
  if (rows.length === 0) throw notFound();
}

/** Whether one of these leads or deals is not the actor's to know of. */
export async function invisibleAmong(
  tx: EntityManager,
  actor: Actor,
  leadIds: readonly string[],
  dealIds: readonly string[],
): Promise<boolean> {
  const params: unknown[] = [[...leadIds], [...dealIds]];
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM leads l WHERE l.id = ANY($1::uuid[]) AND NOT coalesce(${visibleTo(actor, 'l', params)}, false)
     UNION ALL
     SELECT 1 FROM deals d WHERE d.id = ANY($2::uuid[]) AND NOT coalesce(${dealsVisibleTo(actor, params)}, false) LIMIT 1`,
    params,
  );
  return rows.length > 0;
}

/** The leads of a company that the actor may know of, the newest first. */
export async function leadsOf(
  tx: EntityManager,
  actor: Actor,
  companyId: string,
): Promise<CompanyLeadResponse[]> {
  const params: unknown[] = [companyId];
  const rows: LeadRow[] = await tx.query(
    `SELECT l.id, l.number, l.status, l.contact_name, l.phone, l.need_type, l.owner_id, o.name AS owner_name, l.created_at
     FROM leads l LEFT JOIN users o ON o.id = l.owner_id
     WHERE ${visibleTo(actor, 'l', params)} AND l.company_id = $1 AND l.status <> 'merged'
     ORDER BY l.created_at DESC, l.id DESC LIMIT ${MAX_LISTED}`,
    params,
  );
  return rows.map((row) =>
    inClearIf(row.owner_id === actor.id, {
      id: row.id,
      number: row.number,
      status: row.status,
      contact: row.contact_name,
      phone: row.owner_id === actor.id ? row.phone : maskPhone(row.phone),
      needType: row.need_type,
      owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
      createdAt: row.created_at.toISOString(),
    }),
  );
}

/** The deals of a company that the actor may know of, the newest first. */
export async function dealsOf(
  tx: EntityManager,
  actor: Actor,
  companyId: string,
): Promise<CompanyDealResponse[]> {
  const params: unknown[] = [companyId];
  return tx.query(
    `SELECT d.id, d.number, d.name, d.status, s.name AS "stageName", jsonb_build_object('id', o.id, 'name', o.name) AS owner
     FROM deals d JOIN users o ON o.id = d.owner_id
     JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
     WHERE ${dealsVisibleTo(actor, params)} AND d.company_id = $1 ORDER BY d.created_at DESC, d.id DESC LIMIT ${MAX_LISTED}`,
    params,
  );
}

/** How many leads and deals of these companies the actor may know of; a company without either is absent. */
export async function visibleCounts(
  tx: EntityManager,
  actor: Actor,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly leads: number; readonly deals: number }>> {
  if (companyIds.length === 0) return new Map();
  const params: unknown[] = [companyIds];
  const rows: { company_id: string; leads: number; deals: number }[] = await tx.query(
    `SELECT company_id, sum(lead)::int AS leads, sum(deal)::int AS deals FROM (
       SELECT l.company_id, 1 AS lead, 0 AS deal FROM leads l
       WHERE l.company_id = ANY($1::uuid[]) AND l.status <> 'merged' AND ${visibleTo(actor, 'l', params)}
       UNION ALL
       SELECT d.company_id, 0, 1 FROM deals d WHERE d.company_id = ANY($1::uuid[]) AND ${dealsVisibleTo(actor, params)}
     ) both_kinds GROUP BY company_id`,
    params,
  );
  return new Map(rows.map((row) => [row.company_id, { leads: row.leads, deals: row.deals }]));
}

/** Whether somebody works on exactly this company, of whom the actor may not know. */
export async function hiddenWork(
  tx: EntityManager,
  actor: Actor,
  nameKey: string | null,
  uscc: string | null,
): Promise<boolean> {
  const params: unknown[] = [nameKey, uscc];
  const rows: unknown[] = await tx.query(
    `WITH exact AS (SELECT coalesce(merged_into_id, id) AS id FROM companies WHERE name_key = $1
       UNION SELECT coalesce(merged_into_id, id) FROM companies WHERE uscc = $2)
     SELECT 1 FROM leads l WHERE l.company_id IN (SELECT id FROM exact) AND l.status NOT IN ('merged', 'disqualified')
       AND NOT coalesce(${visibleTo(actor, 'l', params)}, false)
     UNION ALL
     SELECT 1 FROM deals d WHERE d.company_id IN (SELECT id FROM exact) AND d.status IN ('open', 'on_hold')
       AND NOT coalesce(${dealsVisibleTo(actor, params)}, false)
     LIMIT 1`,
    params,
  );
  return rows.length > 0;
}

/** Companies of the person with this phone, where the actor may see the phone. */
export async function companiesByPhone(tx: EntityManager, actor: Actor, phone: string): Promise<string[]> {
  const params: unknown[] = [phone];
  const rows: { company_id: string }[] = await tx.query(
    `SELECT DISTINCT l.company_id FROM contact_keys k JOIN leads l ON l.contact_id = k.contact_id
     WHERE k.kind = 'phone' AND k.value = $1 AND l.company_id IS NOT NULL AND ${phoneSeenBy(actor, params)}`,
    params,
  );
  return rows.map((row) => row.company_id);
}

/** Companies of people with an address of this domain, where the actor may see the address. */
export async function companiesByDomain(tx: EntityManager, actor: Actor, domain: string): Promise<string[]> {
  const params: unknown[] = [domain];
  const rows: { company_id: string }[] = await tx.query(
    `SELECT DISTINCT l.company_id FROM contacts c JOIN leads l ON l.contact_id = c.id
     WHERE c.email IS NOT NULL AND lower(split_part(c.email, '@', 2)) = $1 AND l.company_id IS NOT NULL
       AND ${phoneSeenBy(actor, params)} LIMIT ${MAX_LISTED}`,
    params,
  );
  return rows.map((row) => row.company_id);
}

/** Ways to reach a person are in clear for the owner, and may be asked for by managers within their scope. */
function phoneSeenBy(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'agent':
      return ownedBy(actor, 'l', params);
    case 'manager':
    case 'admin':
      return visibleTo(actor, 'l', params);
    case 'auditor':
      return 'false';
    default:
      return assertNever(actor.role);
  }
}
