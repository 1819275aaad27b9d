import { readTypedPhone } from './typed-phone.policy';

describe('readTypedPhone', () => {
  it.each([
    ['139 0000 0088', { kind: 'whole', value: '13900000088' }],
    ['+86 139-0000-0088', { kind: 'whole', value: '13900000088' }],
    ['0731-58580055', { kind: 'whole', value: '0731-58580055' }],
    ['1390000', { kind: 'beginning', from: '1390000', end: '1390000:' }],
    ['+86 1390000008', { kind: 'beginning', from: '1390000008', end: '1390000008:' }],
    ['0731585', { kind: 'beginning', from: '0731-585', end: '0731-585:' }],
    ['0731-58', { kind: 'too_short' }],
    ['139000', { kind: 'too_short' }],
    ['58580055', { kind: 'too_short' }],
    ['00000088', { kind: 'too_short' }],
    ['', { kind: 'too_short' }],
    ['何先生', { kind: 'too_short' }],
  ])('%s', (text, expected) => {
    expect(readTypedPhone(text)).toEqual(expected);
  });
});
