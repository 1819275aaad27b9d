/** Upper bounds of the buckets in which seconds from opening to sending are counted; the last one is open. */
export const SECOND_BUCKETS = [
  5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 105, 120, 150, 180, 240, 300, 420, 600, 900, 1800, 3600,
] as const;

/** Articles beyond the day's cap are counted together under this. */
export const OTHER = '*';
/** Different pairs of article and channel counted for one site on one day: those that anybody may claim, and signed ones. */
export const CLAIMED_PER_DAY = 200;
export const SIGNED_PER_DAY = 1000;
const MAX_ARTICLE = 300;

/** The place of a time in the histogram, from 0. */
export function bucketOf(seconds: number): number {
  const at = SECOND_BUCKETS.findIndex((bound) => seconds <= bound);
  return at < 0 ? SECOND_BUCKETS.length : at;
}

/**
 * The median of a histogram in whole seconds, interpolated within its bucket; null without any. Times in the open
 * bucket count as its lower bound: "an hour or more".
 */
export function medianSeconds(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const middle = total / 2;
  let before = 0;
  for (const [at, count] of counts.entries()) {
    if (count > 0 && before + count >= middle) {
      const low = SECOND_BUCKETS[at - 1] ?? 0;
      const high = SECOND_BUCKETS[at] ?? low;
      return Math.round(low + ((middle - before) / count) * (high - low));
    }
    before += count;
  }
  return null;
}

/**
 * An article as it is counted: origin and path alone, since a query may name its reader. '' for what is no web
 * address, for our own pages, and for one that is too long.
 * @param own our own origin
 */
export function articleOf(url: string | null, own: string): string {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return '';
  const { origin, pathname } = new URL(url);
  const article = `${origin}${pathname.replace(/\/+$/, '')}`;
  return origin === own || article.length > MAX_ARTICLE ? '' : article;
}

const PROGRAM =
  /bot\b|bot\/|crawl|spider|slurp|preview|monitor|curl|wget|python|libwww|scrapy|go-http|java\//i;

/** Whether a request says of itself that no person looks at the answer. */
export function isProgram(userAgent: string | null): boolean {
  return userAgent === null || userAgent === '' || PROGRAM.test(userAgent);
}

/** The key under which a pair is counted: itself while it is known or below the day's cap, else "others". */
export function countedKey(
  pair: { readonly article: string; readonly channel: string; readonly signed: boolean },
  known: ReadonlySet<string>,
): { readonly article: string; readonly channel: string } {
  const { article, channel, signed } = pair;
  const plain = article === '' && channel === '';
  if (
    plain ||
    known.has(pairKey(article, channel)) ||
    known.size < (signed ? SIGNED_PER_DAY : CLAIMED_PER_DAY)
  ) {
    return { article, channel };
  }
  return { article: article === '' ? '' : OTHER, channel: signed ? channel : '' };
}

/** One text for a pair. */
export function pairKey(article: string, channel: string): string {
  return `${article}\n${channel}`;
}
