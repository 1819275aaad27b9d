import { saysUnderFourteen } from './age.policy';

describe('saysUnderFourteen', () => {
  it.each([
    [13, '', true],
    [14, '', false],
    [null, '我今年12岁，想租厂房', true],
    [null, '我13周岁', true],
    [null, "I'm 11 years old", true],
    [null, '我今年35岁', false],
    [null, '公司成立12年，员工平均30岁', false],
    [null, '租5000平', false],
  ])('%s, %s: %s', (age, text, expected) => {
    expect(saysUnderFourteen(age, text)).toBe(expected);
  });
});
