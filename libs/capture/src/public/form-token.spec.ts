import { readDoneProof, readFormToken, signDoneProof, signFormToken } from './form-token';

const KEY = 'a key only this test knows, 32 long';
const AT = new Date('2026-11-22T01:00:00Z');
const LATER = new Date('2026-11-22T01:00:45Z');

describe('form tokens', () => {
  const token = signFormToken(KEY, 'main', AT);

  it.each([
    ['as served', token, 'main', { state: 'good', ageMs: 45_000 }],
    ['absent', null, 'main', { state: 'absent' }],
    ['empty', '', 'main', { state: 'absent' }],
    ['of another site', token, 'other', { state: 'forged' }],
    ['with another time', `zzz${token}`, 'main', { state: 'forged' }],
    ['cut', token.slice(0, -1), 'main', { state: 'forged' }],
    ['not ASCII', '中.中文中文中文中文中文', 'main', { state: 'forged' }],
  ] as const)('%s', (_name, text, site, expected) => {
    expect(readFormToken(KEY, site, text, LATER)).toEqual(expected);
  });

  it('an unknown key opens nothing', () => {
    expect(readFormToken('another key', 'main', token, LATER)).toEqual({ state: 'forged' });
  });
});

describe('the proof of the success page', () => {
  const proof = signDoneProof(KEY, 'K7QF2M9D', AT);

  it.each([
    ['fresh', 'K7QF2M9D', proof, LATER, true],
    ['expired', 'K7QF2M9D', proof, new Date(AT.getTime() + 3_600_001), false],
    ['of another code', 'K7QF2M9E', proof, LATER, false],
    ['empty', 'K7QF2M9D', '', LATER, false],
    ['a form token', 'K7QF2M9D', signFormToken(KEY, 'K7QF2M9D', AT), LATER, false],
  ] as const)('%s', (_name, code, text, now, expected) => {
    expect(readDoneProof(KEY, code, text, now, 3_600_000)).toBe(expected);
  });
});
