import { feedWords, type FeedFacts } from './feed-words.policy';

const facts: FeedFacts = {
  kind: '带看',
  company: '湘江精密',
  words: '看一期厂房',
  contact: '陈小姐',
  place: '东门',
};

it.each([
  ['kind', '带看', null],
  ['company', '带看 · 湘江精密', null],
  ['full', '带看 · 看一期厂房 · 湘江精密 · 陈小姐', '东门'],
] as const)('a link that gives away "%s" says %s', (detail, summary, location) => {
  expect(feedWords(facts, detail)).toEqual({ summary, location });
});

it('says what there is', () => {
  const bare = { ...facts, company: null, words: '', contact: null };
  expect(feedWords(bare, 'full').summary).toBe('带看');
});
