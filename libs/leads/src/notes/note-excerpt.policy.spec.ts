import fc from 'fast-check';
import { maskContacts, normalizeForSearch } from '@luodi/platform';
import { noteExcerpt, type NoteBody } from './note-excerpt.policy';

const plain = (body: string): NoteBody => ({ shown: body, searched: body });

describe('the excerpt of a note', () => {
  it('is cut at the same place from the text that only its owner reads', () => {
    const body = '客户说 打 139 0000 1234，\n要十吨行车';
    const searched = maskContacts(body);
    expect(noteExcerpt([{ shown: body, searched }], '行车')).toEqual({
      before: '…0000 1234， 要十吨',
      hit: '行车',
      after: '',
    });
    expect(noteExcerpt([{ shown: searched, searched }], '139')).toMatchObject({
      hit: '139',
      after: '******1234， 要十吨行车',
    });
    expect(noteExcerpt([{ shown: body, searched }], '1390000')).toBeNull();
  });

  it('shows the words as they were written, with some of those around them', () => {
    const body =
      '加了微信，发了资料。客户问到（１０Ｔ 行车）能否加装，层高十二米，月底前定下来，还要看配电和消防两项的批复，以及园区的租金优惠能不能再谈一谈';
    expect(noteExcerpt([plain(body)], '10t行车')).toEqual({
      before: '…了微信，发了资料。客户问到（',
      hit: '１０Ｔ 行车',
      after: '）能否加装，层高十二米，月底前定下来，还要看配电和消防两项的批复，以及园区的租金…',
    });
  });

  it.each([
    [['要厂房', '行车十吨'], '行车', { before: '', hit: '行车', after: '十吨' }],
    [['', 'A B'], 'ab', { before: '', hit: 'A B', after: '' }],
    [['第一行\n\n第二行'], '行第二', { before: '第一', hit: '行 第二', after: '行' }],
    [['没有'], '行车', null],
    [[], '行车', null],
  ])('of %j for %s', (bodies, part, excerpt) => {
    expect(noteExcerpt(bodies.map(plain), part)).toEqual(excerpt);
  });

  it('any run of a text is found in it and put together again', () => {
    const bodies = fc.array(fc.constantFrom(...'厂房 行车，ＡＢｃ(10)。𠮷\n'), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(bodies, fc.nat(), fc.nat(), (characters, start, length) => {
        const from = start % characters.length;
        const part = normalizeForSearch(characters.slice(from, from + 1 + (length % 8)).join(''));
        if (part === '') return;
        const excerpt = noteExcerpt([plain(characters.join(''))], part);
        expect(excerpt).not.toBeNull();
        expect(normalizeForSearch(excerpt?.hit ?? '')).toBe(part);
      }),
    );
  });
});
