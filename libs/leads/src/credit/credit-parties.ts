import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { notFound } from '@luodi/platform';
import { visibleTo } from '../lead-scope';
import { familyOf } from '../merge/merge.queries';
import { lockLead } from '../ownership/locked-lead.queries';
import { creditsOf } from './credit-scope';
import type { LeadCreditResponse } from './credit.response';

/** Whoever sees the lead, or is a party to its credit. @throws DomainError not_found to everybody else */
export async function assertParty(tx: EntityManager, actor: Actor, leadId: string): Promise<void> {
  const params: unknown[] = [leadId, await familyOf(tx, leadId)];
  const scope = visibleTo(actor, 'l', params);
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM leads l WHERE l.id = $1 AND ${scope}
     UNION ALL SELECT 1 FROM first_credits c JOIN leads l ON l.id = c.lead_id
       WHERE c.lead_id = ANY($2::uuid[]) AND ${creditsOf(actor, params)} LIMIT 1`,
    params,
  );
  if (rows.length === 0) throw notFound();
}

/** The same with the lead locked. @throws DomainError not_found */
export async function lockPartysLead(tx: EntityManager, actor: Actor, leadId: string): Promise<void> {
  if ((await lockLead(tx, leadId)) === null) throw notFound();
  await assertParty(tx, actor, leadId);
}

/** Who has something to win or to lose: the teams of shares and claims, and who earned the credit. */
export function partiesOf({ credit, disputes }: LeadCreditResponse): {
  readonly teamIds: readonly string[];
  readonly earnedById: string | null;
} {
  const claims = disputes.filter(({ status }) => status === 'open').map(({ team }) => team.id);
  const holders = (credit?.shares ?? []).map(({ team }) => team.id);
  return { teamIds: [...new Set([...holders, ...claims])], earnedById: credit?.user.id ?? null };
}
