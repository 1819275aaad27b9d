import { DEMANDS } from '../corpus/demands.spec-data';
import { PHRASES } from '../corpus/phrases.spec-data';
import { normalizeText } from '../text/normalize.policy';
import { guessIntent } from './intent-model.policy';

const guess = (text: string): string => guessIntent(normalizeText(text)).intent;

it.each(Object.entries(PHRASES))('knows what it learned: %s', (intent, texts) => {
  const missed = texts.filter((text) => guess(text) !== intent);
  expect({ missed, few: missed.length <= texts.length * 0.05 }).toEqual({ missed, few: true });
});

it('takes few demands for anything else', () => {
  const missed = DEMANDS.filter((text) => guess(text) !== 'demand');
  expect({ missed, few: missed.length <= DEMANDS.length * 0.1 }).toEqual({ missed, few: true });
});

it('is as sure as chance of nothing, and answers anything', () => {
  expect(guessIntent('').sure).toBeLessThan(0.9);
  expect(guessIntent('\ud800').sure).toBeGreaterThan(0);
});
