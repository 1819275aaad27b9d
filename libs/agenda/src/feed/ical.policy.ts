/** A line holds at most 75 octets (RFC 5545, 3.1). */
const MAX_OCTETS = 75;

/** Something in the feed. Times are instants; days are local dates, `end` the first day after it. */
export interface FeedEvent {
  /** The same for as long as it is the same thing. */
  readonly uid: string;
  /** Grows with every change of it. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly when:
    | { readonly kind: 'time'; readonly start: Date; readonly end: Date }
    | { readonly kind: 'day'; readonly start: string; readonly end: string };
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly url: string;
  readonly cancelled: boolean;
}

/**
 * A calendar as RFC 5545 wants it: CRLF, folded lines, escaped texts, times in UTC (so no time zone has to be described).
 * The same events give the same bytes: a stamp says when the event changed, not when it was read.
 * @param name what calendar programs call it
 */
export function renderCalendar(name: string, events: readonly FeedEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luodi//Agenda 1.0//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(event: FeedEvent): string[] {
  const { when } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    ...(when.kind === 'time'
      ? [`DTSTART:${utc(when.start)}`, `DTEND:${utc(when.end)}`]
      : [`DTSTART;VALUE=DATE:${basicDate(when.start)}`, `DTEND;VALUE=DATE:${basicDate(when.end)}`]),
    `SUMMARY:${escapeText(oneLine(event.summary))}`,
    ...(event.description === null ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    ...(event.location === null ? [] : [`LOCATION:${escapeText(oneLine(event.location))}`]),
    `URL:${event.url}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // A whole day of something to do does not make its person busy.
    `TRANSP:${when.kind === 'time' && !event.cancelled ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

/** Titles and places are one line: some programs (calcurse) leave out an event whose title has several. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}

/** A text value: backslash, semicolon, comma and line ends escaped; other control characters gone. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Breaks a line after at most 75 octets of UTF-8, never within a character; each further one begins with a space. */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (octets + size > MAX_OCTETS) {
      parts.push(part);
      part = '';
      octets = 1; // the space before it
    }
    part += char;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/** 20261118T020000Z */
function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** 20261118 */
function basicDate(day: string): string {
  return day.replaceAll('-', '');
}
