import fc from 'fast-check';
import {
  CLAIMED_PER_DAY,
  OTHER,
  SECOND_BUCKETS,
  articleOf,
  bucketOf,
  countedKey,
  isProgram,
  medianSeconds,
  pairKey,
} from './statistics.policy';

const histogram = (times: readonly number[]): number[] => {
  const counts = Array.from({ length: SECOND_BUCKETS.length + 1 }, () => 0);
  for (const time of times) counts[bucketOf(time)] = (counts[bucketOf(time)] ?? 0) + 1;
  return counts;
};

describe('the median of a histogram', () => {
  it.each([
    [[], null],
    [[42], 45],
    [[10, 40, 100], 35],
    [[5000, 6000], 3600],
  ])('of %j is %j', (times, median) => expect(medianSeconds(histogram(times))).toBe(median));

  it('lies within the bucket of the true median', () => {
    const times = fc.array(fc.integer({ min: 1, max: 3600 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(times, (list) => {
        const sorted = list.toSorted((a, b) => a - b);
        const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
        const found = medianSeconds(histogram(list)) ?? -1;
        const bucket = bucketOf(low);
        return found >= (SECOND_BUCKETS[bucket - 1] ?? 0) && found <= (SECOND_BUCKETS[bucket] ?? 3600);
      }),
    );
  });
});

describe('articleOf', () => {
  it.each([
    ['https://News.example/a/b/?id=1&reader=9#top', 'https://news.example/a/b'],
    ['https://user:pw@news.example/', 'https://news.example'],
    ['https://form.example/f/main', ''],
    ['javascript:alert(1)', ''],
    ['https://', ''],
    [`https://news.example/${'a'.repeat(400)}`, ''],
    [null, ''],
  ])('%j is counted as %j', (url, article) => expect(articleOf(url, 'https://form.example')).toBe(article));
});

describe('countedKey', () => {
  const full = new Set(
    Array.from({ length: CLAIMED_PER_DAY }, (_, n) => pairKey(`https://a.example/${n}`, '')),
  );

  it.each([
    ['a known article', 'https://a.example/7', '', false, 'https://a.example/7'],
    ['one more than the cap', 'https://b.example', '', false, OTHER],
    ['a signed one beyond the cap', 'https://b.example', 'c', true, 'https://b.example'],
    ['no article', '', '', false, ''],
  ])('%s', (_name, article, channel, signed, counted) =>
    expect(countedKey({ article, channel, signed }, full).article).toBe(counted),
  );
});

describe('isProgram', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0', false],
    ['Mozilla/5.0 (compatible; Baiduspider/2.0)', true],
    ['Mozilla/5.0 (compatible; bingbot/2.0)', true],
    ['curl/8.5', true],
    ['Mozilla/5.0 (Linux; Android 9; CUBOT_X18) Mobile', false],
    ['', true],
    [null, true],
  ])('%j: %s', (agent, program) => expect(isProgram(agent)).toBe(program));
});
