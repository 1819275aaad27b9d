import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ContactsQueries } from '@luodi/contacts';
import { LeadIntakeService, leadFacts } from '@luodi/leads';
import type { LeadChannel, LeadFacts, LeadStatus } from '@luodi/leads';
import { newId, searchTerms } from '@luodi/platform';
import { RoutingService } from '@luodi/routing';
import type { RoutingOutcome } from '@luodi/routing';
import type { TestApp } from '../support/app';

export interface BuiltLead {
  readonly id: string;
  readonly number: string;
  readonly contactId: string;
  readonly phone: string;
}

export interface LeadTraits {
  /** Its counter follows; the team should be one of theirs. */
  readonly ownerId?: string;
  readonly teamId?: string;
  /** In the pool of `teamId`. */
  readonly pooled?: boolean;
  readonly status?: LeadStatus;
  readonly company?: string;
  readonly contact?: string;
  readonly phone?: string;
  readonly needType?: string;
  readonly parkId?: string;
  readonly channel?: LeadChannel;
  readonly score?: number;
  readonly createdAt?: string;
  readonly nextFollowUpAt?: string;
  /** A running first-response clock of 30 minutes that is due then. */
  readonly firstResponseDueAt?: string;
}

let nextPhone = randomInt(5_000);

/** A phone that no other lead of this test file has (stories that name a phone take 138): four zeros in the middle. */
export function aLeadPhone(): string {
  nextPhone = (nextPhone + 1) % 10_000;
  return `137${'0000'}${String(nextPhone).padStart(4, '0')}`;
}

/** A lead with its contact, written straight into the tables with owner, counter and assignment in agreement. */
export async function aLead(tx: EntityManager, traits: LeadTraits = {}): Promise<BuiltLead> {
  const [id, contactId] = [newId(), newId()];
  const phone = traits.phone ?? aLeadPhone();
  const at = traits.createdAt ?? '2026-11-17T09:00:00+08:00';
  const number = `XS-261117-${String(randomInt(100_000_000)).padStart(8, '0')}`;
  const company = traits.company ?? '湘江精密制造';
  const contact = traits.contact ?? '陈小姐';
  await tx.query('INSERT INTO contacts (id, name, phone) VALUES ($1, $2, $3)', [contactId, contact, phone]);
  await tx.query("INSERT INTO contact_keys (kind, value, contact_id) VALUES ('phone', $1, $2)", [
    phone,
    contactId,
  ]);
  await tx.query(
    `INSERT INTO leads (id, number, status, contact_id, company_name, contact_name, phone, phone_last4, need_type, park_id,
       channel, owner_id, team_id, pool_id, pooled_at, assigned_at, score, next_follow_up_at, first_response_due_at,
       sla_state, sla_started_at, sla_minutes, search_terms, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, right($7, 4), $8, $9, $10, $11::uuid, $12::uuid,
       (SELECT p.id FROM pools p WHERE $13::boolean AND p.team_id = $12::uuid),
       CASE WHEN $13::boolean THEN $14::timestamptz END, CASE WHEN $11::uuid IS NULL THEN NULL ELSE $14::timestamptz END,
       $15, $16, $17, CASE WHEN $17::timestamptz IS NULL THEN 'none' ELSE 'running' END,
       $17::timestamptz - interval '30 minutes', CASE WHEN $17::timestamptz IS NULL THEN NULL ELSE 30 END,
       $18, $14::timestamptz, $14::timestamptz)`,
    [
      id,
      number,
      traits.status ?? 'new',
      contactId,
      company,
      contact,
      phone,
      traits.needType ?? 'rent_factory',
      traits.parkId ?? null,
      traits.channel ?? 'form',
      traits.ownerId ?? null,
      traits.teamId ?? null,
      traits.pooled ?? false,
      at,
      traits.score ?? 0,
      traits.nextFollowUpAt ?? null,
      traits.firstResponseDueAt ?? null,
      searchTerms({ number, companyName: company, contactName: contact, phoneLast4: phone.slice(-4) }),
    ],
  );
  if (traits.ownerId !== undefined) await own(tx, id, traits.ownerId, traits, at);
  return { id, number, contactId, phone };
}

async function own(
  tx: EntityManager,
  leadId: string,
  ownerId: string,
  traits: LeadTraits,
  at: string,
): Promise<void> {
  const closed =
    traits.status === 'converted' || traits.status === 'disqualified' || traits.status === 'merged';
  await tx.query(
    `INSERT INTO agent_loads AS l (user_id, open_leads) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET open_leads = l.open_leads + $2`,
    [ownerId, closed ? 0 : 1],
  );
  await tx.query(
    `INSERT INTO lead_assignments (id, lead_id, owner_id, team_id, from_at, reason) VALUES ($1, $2, $3, $4, $5, 'rule')`,
    [newId(), leadId, ownerId, traits.teamId ?? null, at],
  );
}

export interface InquiryTraits extends Partial<LeadFacts> {
  readonly enteredById?: string;
  readonly siteId?: string;
  readonly channel?: LeadChannel;
}

/** An inquiry through intake and routing, as the form's transaction does it; answers the lead and what became of it. */
export async function anInquiry(
  app: TestApp,
  traits: InquiryTraits = {},
): Promise<{
  readonly leadId: string;
  readonly number: string;
  readonly kind: string;
  readonly outcome: RoutingOutcome;
}> {
  const { enteredById, siteId, channel, ...facts } = traits;
  const now = app.clock.now();
  const phone = facts.phone === undefined ? aLeadPhone() : facts.phone;
  return app.dataSource.transaction(async (tx) => {
    const person = await app.get(ContactsQueries).findOrAdd(tx, {
      phone,
      wechat: facts.wechat ?? null,
      name: facts.contactName ?? null,
      email: facts.email ?? null,
      company: facts.companyName ?? null,
      uscc: null,
    });
    const lead = await app.get(LeadIntakeService).attachOrOpen(tx, {
      inquiryId: newId(),
      contactId: person.contactId,
      facts: leadFacts({ needText: '租厂房', ...facts, phone, companyId: person.companyId }),
      source: {
        siteId: siteId ?? null,
        channel: channel ?? 'form',
        url: null,
        title: null,
        sourceChannel: null,
      },
      enteredById: enteredById ?? null,
      receivedAt: now,
      timeZone: app.config.tzName,
    });
    const outcome = await app.get(RoutingService).assignNew(tx, lead, now);
    return { leadId: lead.leadId, number: lead.number ?? '', kind: lead.kind, outcome };
  });
}
