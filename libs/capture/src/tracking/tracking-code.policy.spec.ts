import { randomBytes } from 'node:crypto';
import { formatTrackingCode, readReceipt, readTrackingCode, trackingCodeFrom } from './tracking-code.policy';

describe('tracking codes', () => {
  it('come from the alphabet of the contract, without favouring any character', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 4000; round += 1) {
      const code = trackingCodeFrom(randomBytes(16));
      expect(code).toMatch(/^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$/);
      for (const char of code ?? '') counts.set(char, (counts.get(char) ?? 0) + 1);
    }
    expect(counts.size).toBe(30);
    // 32,000 characters: 1,067 each expected, standard deviation 32
    for (const count of counts.values()) expect(Math.abs(count - 1067)).toBeLessThan(250);
  });

  it('asks for more bytes when too few are fair', () => {
    expect(trackingCodeFrom(new Uint8Array(16).fill(255))).toBeNull();
  });

  it.each([
    ['K7QF-2M9D', 'K7QF2M9D'],
    ['k7qf2m9d', 'K7QF2M9D'],
    [' K7QF 2M9D ', 'K7QF2M9D'],
    ['Ｋ７ＱＦ－２Ｍ９Ｄ', 'K7QF2M9D'],
    ['K7QF—2M9D', 'K7QF2M9D'],
  ])('%s is read as %s', (text, code) => {
    expect(readTrackingCode(text)).toBe(code);
    expect(formatTrackingCode(code)).toBe('K7QF-2M9D');
  });

  it.each([
    ['CH-261118-0001', 'CH-261118-0001'],
    ['ch 261118 0001', 'CH-261118-0001'],
    ['ＣＨ２６１１１８０００１', 'CH-261118-0001'],
    ['K7QF-2M9D', null],
    ['CH-1', null],
  ])('%s as a receipt is %s', (text, number) => {
    expect(readReceipt(text)).toBe(number);
  });

  it.each(['', 'K7QF2M9', 'K7QF2M9D2', 'K7QF2M9O', 'K7QF2M9I', '查询码'])('%s is no code', (text) => {
    expect(readTrackingCode(text)).toBeNull();
  });
});
