import type { EntityManager } from 'typeorm';
import { DomainError, writeAudit } from '@luodi/platform';
import { keysOf, type Suppression } from '@luodi/privacy';
import type { IntakeOrder } from './intake-order';

/** Why a person is left alone: they had their data erased, or asked not to be contacted. */
type Restraint = 'erased' | 'do_not_contact';

/** Why an inquiry waits that a program brought of somebody who wanted to be left alone. */
export const RESTRAINED = 'restrained';

/**
 * Whether a program's inquiry waits for a reviewer, since the person wanted to be left alone: a key proves nothing of who
 * wrote, so what it brings ends no such wish (domain.md 5.3). The program is answered as for anybody.
 */
export async function waitsForRestraint(
  tx: EntityManager,
  suppression: Suppression,
  order: IntakeOrder,
): Promise<boolean> {
  const makesLead = order.outcome.lead || order.outcome.supply;
  if (order.apiKeyId === undefined || order.quarantineReason !== null || !makesLead) return false;
  return (await restraintOf(tx, suppression, order)) !== null;
}

/** Who answers for it that the person came back: whoever enters them, or lets in what a program brought. */
function answerable(order: IntakeOrder): IntakeOrder['enteredBy'] {
  return order.enteredBy ?? (order.releases?.byProgram === true ? order.releases.reviewer : null);
}

/**
 * Whether the person whom a member of staff enters wants to be left alone (domain.md 5.1, 5.3). Their own submission ends
 * that; somebody at a desk has to say how the person came back.
 * @returns what the entry ends; null for nobody who asked
 * @throws DomainError person_restrained (409, `restraint`) when nobody said so
 */
export async function endedRestraint(
  tx: EntityManager,
  suppression: Suppression,
  order: IntakeOrder,
): Promise<Restraint | null> {
  const makesLead = order.outcome.lead || order.outcome.supply;
  if (answerable(order) === null || !makesLead) return null;
  const restraint = await restraintOf(tx, suppression, order);
  if (restraint === null || order.askedAgain !== null) return restraint;
  throw new DomainError(
    'person_restrained',
    {},
    { body: { restraint }, words: `person_restrained.${restraint}` },
  );
}

/** Writes down who ended it and of which inquiry; how the person came back stands with the consents. */
export async function recordEndedRestraint(
  tx: EntityManager,
  order: IntakeOrder,
  inquiryId: string,
  restraint: Restraint,
): Promise<void> {
  const by = answerable(order);
  if (by === null) return;
  await writeAudit(tx, {
    actorId: by.id,
    actorRole: by.role,
    action: 'inquiry.restraint-ended',
    objectType: 'inquiry',
    objectId: inquiryId,
    data: { restraint },
  });
}

async function restraintOf(
  tx: EntityManager,
  suppression: Suppression,
  order: IntakeOrder,
): Promise<Restraint | null> {
  const keys = keysOf(order.person);
  if (await suppression.isSuppressed(tx, keys)) return 'erased';
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM unnest($1::text[], $2::text[]) AS x(kind, value)
       JOIN contact_keys k ON k.kind = x.kind AND k.value = x.value JOIN contacts c ON c.id = k.contact_id
     WHERE c.do_not_contact LIMIT 1`,
    [keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  return rows.length > 0 ? 'do_not_contact' : null;
}
