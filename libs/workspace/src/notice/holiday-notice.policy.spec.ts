import fc from 'fast-check';
import { readHolidayNotice } from './holiday-notice.policy';

const read = (text: string, year = 2026): string[] => {
  const { days, faults } = readHolidayNotice(text, year);
  return [
    ...days.map(({ day, kind, name }) => `${day} ${kind === 'holiday' ? '休' : '班'} ${name}`),
    ...faults.map(({ line, code }) => `第 ${line} 行 ${code}`),
  ];
};

describe('a notice of holidays', () => {
  it.each<[string, string, string[]]>([
    ['a day and its name', '2026-01-01 元旦', ['2026-01-01 休 元旦']],
    ['a make-up day', '2026/2/14 春节 上班', ['2026-02-14 班 春节调休']],
    ['a make-up day by 班 alone', '2026.2.14 班', ['2026-02-14 班 调休']],
    ['a holiday by 休 alone', '2026-05-01 休', ['2026-05-01 休 放假']],
    [
      'a stretch, in the way of the official notice',
      '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
      ['2026-01-01 休 元旦', '2026-01-02 休 元旦', '2026-01-03 休 元旦', '2026-01-04 班 元旦调休'],
    ],
    [
      'a stretch over the end of a month, with several make-up days',
      '清明：3月31日至4月2日放假，3月28日、4月5日上班',
      [
        '2026-03-28 班 清明调休',
        '2026-03-31 休 清明',
        '2026-04-01 休 清明',
        '2026-04-02 休 清明',
        '2026-04-05 班 清明调休',
      ],
    ],
    [
      'a stretch over the end of the year',
      '12月31日至1月1日放假',
      ['2026-12-31 休 放假', '2027-01-01 休 放假'],
    ],
    ['dates with a year of their own', '2027年1月1日放假', ['2027-01-01 休 放假']],
    [
      'lines of a table',
      '日期\t安排\n2026-10-01 至 2026-10-02 国庆节 放假\n2026-10-10 国庆节 上班\n\n',
      ['2026-10-01 休 国庆节', '2026-10-02 休 国庆节', '2026-10-10 班 国庆节调休'],
    ],
    ['English', '2026-12-25 Christmas holiday', ['2026-12-25 休 Christmas']],
    ['a greeting and a heading around it', '各部门：\n放假安排如下\n1月1日元旦放假', ['2026-01-01 休 元旦']],
    ['nothing', '  \n ', []],
    ['no date at all', '请把明年的安排发给我', ['第 1 行 no_date']],
    ['a day that is none', '2026-02-30 春节', ['第 1 行 bad_date']],
    ['a month that is none', '13月1日放假', ['第 1 行 bad_date']],
    ['the notice of another year, by its weekdays', '1月1日（周三）放假', ['第 1 行 weekday']],
    ['a stretch that ends before it begins', '5月5日至1日放假', ['第 1 行 backwards']],
    ['a stretch that is too long', '2026-01-01至2026-03-01放假', ['第 1 行 too_long']],
    ['a day that is both', '1月1日放假\n1月1日上班', ['2026-01-01 休 放假', '第 2 行 twice']],
  ])('%s', (_what, text, days) => expect(read(text)).toEqual(days));

  it('never throws, and every day it names is one', () => {
    const words = fc.constantFrom(
      '1月',
      '2日',
      '31日',
      '至',
      '放假',
      '上班',
      '（周四）',
      '2026-',
      '年',
      '、',
      '。',
      '\n',
      '元旦：',
      '13',
      '-',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          for (const { day } of readHolidayNotice(text, 2026).days)
            expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        },
      ),
    );
  });

  it('reads every day back that it is given', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 40 }),
        fc.constantFrom('holiday' as const, 'workday' as const),
        (offsets, kind) => {
          const days = offsets
            .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
            .toSorted();
          const text = days.map((day) => `${day} 节日 ${kind === 'holiday' ? '放假' : '上班'}`).join('\n');
          expect(readHolidayNotice(text, 2026)).toMatchObject({
            days: days.map((day) => ({ day, kind })),
            faults: [],
          });
        },
      ),
    );
  });
});
