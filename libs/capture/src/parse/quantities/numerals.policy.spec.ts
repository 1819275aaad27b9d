import fc from 'fast-check';
import Nzh from 'nzh';
import { readNumber } from './numerals.policy';

const value = (text: string): number | [number, number] | null => {
  const read = readNumber(text, 0);
  if (read === null) return null;
  return read.low === read.high ? read.low : [read.low, read.high];
};

describe('readNumber', () => {
  it.each<[string, number | [number, number] | null]>([
    ['3000', 3000],
    ['3,000', 3000],
    ['12,345,678', 12_345_678],
    ['3 500平', 3500],
    ['3 5 0 0平', 3500],
    ['1.2万', 12_000],
    ['1.13万', 11_300],
    ['5k平', 5000],
    ['5w方', 50_000],
    ['3千6百', 3600],
    ['6千多', 6000],
    ['20多万', 200_000],
    ['1亿2000万', 120_000_000],
    ['两个亿', 200_000_000],
    ['3个多亿', 300_000_000],
    ['三千', 3000],
    ['一千五', 1500],
    ['一万二', 12_000],
    ['两万五', 25_000],
    ['一千零五', 1005],
    ['一万零五百', 10_500],
    ['二十五', 25],
    ['十五', 15],
    ['一百五十', 150],
    ['叁仟伍佰', 3500],
    ['百', 100],
    ['半万', 5000],
    ['半亩', 0.5],
    ['二零二六', 2026],
    ['七八千', [7000, 8000]],
    ['两三百', [200, 300]],
    ['三五百', [300, 500]],
    ['俩仨百', [200, 300]],
    ['十七八', [17, 18]],
    ['二十五六', [25, 26]],
    ['28万一亩', 280_000],
    ['5万2年', 50_000],
    ['5kva', 5],
    ['5kw', 5],
    ['w', null],
    ['亿', null],
    ['平', null],
  ])('%j is %j', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it('reads back any whole number written in Chinese, plain or formal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (n) => {
        expect(value(Nzh.cn.encodeS(n))).toBe(n);
        expect(value(Nzh.cn.encodeB(n))).toBe(n);
      }),
    );
  });
});
