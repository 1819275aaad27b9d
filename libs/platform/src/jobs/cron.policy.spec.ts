import { parseCronItems } from 'graphile-worker';
import { dueNow, minuteOf } from './cron.policy';

const [minutely, hourly, nightly] = parseCronItems(
  ['* * * * *', '17 * * * *', '23 19 * * *'].map((match, n) => ({ task: 't', identifier: `${n}`, match })),
);
const items = [minutely!, hourly!, nightly!];
const at = (text: string): number => minuteOf(Date.parse(`2026-11-${text}Z`));
const due = (last: string, now: string): string =>
  dueNow(items, at(last), at(now))
    .map((item) => item.identifier)
    .join(' ');

describe('which jobs of the cron are due', () => {
  it.each<[string, string, string, string]>([
    ['the same minute', '18T10:00:01', '18T10:00:59', ''],
    ['the next', '18T10:00', '18T10:01', '0'],
    ['its minute of the hour', '18T10:16', '18T10:17', '0 1'],
    ['a late look finds what it missed', '18T10:16', '18T10:19', '0 1'],
    ['each once after hours', '18T10:16', '18T18:40', '0 1'],
    ['its minute of the day', '18T10:16', '18T19:23', '0 1 2'],
    ['three days ahead: each once', '18T10:16', '21T10:17', '0 1 2'],
    ['an hour back: the present minute', '18T10:16', '18T09:16', '0'],
    ['an hour back into its minute', '18T10:16', '18T09:17', '0 1'],
    ['three days back', '21T10:17', '18T10:18', '0'],
  ])('%s', (_name, last, now, expected) => {
    expect(due(last, now)).toBe(expected);
  });
});
