import fc from 'fast-check';
import ICAL from 'ical.js';
import { escapeText, foldLine, renderCalendar, type FeedEvent } from './ical.policy';

const event = (traits: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: 'task-1@luodi',
  sequence: 3,
  changedAt: new Date('2026-11-18T02:00:00.500Z'),
  when: { kind: 'time', start: new Date('2026-11-19T07:30:00Z'), end: new Date('2026-11-19T08:00:00Z') },
  summary: '任务',
  description: null,
  location: null,
  url: 'https://crm.example.com/calendar',
  cancelled: false,
  ...traits,
});

/** Any text, control characters, emoji of several code points and line ends included. */
const anyText = fc.string({ unit: 'binary', maxLength: 300 });
const wild = fc.oneof(
  anyText,
  fc
    .array(fc.constantFrom('湘', '👩‍👩‍👧', ';', ',', '\\', '\n', '\r\n', ':', '"', ' ', 'x'), { maxLength: 120 })
    .map((parts) => parts.join('')),
);

describe('an iCalendar', () => {
  it('has the lines of RFC 5545', () => {
    const text = renderCalendar('彭晓岚', [
      event(),
      event({
        uid: 'step-2@luodi',
        when: { kind: 'day', start: '2026-11-30', end: '2026-12-01' },
        cancelled: true,
        location: '一期, 东门',
      }),
    ]);
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Luodi//Agenda 1.0//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:彭晓岚',
      'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
      'X-PUBLISHED-TTL:PT15M',
      'BEGIN:VEVENT',
      'UID:task-1@luodi',
      'DTSTAMP:20261118T020000Z',
      'LAST-MODIFIED:20261118T020000Z',
      'SEQUENCE:3',
      'DTSTART:20261119T073000Z',
      'DTEND:20261119T080000Z',
      'SUMMARY:任务',
      'URL:https://crm.example.com/calendar',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:step-2@luodi',
      'DTSTAMP:20261118T020000Z',
      'LAST-MODIFIED:20261118T020000Z',
      'SEQUENCE:3',
      'DTSTART;VALUE=DATE:20261130',
      'DTEND;VALUE=DATE:20261201',
      'SUMMARY:任务',
      'LOCATION:一期\\, 东门',
      'URL:https://crm.example.com/calendar',
      'STATUS:CANCELLED',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('folds into lines of at most 75 octets that join to what they were, no character cut', () => {
    fc.assert(
      fc.property(wild, (raw) => {
        const line = `SUMMARY:${escapeText(raw.toWellFormed())}`;
        const folded = foldLine(line);
        for (const part of folded.split('\r\n')) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
      }),
      { numRuns: 500 },
    );
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75));
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  });

  it('is read by another program as it was meant, whatever people write', () => {
    fc.assert(
      fc.property(wild, wild, (one, two) => {
        const [summary, description] = [one.toWellFormed(), two.toWellFormed()];
        const read = new ICAL.Component(
          ICAL.parse(renderCalendar('日历', [event({ summary, description })])),
        );
        const events = read.getAllSubcomponents('vevent');
        expect(events).toHaveLength(1); // nothing anybody writes begins another event
        const clean = (text: string) =>
          text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        expect(events[0]!.getFirstPropertyValue('summary')).toBe(
          clean(summary.replace(/\s*[\r\n]+\s*/g, ' ')),
        );
        expect(events[0]!.getFirstPropertyValue('description')).toBe(clean(description));
      }),
      { numRuns: 300 },
    );
  });
});
