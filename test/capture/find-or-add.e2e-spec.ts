import { ContactsQueries, type PersonFacts } from '@luodi/contacts';
import { aPhone } from '../builders/phones';
import { startTestApp, type TestApp } from '../support/app';

describe('one person per phone', () => {
  let app: TestApp;
  let contacts: ContactsQueries;

  beforeAll(async () => {
    app = await startTestApp();
    contacts = app.get(ContactsQueries);
  });

  afterAll(() => app.close());

  const person = (facts: Partial<PersonFacts>): PersonFacts => ({
    phone: null,
    wechat: null,
    name: null,
    email: null,
    company: null,
    uscc: null,
    ...facts,
  });
  const find = (facts: Partial<PersonFacts>) =>
    app.dataSource.transaction((tx) => contacts.findOrAdd(tx, person(facts)));

  it('also when twenty transactions look at once, and leaves nobody behind', async () => {
    const phone = aPhone();
    const found = await Promise.all(Array.from({ length: 20 }, () => find({ phone, company: '长济康养' })));
    expect(new Set(found.map((one) => one.contactId)).size).toBe(1);
    expect(new Set(found.map((one) => one.companyId)).size).toBe(1);
    expect(found.filter((one) => one.added)).toHaveLength(1);
    const rows: object[] = await app.dataSource.query('SELECT 1 FROM contacts WHERE phone = $1', [phone]);
    expect(rows).toHaveLength(1);
  });

  it('fills what is missing and overwrites nothing', async () => {
    const phone = aPhone();
    const first = await find({ phone, name: '何先生' });
    const second = await find({ phone, name: '何总', email: 'he@changji.example', wechat: 'changji-01' });
    expect(second).toMatchObject({ contactId: first.contactId, added: false });
    const rows: object[] = await app.dataSource.query(
      'SELECT name, email, wechat FROM contacts WHERE id = $1',
      [first.contactId],
    );
    expect(rows[0]).toEqual({ name: '何先生', email: 'he@changji.example', wechat: 'changji-01' });
    expect(await find({ wechat: 'changji-01' })).toMatchObject({ contactId: first.contactId });
  });

  it('never joins two phones by a WeChat id that anybody could have typed', async () => {
    const first = await find({ phone: aPhone(), wechat: 'changji-02' });
    const second = await find({ phone: aPhone(), wechat: 'changji-02' });
    expect(second.contactId).not.toBe(first.contactId);
  });

  it('knows one firm by every way of writing its name, and survives a credit code another firm has', async () => {
    const a = await find({
      phone: aPhone(),
      company: '长济（湖南）科技有限公司',
      uscc: '91430300MA4L00000R',
    });
    const b = await find({ phone: aPhone(), company: '长济湖南科技有限责任公司' });
    expect(b.companyId).toBe(a.companyId);
    const c = await find({ phone: aPhone(), company: '另一家科技有限公司', uscc: '91430300MA4L00000R' });
    expect(c.companyId).not.toBe(a.companyId);
    expect((await find({ phone: aPhone(), company: '个人' })).companyId).toBeNull();
  });
});
