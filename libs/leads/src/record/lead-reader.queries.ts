import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { inClear, knownContacts, maskValue, type KnownContacts } from '@luodi/platform';

/** How somebody may read the texts about a lead: its owner in full, all others without the ways to reach the person. */
export interface LeadReader {
  readonly mine: boolean;
  /** Every way to reach the person that is recorded. */
  readonly known: KnownContacts;
}

/** @returns for an unknown lead somebody who may read nothing in full */
export async function leadReader(
  tx: EntityManager,
  actor: Pick<Actor, 'id'>,
  leadId: string,
): Promise<LeadReader> {
  const rows: {
    owner_id: string | null;
    phones: string[] | null;
    wechat: string | null;
    email: string | null;
  }[] = await tx.query(
    `SELECT l.owner_id, l.wechat, l.email, (SELECT array_agg(k.value) FROM contact_keys k
       WHERE k.contact_id = l.contact_id AND k.kind = 'phone') || l.phone AS phones FROM leads l WHERE l.id = $1`,
    [leadId],
  );
  const [row] = rows;
  return {
    mine: row?.owner_id === actor.id,
    known: knownContacts({
      phones: row?.phones ?? [],
      wechat: row?.wechat ?? null,
      email: row?.email ?? null,
    }),
  };
}

/** A part of an answer as this reader may see it. */
export function forReader<T extends object>(reader: LeadReader, part: T): T {
  return reader.mine ? inClear(part) : (maskValue(part, reader.known) as T);
}
