import { mayBegin, readSpan, spanText, typedSpan, usualSpan, withStart } from './visit-span';

jest.mock('../../i18n', () => ({ currentLocale: () => 'zh-CN', translate: (key: string) => key }));

const at = (local: string): number => Date.parse(`${local}:00+08:00`);

describe('the span of a visit', () => {
  it('begins tomorrow at ten', () => {
    expect(usualSpan(at('2026-11-30T16:20'))).toEqual({
      day: '2026-12-01',
      from: '10:00',
      endDay: '2026-12-01',
      to: '11:30',
    });
  });

  it('keeps its length when it begins at another time', () => {
    const span = typedSpan(at('2026-12-01T10:00'), at('2026-12-01T11:30'));
    expect(withStart(span, { from: '14:00' })).toMatchObject({ day: '2026-12-01', to: '15:30' });
    expect(withStart(span, { day: '2026-12-03' })).toMatchObject({ endDay: '2026-12-03', to: '11:30' });
    expect(withStart(span, { from: '23:00' })).toMatchObject({ endDay: '2026-12-02', to: '00:30' });
    expect(withStart(span, { from: '14' })).toMatchObject({ from: '14', to: '11:30' });
  });

  it('is none while it is not complete, or backwards', () => {
    const span = typedSpan(at('2026-12-01T10:00'), at('2026-12-01T11:30'));
    expect(readSpan(span)).toEqual({ startsAt: at('2026-12-01T10:00'), endsAt: at('2026-12-01T11:30') });
    for (const wrong of [
      { to: '10:00' },
      { to: '9:59' },
      { to: 'x' },
      { day: '' },
      { endDay: '2026-11-30' },
    ]) {
      expect(readSpan({ ...span, ...wrong })).toBeNull();
    }
    expect(readSpan({ ...span, to: '1200' })?.endsAt).toBe(at('2026-12-01T12:00'));
  });

  it('is told with both days when it goes over midnight', () => {
    const now = at('2026-12-05T09:00');
    expect(spanText(at('2026-12-10T10:00'), at('2026-12-10T11:30'), now)).toBe('12-10 10:00–11:30');
    expect(spanText(at('2026-12-10T10:00'), at('2026-12-12T11:30'), now)).toBe('12-10 10:00–12-12 11:30');
  });

  it('can be held from four hours before', () => {
    expect(mayBegin(at('2026-12-10T14:00'), at('2026-12-10T09:59'))).toBe(false);
    expect(mayBegin(at('2026-12-10T14:00'), at('2026-12-10T10:00'))).toBe(true);
  });
});
