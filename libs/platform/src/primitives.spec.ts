import { localDate, startOfLocalDate } from './clock';
import { negotiateLocale, registerMessages, translate } from './i18n';
import { stableHash } from './http/idempotency';
import { newId } from './ids';
import { maskPhone, maskWechat } from './masking/masking';
import { scrubPhones } from './masking/mask-contacts.policy';
import { decodeCursor, encodeCursor, isStoredInstant } from './http/pagination';
import { toMu, toSqm, wanToYuan, yuan } from './units';

describe('ids', () => {
  it('are UUIDv7, unique, and sort in the order of making', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
  });
});

describe('masking', () => {
  it.each([
    ['13900000120', '139****0120'],
    ['0731-58580055', '0731-****0055'],
    ['400-000-0120', '400-****0120'],
    ['+85200004567', '+852****4567'],
    [null, null],
  ])('%s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown));

  it('hides the middle of a WeChat id', () => {
    expect(maskWechat('zsk-8899')).toBe('zs****99');
    expect(maskWechat(null)).toBeNull();
  });

  it('keeps telephone numbers out of log lines and leaves ids alone', () => {
    expect(scrubPhones('call 13900000120 or +86 139-0000-0120.')).not.toMatch(/0120/);
    const id = '019aa139-0000-7120-8000-139000001204';
    expect(scrubPhones(id)).toBe(id);
  });
});

describe('units', () => {
  it.each([
    [1, 'mu', 666.67],
    [15, 'mu', 10_000],
    [1, 'hectare', 10_000],
    [4960, 'sqm', 4960],
  ] as const)('%d %s is %d ㎡', (value, unit, sqm) => expect(toSqm(value, unit)).toBe(sqm));

  it('turns ㎡ into mu and 万元 into yuan exactly', () => {
    expect(toMu(10_000)).toBe(15);
    expect(wanToYuan('300')).toBe('3000000.00');
    expect(wanToYuan('0.1')).toBe('1000.00');
    expect(yuan('12345678901234.5')).toBe('12345678901234.50');
  });
});

describe('languages', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['en-US,en;q=0.9', 'en'],
    ['fr, zh-TW;q=0.8, en;q=0.7', 'zh-CN'],
    ['de', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
  ])('%s asks for %s', (header, locale) => expect(negotiateLocale(header, 'zh-CN')).toBe(locale));

  it('fills the places of a text and refuses a key that one language lacks', () => {
    registerMessages({
      'zh-CN': { 'test.places': '还剩 {count} 项' },
      en: { 'test.places': '{count} left' },
    });
    expect(translate('en', 'test.places', { count: 2 })).toBe('2 left');
    expect(() => registerMessages({ 'zh-CN': { 'test.lonely': '甲' }, en: {} })).toThrow(/test\.lonely/);
  });
});

describe('dates', () => {
  it('belong to the workspace’s time zone', () => {
    expect(localDate(new Date('2026-11-21T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-22');
    expect(startOfLocalDate('2026-11-22', 'Asia/Shanghai').toISOString()).toBe('2026-11-21T16:00:00.000Z');
  });
});

describe('cursors and hashes', () => {
  it('come back as they were, and refuse what is not theirs', () => {
    expect(decodeCursor(encodeCursor(['2026', 3, null]), 3)).toEqual(['2026', 3, null]);
    for (const bad of ['', 'xx', encodeCursor(['one']), Buffer.from('[{}, 1, 2]').toString('base64url')]) {
      expect(() => decodeCursor(bad, 3)).toThrow('validation_failed');
    }
  });

  it('hold an instant that there is, as the database writes it', () => {
    const good = ['2026-11-23 08:30:00+00', '2024-02-29 23:59:59.123456+08', '1999-12-31 00:00:00-03:30'];
    const bad = ['2026-02-30 00:00:00+00', '2026-11-23 24:00:00+00', '0000-01-01 00:00:00+00', '2026-11-23'];
    for (const text of good) expect([text, isStoredInstant(text)]).toEqual([text, true]);
    for (const text of bad) expect([text, isStoredInstant(text)]).toEqual([text, false]);
  });

  it('hash equal bodies alike in any key order', () => {
    expect(stableHash({ a: 1, b: [{ c: 2, d: 3 }] })).toEqual(stableHash({ b: [{ d: 3, c: 2 }], a: 1 }));
    expect(stableHash({ a: 1 })).not.toEqual(stableHash({ a: 2 }));
  });
});
