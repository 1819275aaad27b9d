import fc from 'fast-check';
import { ContactsBulkQueries, ContactsQueries, type PersonFacts } from '@luodi/contacts';
import type { EntityManager } from 'typeorm';
import { startTestApp, type TestApp } from '../support/app';

class RolledBack extends Error {}

/** A list is found or added by a handful of statements; the rules are those of one inquiry at a time. */
describe('people of a list', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const few = <T>(...values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(null, ...values);
  const person: fc.Arbitrary<PersonFacts> = fc
    .record({
      phone: few('13900005001', '13900005002', '13900005003'),
      wechat: few('wx_a', 'wx_b', 'wx_c'),
      name: few('张三', '李四'),
      email: few('a@example.com', 'b@example.com'),
      company: few('湘江测算材料有限公司', '湘江测算材料有限责任公司', '衡山测算食品厂', '无'),
      uscc: few('91430100MA4L16JQ9B', '914301007700000001'),
    })
    .filter((facts) => facts.phone !== null || facts.wechat !== null);

  /** What people and companies look like afterwards, without ids and times; then everything is taken back. */
  async function after(run: (tx: EntityManager) => Promise<void>): Promise<unknown> {
    let seen: unknown = null;
    await app.dataSource
      .transaction(async (tx) => {
        await run(tx);
        seen = await tx.query(
          `SELECT c.name, c.phone, c.wechat, c.email, o.name AS company, o.uscc, o.identity_version,
             (SELECT array_agg(k.kind || ':' || k.value ORDER BY k.kind, k.value) FROM contact_keys k WHERE k.contact_id = c.id) AS keys
           FROM contacts c LEFT JOIN companies o ON o.id = c.company_id ORDER BY 8`,
        );
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
    return seen;
  }

  /** In the order in which a list takes its people: by phone, then by WeChat id. */
  function inTurn(people: readonly PersonFacts[]): PersonFacts[] {
    const key = (facts: PersonFacts): string =>
      facts.phone === null ? `2${facts.wechat ?? ''}` : `1${facts.phone}`;
    return people
      .map((facts, place) => ({ facts, place, key: key(facts) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place))
      .map((item) => item.facts);
  }

  it('become what they would become one after the other', async () => {
    const many = app.get(ContactsBulkQueries);
    const one = app.get(ContactsQueries);
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { maxLength: 3 }),
        fc.uniqueArray(person, {
          maxLength: 6,
          selector: (facts) => facts.phone ?? facts.wechat,
        }),
        async (known, list) => {
          const before = async (tx: EntityManager): Promise<void> => {
            for (const facts of known) await one.findOrAdd(tx, facts);
          };
          const together = await after(async (tx) => {
            await before(tx);
            await many.findOrAddMany(tx, inTurn(list));
          });
          const apart = await after(async (tx) => {
            await before(tx);
            for (const facts of inTurn(list)) await one.findOrAdd(tx, facts);
          });
          expect(together).toEqual(apart);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('answers in the order given, the same person for the same key', async () => {
    const many = app.get(ContactsBulkQueries);
    const nobody = { name: null, email: null, company: null, uscc: null };
    const found = await app.dataSource.transaction((tx) =>
      many.findOrAddMany(tx, [
        { ...nobody, phone: null, wechat: 'wx_later' },
        { ...nobody, phone: '13900005009', wechat: 'wx_later' },
        { ...nobody, phone: '13900005009', wechat: null },
        { ...nobody, phone: null, wechat: 'wx_alone' },
      ]),
    );
    expect(found.map((item) => item.added)).toEqual([false, true, false, true]);
    expect(new Set(found.slice(0, 3).map((item) => item.contactId)).size).toBe(1);
  });
});
