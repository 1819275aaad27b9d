import { survivorsOf } from './ranked-companies.policy';

describe('survivorsOf', () => {
  const one = (id: string, name: string, score: number) => ({
    id,
    name,
    score,
    reasons: ['same_core'] as const,
  });

  it('names a survivor once, by its best spelling, and leaves out what is gone', () => {
    const ranked = [
      one('b', '长济服务', 90),
      one('a', '长济', 80),
      one('c', '长济集团', 70),
      one('x', '远', 5),
    ];
    const living = new Map([
      ['a', { id: 'a', name: '长济' }],
      ['b', { id: 'a', name: '长济' }],
      ['c', { id: 'c', name: '长济集团' }],
    ]);
    expect(survivorsOf(ranked, living)).toEqual([
      { id: 'a', name: '长济', score: 90, reasons: ['same_core'], foundAs: '长济服务' },
      { id: 'c', name: '长济集团', score: 70, reasons: ['same_core'], foundAs: null },
    ]);
  });
});
