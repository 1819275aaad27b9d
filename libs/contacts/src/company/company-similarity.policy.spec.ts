import fc from 'fast-check';
import { companyIdentity, tellingRuns } from './company-identity.policy';
import { companyBrand, companyNameKey } from './company-name.policy';
import { likenessOf, rankCompanies, type CompanyCandidate } from './company-similarity.policy';
import { soundOf } from '@luodi/platform';

function known(name: string, uscc: string | null = null): CompanyCandidate {
  const identity = companyIdentity(name);
  return { id: name, name, nameKey: companyNameKey(name) ?? '', uscc, ...identity };
}

const rank = (name: string, names: readonly string[]) =>
  rankCompanies(
    { name, uscc: null },
    names.map((one) => known(one)),
    new Set(),
    new Set(),
  );

describe('rankCompanies', () => {
  it.each([
    ['长济科技有限公司', '长济科技股份有限公司', 'same_name'],
    ['长济科技有限公司', '湖南长济康养服务集团有限公司', 'same_core'],
    ['长济', '长济康养服务集团', 'same_core'],
    ['盛唐远景', '盛唐远景新能源（苏州）有限公司', 'same_core'],
    ['远景新能源', '盛唐远景新能源有限公司', 'contained'],
    ['长济三力机械有限公司', '长济三利机械有限公司', 'one_character'],
    ['长济三立方机械', '长济三立机械', 'contained'],
    ['常济科技', '长济科技', 'same_sound'],
    ['章力科技', '张利科技', 'same_sound'],
    ['changji', '长济科技有限公司', 'spelled'],
    ['hxj', '合信军机械有限公司', 'initials'],
    ['dingsheng', '湖南鼎盛精密机械有限公司', 'spelled'],
    ['dingshengjingmi', '湖南鼎盛精密机械有限公司', 'spelled'],
    ['ding sheng jing mi ji xie', '湖南鼎盛精密机械有限公司', 'spelled'],
    ['hunandingshengjing', '湖南省鼎盛精密机械有限公司', 'spelled'],
    ['xianglanzhineng', '湘兰智能科技有限公司', 'spelled'],
    ['ds', '湖南鼎盛精密机械有限公司', 'initials'],
    ['dsjm', '湖南鼎盛精密机械有限公司', 'initials'],
    ['dsjmjx', '湖南鼎盛精密机械有限公司', 'initials'],
    ['hndsjm', '湖南鼎盛精密机械有限公司', 'initials'],
    ['hnxtds', '湖南省湘潭市鼎盛精密机械有限公司', 'initials'],
    ['hnkj', '湖南科技有限公司', 'initials'],
  ])('%s finds %s: %s', (asked, name, reason) => {
    expect(rank(asked, [name])[0]?.reasons).toContain(reason);
  });

  it.each([
    ['长济科技', '华晟精密'],
    ['湖南科技有限公司', '湖南机械有限公司'],
    ['华信科技', '金辉科技'],
    ['hbdsjm', '湖南鼎盛精密机械有限公司'],
    ['d', '鼎盛精密机械有限公司'],
    ['jmjx', '湖南鼎盛精密机械有限公司'],
  ])('%s is not %s', (asked, name) => {
    expect(rank(asked, [name])).toEqual([]);
  });

  it('orders the likelier first and says when the place is another', () => {
    const ranked = rank('湖南长济科技有限公司', [
      '湖北长济科技有限公司',
      '湖南长济康养集团',
      '湖南省长济科技股份有限公司',
      '常济科技',
    ]);
    expect(ranked.map((one) => one.name)).toEqual([
      '湖南省长济科技股份有限公司',
      '湖南长济康养集团',
      '湖北长济科技有限公司',
      '常济科技',
    ]);
    expect(ranked[2]?.reasons).toContain('other_place');
  });

  it('takes code, phone and e-mail domain for reasons of their own', () => {
    const candidates = [known('甲申机械', '91430300MA4L00000R'), known('乙酉机械'), known('丙戌机械')];
    const ranked = rankCompanies(
      { name: null, uscc: '91430300MA4L00000R' },
      candidates,
      new Set(['乙酉机械']),
      new Set(['丙戌机械']),
    );
    expect(ranked.map((one) => [one.name, one.reasons[0]])).toEqual([
      ['甲申机械', 'same_uscc'],
      ['乙酉机械', 'same_phone'],
      ['丙戌机械', 'email_domain'],
    ]);
  });
});

describe('likenessOf', () => {
  it.each([
    ['长济科技', '长济科技', 1],
    ['长济科技', '华晟精密', 0],
    ['a', 'a', 1],
    ['', 'ab', 0],
  ])('%s, %s → %d', (a, b, expected) => {
    expect(likenessOf(a, b)).toBe(expected);
  });
});

describe('soundOf', () => {
  it.each([
    ['长济', { full: 'changji', initials: 'cj', folded: 'canji' }],
    ['ABC华', { full: 'abchua', initials: 'ah', folded: 'abchua' }],
    ['hopemetal', { full: 'hopemetal', initials: 'h', folded: '' }],
    ['', { full: '', initials: '', folded: '' }],
  ])('%s', (text, sound) => {
    expect(soundOf(text)).toEqual(sound);
  });
});

describe('companyIdentity', () => {
  it('has terms as rare as the name, and a bounded number of them', () => {
    expect(companyIdentity('湖南长济康养服务集团有限公司')).toEqual({
      coreKey: '长济',
      pinyin: 'changjikangyangfuwujituan',
      initials: 'cjkyfwjt',
      matchTerms: [
        'd:长济',
        's:canji',
        '湖南长',
        '南长济',
        '长济康',
        '济康养',
        '康养服',
        '养服务',
        '服务集',
        '务集团',
      ],
    });
    expect(companyIdentity('长'.repeat(200)).matchTerms.length).toBeLessThanOrEqual(60);
  });

  it('hears no less when it first compares the sound that is stored', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'长常张章力利理信兴新心光广岗刚安昂'),
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(name, name, (asked, other) => {
        const stored = known(other);
        const question = { name: asked, uscc: null };
        const reasonsOf = (candidate: CompanyCandidate) =>
          rankCompanies(question, [candidate], new Set(), new Set())[0]?.reasons;
        expect(reasonsOf(stored)).toEqual(reasonsOf({ ...stored, pinyin: '' }));
      }),
    );
  });
});

describe('the runs that a name is looked for by', () => {
  it.each([
    ['湖南长济康养服务集团', ['湖南长', '南长济', '长济康', '济康养']],
    ['远景新能源有限公司', ['远景新', '景新能']],
    ['湖南新材料科技有限公司', []],
    ['供应链管理有限公司', []],
  ])('%s: %j', (name, runs) => {
    const core = companyIdentity(name).coreKey;
    expect(tellingRuns(companyNameKey(name) ?? '', companyBrand(core))).toEqual(runs);
  });
});
