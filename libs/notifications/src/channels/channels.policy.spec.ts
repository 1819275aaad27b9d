import fc from 'fast-check';
import { NOTICE_KINDS } from '../inbox/notice-kinds.policy';
import {
  NOTICE_GROUPS,
  channelMatrix,
  channelsFor,
  deliveryOf,
  groupOf,
  isQuiet,
  kindsOf,
  possibleChannels,
  type NoticeSettings,
} from './channels.policy';

const plain: NoticeSettings = { channels: {}, quietFrom: null, quietTo: null };
/** 21:00 to 07:30 */
const night: NoticeSettings = { ...plain, quietFrom: 21 * 60, quietTo: 7 * 60 + 30 };
const at = (hour: number, minute = 0): number => hour * 60 + minute;

describe('channels of a notice', () => {
  it('are the kind’s own where the person decided nothing', () => {
    expect(channelsFor('lead_assigned', plain)).toEqual(['mail', 'desktop']);
    expect(channelsFor('export_done', plain)).toEqual([]);
  });

  it('are what the person chose, as far as the kind has them', () => {
    const chosen: NoticeSettings = {
      ...plain,
      channels: { lead_assigned: ['desktop'], export_done: ['mail', 'desktop'], clock_warned: [] },
    };
    expect(channelsFor('lead_assigned', chosen)).toEqual(['desktop']);
    expect(channelsFor('export_done', chosen)).toEqual(['desktop']);
    expect(channelsFor('clock_warned', chosen)).toEqual([]);
    expect(channelsFor('clock_breached', chosen)).toEqual(['mail', 'desktop']);
  });

  it('leave mail that comes often to who asks for it', () => {
    const often = [
      'due_warned',
      'due_copied',
      'pool_contact_due',
      'pool_recycle_due',
      'pool_uncontacted',
      'pool_recycled',
    ] as const;
    for (const kind of often) {
      expect(possibleChannels(kind)).toContain('mail');
      expect(channelsFor(kind, plain)).toEqual(['desktop']);
      expect(channelsFor(kind, { ...plain, channels: { [kind]: ['mail'] } })).toEqual(['mail']);
    }
    for (const kind of [
      'due_breached',
      'waiting_alarm',
      'leads_waiting',
      'owner_away',
      'credit_disputed',
    ] as const)
      expect(channelsFor(kind, plain)).toContain('mail');
  });

  it('stand in a matrix of every kind', () => {
    expect(channelMatrix(plain, 'admin').map((row) => row.kind)).toEqual([...NOTICE_KINDS]);
    for (const row of channelMatrix(plain, 'admin')) {
      expect(row.possible).toEqual(possibleChannels(row.kind));
      expect(row.possible).toEqual(expect.arrayContaining(row.channels));
    }
  });

  it.each([
    [
      'agent',
      ['lead_waiting', 'leads_unmatched', 'waiting_alarm', 'privacy_due', 'webhook_paused', 'robot_failing'],
    ],
    [
      'auditor',
      ['lead_waiting', 'leads_unmatched', 'waiting_alarm', 'privacy_due', 'webhook_paused', 'robot_failing'],
    ],
    [
      'manager',
      ['privacy_opened', 'privacy_overdue', 'retention_warned', 'reveals_exceeded', 'robot_failing'],
    ],
  ] as const)('shows %s nothing that can never be for them', (role, never) => {
    const kinds = channelMatrix(plain, role).map((row) => row.kind);
    for (const kind of never) expect(kinds).not.toContain(kind);
    expect(kinds).toEqual(expect.arrayContaining(['lead_assigned', 'clock_breached', 'mentioned']));
  });
});

describe('groups', () => {
  it('hold every kind once', () => {
    const all = NOTICE_GROUPS.flatMap(kindsOf);
    expect(all.toSorted()).toEqual([...NOTICE_KINDS].toSorted());
    for (const group of NOTICE_GROUPS) for (const kind of kindsOf(group)) expect(groupOf(kind)).toBe(group);
  });
});

describe('quiet hours', () => {
  it.each([
    [at(20, 59), false],
    [at(21), true],
    [at(0), true],
    [at(7, 29), true],
    [at(7, 30), false],
  ])('over midnight: minute %d is quiet: %s', (minute, quiet) => {
    expect(isQuiet(night, minute)).toBe(quiet);
  });

  it.each([
    [at(12), true],
    [at(13, 29), true],
    [at(13, 30), false],
    [at(11, 59), false],
  ])('within a day: minute %d is quiet: %s', (minute, quiet) => {
    expect(isQuiet({ quietFrom: at(12), quietTo: at(13, 30) }, minute)).toBe(quiet);
  });

  it('hold back the desktop and let mail wait for their end', () => {
    expect(deliveryOf('lead_assigned', night, { minute: at(22), onShift: false })).toEqual({
      desktop: false,
      mailAfterMinutes: 9.5 * 60,
    });
    expect(deliveryOf('lead_assigned', night, { minute: at(9), onShift: true })).toEqual({
      desktop: true,
      mailAfterMinutes: 0,
    });
  });

  it('are broken by a clock of somebody on shift, and by nothing else', () => {
    const quietNoon: NoticeSettings = { ...plain, quietFrom: at(9), quietTo: at(10) };
    const working = { minute: at(9, 30), onShift: true };
    expect(deliveryOf('clock_breached', quietNoon, working)).toEqual({ desktop: true, mailAfterMinutes: 0 });
    expect(deliveryOf('lead_assigned', quietNoon, working)).toMatchObject({ desktop: false });
    expect(deliveryOf('clock_breached', quietNoon, { ...working, onShift: false })).toEqual({
      desktop: false,
      mailAfterMinutes: 30,
    });
  });

  it('end when the wait is over, at any minute of any window', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, minute, fc.boolean(), (from, to, now, onShift) => {
        const settings: NoticeSettings = { ...plain, quietFrom: from, quietTo: to };
        const { mailAfterMinutes } = deliveryOf('lead_assigned', settings, { minute: now, onShift });
        const wait = mailAfterMinutes ?? -1;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait > 0).toBe(isQuiet(settings, now));
        expect(isQuiet(settings, (now + wait) % 1440)).toBe(false);
      }),
    );
  });
});
