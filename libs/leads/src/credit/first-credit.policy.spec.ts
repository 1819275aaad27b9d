import { creditOf, earnedBy, type CreditContact, type CreditTerms } from './first-credit.policy';

const TERMS: CreditTerms = { protectionDays: 10, timeZone: 'Asia/Shanghai' };
const contact = (at: string, userId: string, more: Partial<CreditContact> = {}): CreditContact => ({
  activityId: `${userId} ${at}`,
  userId,
  at: new Date(at),
  outcome: 'connected',
  ownerId: userId,
  teamId: 't',
  known: true,
  converted: false,
  ...more,
});
const first = contact('2026-03-01T02:00:00Z', 'a');

describe('who was in contact first', () => {
  it.each<[string, CreditContact[], string | null]>([
    ['nobody', [], null],
    ['the first', [first, contact('2026-03-02T02:00:00Z', 'b')], first.activityId],
    ['not without an answer', [contact('2026-03-01T01:00:00Z', 'b', { outcome: 'no_answer' }), first], 'a'],
    ['not without the lead', [contact('2026-03-01T01:00:00Z', 'b', { ownerId: 'a' }), first], 'a'],
    ['not of nobody known', [contact('2026-03-01T01:00:00Z', 'b', { known: false }), first], 'a'],
    ['protected on the last day', [first, contact('2026-03-11T15:59:59Z', 'b')], 'a'],
    ['another person on the day after', [first, contact('2026-03-11T16:00:00Z', 'b')], 'b'],
    ['the same person keeps the first', [first, contact('2026-04-11T16:00:00Z', 'a')], first.activityId],
    ['not of a deal', [first, contact('2026-04-11T16:00:00Z', 'b', { converted: true })], 'a'],
    ['the first of a deal', [contact('2026-04-11T16:00:00Z', 'b', { converted: true })], 'b'],
    [
      'and a third after the second',
      [
        first,
        contact('2026-04-01T02:00:00Z', 'b'),
        contact('2026-04-05T02:00:00Z', 'c'),
        contact('2026-05-01T02:00:00Z', 'c'),
      ],
      'c 2026-05-01T02:00:00Z',
    ],
  ])('%s', (_name, contacts, expected) => {
    const earned = creditOf(contacts, TERMS);
    expect(expected !== null && expected.length === 1 ? earned?.userId : (earned?.activityId ?? null)).toBe(
      expected,
    );
  });

  it('goes by the days of the workspace', () => {
    const former = { userId: 'a', protectedUntil: '2026-03-11' };
    const late = contact('2026-03-11T16:30:00Z', 'b');
    expect(earnedBy(late, former, TERMS)).toMatchObject({ userId: 'b', protectedUntil: '2026-03-22' });
    expect(earnedBy(late, former, { ...TERMS, timeZone: 'Europe/London' })).toBeNull();
    expect(earnedBy(late, null, { ...TERMS, timeZone: 'Europe/London' })?.protectedUntil).toBe('2026-03-21');
  });
});
