import type { EntityManager } from 'typeorm';
import type { FoundPerson, PersonFacts } from './contacts.queries';

/** A person of a list, with the id they get when they are new. */
export interface ListedPerson {
  readonly id: string;
  readonly place: number;
  readonly facts: PersonFacts;
  /** By what they are recognised: the phone alone where there is one. */
  readonly kind: 'phone' | 'wechat' | 'none';
  readonly value: string;
  readonly companyId: string | null;
}

type Found = Map<number, FoundPerson>;

/** Finds or adds people who are recognised by the same kind of key. Answers them by their places. */
export async function findOrAddOfKind(
  tx: EntityManager,
  kind: ListedPerson['kind'],
  people: readonly ListedPerson[],
): Promise<Found> {
  const found: Found = new Map();
  if (people.length === 0) return found;
  if (kind === 'none') {
    await insertPeople(tx, people);
    for (const person of people) found.set(person.place, foundAs(person, person.id, true));
    return found;
  }
  const [firsts, repeats] = firstOfEach(people);
  const holders = await holdersOf(tx, kind, firsts);
  const fresh = firsts.filter((person) => !holders.has(person.value)).sort(byValue);
  const added = await insertPeople(tx, fresh, kind);
  const lost = fresh.filter((person) => !added.has(person.id));
  if (lost.length > 0) {
    // Somebody else has become their holder at this moment: the statement above has waited for their commit.
    for (const [value, holder] of await holdersOf(tx, kind, lost)) holders.set(value, holder);
    await tx.query('DELETE FROM contacts WHERE id = ANY($1::uuid[])', [lost.map((person) => person.id)]);
  }
  const known: { person: ListedPerson; contactId: string }[] = [];
  for (const person of firsts) {
    const holder = holders.get(person.value);
    if (added.has(person.id)) found.set(person.place, foundAs(person, person.id, true));
    else if (holder !== undefined) {
      known.push({ person, contactId: holder.contactId });
      found.set(person.place, foundAs(person, holder.contactId, false, holder.companyId));
    }
  }
  await fillBlanks(tx, known);
  await addWechatKeys(tx, firsts, found);
  for (const [place, person] of await findOrAddOfKind(tx, kind, repeats)) found.set(place, person);
  return found;
}

function foundAs(
  person: ListedPerson,
  contactId: string,
  added: boolean,
  companyId: string | null = null,
): FoundPerson {
  return { contactId, companyId: person.companyId ?? companyId, added };
}

function firstOfEach(
  people: readonly ListedPerson[],
): readonly [readonly ListedPerson[], readonly ListedPerson[]] {
  const seen = new Set<string>();
  const firsts: ListedPerson[] = [];
  const repeats: ListedPerson[] = [];
  for (const person of people) {
    (seen.has(person.value) ? repeats : firsts).push(person);
    seen.add(person.value);
  }
  return [firsts, repeats];
}

