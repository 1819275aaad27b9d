import fc from 'fast-check';
import { clauseEnd, clauseStart, MAX_PARSED_LENGTH, normalizeText } from './normalize.policy';

describe('normalizeText', () => {
  it.each([
    ['１５９００００', '1590000'],
    ['面积：５，０００㎡', '面积:5,000㎡'],
    ['廠房三萬坪，稅收', '厂房三万坪,税收'],
    ['3000～5000－8000—9000', '3000~5000-8000-9000'],
    ['a<br/>b', 'a\n    b'],
    ['60万<script>alert(1)</script>电', `60万${' '.repeat(25)}电`],
    ['用途&nbsp;&nbsp;税', '用途            税'],
    ['面积<5000平', '面积<5000平'],
    ['1\u200b3\u200b9', '1 3 9'],
    ['m²', 'm2'],
  ])('%j reads %j', (original, expected) => {
    expect(normalizeText(original)).toBe(expected);
  });

  it('keeps every offset, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        (text) => normalizeText(text).length === text.length,
      ),
    );
  });

  it('reads no more than its limit', () => {
    expect(normalizeText('房'.repeat(MAX_PARSED_LENGTH + 5))).toHaveLength(MAX_PARSED_LENGTH);
  });
});

describe('clauses', () => {
  const text = '现厂3000平,要搬到6000平;急';
  it('begin after and end before their mark', () => {
    expect(text.slice(clauseStart(text, 11), clauseEnd(text, 11))).toBe('要搬到6000平');
  });
});
