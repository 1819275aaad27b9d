/** What a feed's owner lets the link give away. */
export const FEED_DETAILS = ['kind', 'company', 'full'] as const;
export type FeedDetail = (typeof FEED_DETAILS)[number];

/** What is known of something in the feed. */
export interface FeedFacts {
  /** 跟进, 任务 … in the reader's language. */
  readonly kind: string;
  /** The company's short name. */
  readonly company: string | null;
  /** The words of a task or a next step. */
  readonly words: string | null;
  readonly contact: string | null;
  readonly place: string | null;
}

/** What of it is said: never a way to reach anybody, and of people and words only as much as the owner chose. */
export function feedWords(
  facts: FeedFacts,
  detail: FeedDetail,
): { readonly summary: string; readonly location: string | null } {
  const known: (string | null)[] =
    detail === 'kind'
      ? [facts.kind]
      : detail === 'company'
        ? [facts.kind, facts.company]
        : [facts.kind, facts.words, facts.company, facts.contact];
  const parts = known.filter((part): part is string => part !== null && part !== '');
  return { summary: parts.join(' · '), location: detail === 'full' ? facts.place : null };
}