function byValue(a: ListedPerson, b: ListedPerson): number {
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

async function holdersOf(
  tx: EntityManager,
  kind: 'phone' | 'wechat',
  people: readonly ListedPerson[],
): Promise<Map<string, { contactId: string; companyId: string | null }>> {
  const rows: { value: string; contact_id: string; company_id: string | null }[] = await tx.query(
    `SELECT k.value, k.contact_id, c.company_id FROM contact_keys k JOIN contacts c ON c.id = k.contact_id
     WHERE k.kind = $1 AND k.value = ANY($2::text[])`,
    [kind, people.map((person) => person.value)],
  );
  return new Map(rows.map((row) => [row.value, { contactId: row.contact_id, companyId: row.company_id }]));
}

const INSERT_PEOPLE = `WITH given AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[])
      AS r(id, name, company_id, phone, wechat, email)
  ), person AS (
    INSERT INTO contacts (id, name, company_id, phone, wechat, email)
    SELECT id, name, company_id, phone, wechat, email FROM given
  )
  INSERT INTO contact_keys (kind, value, contact_id)
  SELECT $7, value, id FROM unnest($1::uuid[], $8::text[]) AS r(id, value) WHERE $7 <> 'none'
  ON CONFLICT (kind, value) DO NOTHING RETURNING contact_id AS id`;

/** Adds people with their keys, in the order given; answers the ids of those who hold their key. */
async function insertPeople(
  tx: EntityManager,
  people: readonly ListedPerson[],
  kind: ListedPerson['kind'] = 'none',
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows: { id: string }[] = await tx.query(INSERT_PEOPLE, [
    people.map((person) => person.id),
    people.map((person) => person.facts.name),
    people.map((person) => person.companyId),
    people.map((person) => person.facts.phone),
    people.map((person) => person.facts.wechat),
    people.map((person) => person.facts.email),
    kind,
    people.map((person) => person.value),
  ]);
  return new Set(rows.map((row) => row.id));
}

const FILL_BLANKS = `WITH given AS (
    SELECT id, (array_agg(name ORDER BY place) FILTER (WHERE name IS NOT NULL))[1] AS name,
      (array_agg(company_id ORDER BY place) FILTER (WHERE company_id IS NOT NULL))[1] AS company_id,
      (array_agg(phone ORDER BY place) FILTER (WHERE phone IS NOT NULL))[1] AS phone,
      (array_agg(wechat ORDER BY place) FILTER (WHERE wechat IS NOT NULL))[1] AS wechat,
      (array_agg(email ORDER BY place) FILTER (WHERE email IS NOT NULL))[1] AS email
    FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY
      AS r(id, name, company_id, phone, wechat, email, place)
    GROUP BY id
  ), held AS (
    SELECT c.id FROM contacts c JOIN given g USING (id)
    WHERE (c.name IS NULL AND g.name IS NOT NULL) OR (c.company_id IS NULL AND g.company_id IS NOT NULL)
      OR (c.phone IS NULL AND g.phone IS NOT NULL) OR (c.wechat IS NULL AND g.wechat IS NOT NULL)
      OR (c.email IS NULL AND g.email IS NOT NULL)
    ORDER BY c.id FOR NO KEY UPDATE OF c
  )
  UPDATE contacts c SET name = coalesce(c.name, g.name), company_id = coalesce(c.company_id, g.company_id),
    phone = coalesce(c.phone, g.phone), wechat = coalesce(c.wechat, g.wechat), email = coalesce(c.email, g.email),
    updated_at = now(), version = c.version + 1
  FROM held JOIN given g USING (id) WHERE c.id = held.id`;

/** Fills what known people have not said yet; overwrites nothing. */
async function fillBlanks(
  tx: EntityManager,
  known: readonly { readonly person: ListedPerson; readonly contactId: string }[],
): Promise<void> {
  if (known.length === 0) return;
  await tx.query(FILL_BLANKS, [
    known.map((item) => item.contactId),
    known.map((item) => item.person.facts.name),
    known.map((item) => item.person.companyId),
    known.map((item) => item.person.facts.phone),
    known.map((item) => item.person.facts.wechat),
    known.map((item) => item.person.facts.email),
  ]);
}

/** A WeChat id beside a phone leads to the same person from now on, unless it is somebody's already. */
async function addWechatKeys(
  tx: EntityManager,
  people: readonly ListedPerson[],
  found: Found,
): Promise<void> {
  const keys = people
    .flatMap(({ facts, kind, place }) => {
      const contactId = found.get(place)?.contactId;
      return kind !== 'phone' || facts.wechat === null || contactId === undefined
        ? []
        : [{ value: facts.wechat, contactId }];
    })
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  if (keys.length === 0) return;
  await tx.query(
    `INSERT INTO contact_keys (kind, value, contact_id)
     SELECT 'wechat', value, contact_id FROM unnest($1::text[], $2::uuid[]) AS r(value, contact_id)
     ON CONFLICT (kind, value) DO NOTHING`,
    [keys.map((key) => key.value), keys.map((key) => key.contactId)],
  );
}
