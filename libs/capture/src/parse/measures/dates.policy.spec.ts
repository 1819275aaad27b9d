import { readMoveIn } from './dates.policy';
import { read } from '../text/spec-notes.spec-support';

describe('readMoveIn', () => {
  it.each<[string, string | null]>([
    ['2026.3.1前交付', '2026-03-01'],
    ['2026年3月15日前搬入', '2026-03-15'],
    ['2026年6月底前入驻', '2026-06-30'],
    ['2026年6月前入驻', '2026-06-01'],
    ['明年3月份搬', '2026-03-31'],
    ['年底前要搬', '2025-12-31'],
    ['元旦前入驻', '2026-01-01'],
    ['2026年元旦前入驻', '2026-01-01'],
    ['三个月内入驻', '2026-01-01'],
    ['3月中旬看房', null],
    ['2019年成立', null],
    ['2026-02-31前交付', null],
    ['周三14:30看房', null],
  ])('%s → %s', (text, expected) => {
    expect(readMoveIn(read(text).notes, '2025-10-01')).toBe(expected);
  });

  it('claims dates, so that they are no range', () => {
    const { notes } = read('2026-03-01');
    readMoveIn(notes, '2025-10-01');
    expect(notes.isFree(0, 10)).toBe(false);
  });
});
