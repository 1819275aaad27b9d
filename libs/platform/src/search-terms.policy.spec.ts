import fc from 'fast-check';
import { searchQuestion, searchTerms } from './search-terms.policy';

const lead = {
  number: 'XS-261122-0187',
  companyName: '启衡新材料（湖南）有限公司',
  contactName: '周启明',
  phoneLast4: '6789',
};
const finds = (q: string): boolean => {
  const terms = new Set(searchTerms(lead));
  const question = searchQuestion(q);
  if (question === null) return false;
  const byName = question.nameTerms.every((term) => terms.has(term));
  const bySound = question.soundTerm !== null && terms.has(question.soundTerm);
  return byName || bySound || (question.numberTerm !== null && terms.has(question.numberTerm));
};

describe('search terms', () => {
  it.each(['启', '启衡', '新材料', '材料（湖南）有限', '新材料湖南有限公司', '周启明', '明'])(
    '%s finds the names',
    (q) => {
      expect(finds(q)).toBe(true);
    },
  );

  it.each([
    'XS-261122-0187',
    'xs-261122-0187',
    'xs2611220187',
    '261122-0187',
    '2611220187',
    '261122',
    '0187',
    '187',
  ])('%s finds the number', (q) => {
    expect(finds(q)).toBe(true);
  });

  it.each(['衡启', '新材湖南', '6789', '678', '13800006789', '周 明', '!', ''])(
    '%s finds nothing by name or number',
    (q) => {
      expect(finds(q)).toBe(false);
    },
  );

  it.each(['qi', 'qihen', 'qihengxin', 'QiHeng', 'qi heng xin cai', 'qh', 'qhxcl', 'zhou', 'zhouqim', 'zqm'])(
    '%s finds a name by how it begins to sound, or by its initials',
    (q) => {
      expect(finds(q)).toBe(true);
    },
  );

  it.each(['q', 'heng', 'qz', 'qi1', 'qihengy', 'hx', 'qm'])('%s finds nothing by sound', (q) => {
    expect(finds(q)).toBe(false);
  });

  it.each(['qiheng', 'qihengxin', 'qh', 'qhxcl', 'hunan', 'hnqh'])(
    '%s finds a company that begins with its place',
    (q) => {
      for (const companyName of ['湖南启衡新材料', '湖南省启衡新材料有限公司']) {
        const terms = new Set(searchTerms({ ...lead, companyName, contactName: null }));
        const asked = q === 'hnqh' && companyName.includes('省') ? 'hnsqh' : q;
        expect(terms).toContain(searchQuestion(asked)?.soundTerm);
      }
    },
  );

  it('a name sounds as it is read, and what is longer than the longest term still finds it', () => {
    const terms = searchTerms({ ...lead, companyName: '长沙湘澜精密机械有限公司', contactName: '曾先生' });
    expect(terms).toEqual(expect.arrayContaining(['y:changsha', 'y:csxl', 'y:zeng', 'y:zxs']));
    expect(terms).toContain(searchQuestion('changshaxianglanjingmijixieyouxian')?.soundTerm);
    expect(searchTerms({ ...lead, companyName: 'ACME', contactName: null }).join()).not.toContain('y:');
  });

  it('the last four digits are a term of their own, asked for by four digits only', () => {
    expect(searchTerms(lead)).toContain('p:6789');
    expect(searchQuestion('6789')?.last4Term).toBe('p:6789');
    expect(searchQuestion('67890')?.last4Term).toBeNull();
    expect(searchQuestion('138 0000 6789')?.phone).toBe('13800006789');
    expect(searchQuestion('0731-58580055')?.phone).toBe('0731-58580055');
  });

  it('every part of a name finds it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'湘潭岳塘新材料五金a1'), minLength: 1, maxLength: 12 }),
        fc.nat(11),
        fc.nat(11),
        (name, start, length) => {
          const part = name.slice(start % name.length, (start % name.length) + length + 1);
          const terms = new Set(searchTerms({ ...lead, companyName: name }));
          expect(searchQuestion(part)?.nameTerms.every((term) => terms.has(term))).toBe(true);
        },
      ),
    );
  });
});
