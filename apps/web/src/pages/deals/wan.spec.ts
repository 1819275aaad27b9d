import { wanToYuan, yuanToWan } from './wan';

describe('money typed in 万元', () => {
  it.each([
    ['300', '3000000'],
    ['3000.5', '30005000'],
    ['0.01', '100'],
    ['0.00001', '0.1'],
    ['12,000', '120000000'],
    [' 7 ', '70000'],
    ['999999999999.9999', '9999999999999999'],
  ])('%s 万元 is %s yuan', (wan, yuan) => {
    expect(wanToYuan(wan)).toBe(yuan);
  });

  it.each(['', 'abc', '1.2.3', '3亿'])('%j is no amount', (text) => {
    expect(wanToYuan(text)).toBeNull();
  });

  it.each([
    ['3000000.00', '300'],
    ['30005000.00', '3000.5'],
    ['1.00', '0.0001'],
    [null, ''],
  ])('%s yuan is shown as %j', (yuan, wan) => {
    expect(yuanToWan(yuan)).toBe(wan);
  });
});
