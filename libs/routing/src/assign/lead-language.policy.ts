/** The languages that rules tell apart; `other` is one that is none of them. */
export const LEAD_LANGUAGES = ['zh', 'en', 'ja', 'ko', 'ru', 'other'] as const;
export type LeadLanguage = (typeof LEAD_LANGUAGES)[number];

const KANA = /[\u3040-\u30ff\u31f0-\u31ff]/gu;
const HANGUL = /\p{Script=Hangul}/gu;
const HAN = /\p{Script=Han}/gu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;

/** Latin letters of a name, a unit or a model (A4, 380V, ISO9001) say nothing yet. */
const MIN_LATIN = 8;

/**
 * In which language somebody wrote, by the script of what they wrote; null when nothing was written that tells. Kana
 * and Hangul decide alone, since Japanese and Korean are mixed with Chinese characters; one Chinese character in
 * ten letters makes a text Chinese, because Chinese texts are full of Latin names and units.
 */
export function languageOf(texts: readonly (string | null)[]): LeadLanguage | null {
  const text = texts.filter((item) => item !== null).join('\n');
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  const letters = count(LETTER);
  if (letters === 0) return null;
  if (count(KANA) * 10 >= letters) return 'ja';
  if (count(HANGUL) * 10 >= letters) return 'ko';
  if (count(HAN) * 10 >= letters) return 'zh';
  if (count(CYRILLIC) * 2 >= letters) return 'ru';
  if (count(LATIN) * 2 >= letters) return letters >= MIN_LATIN ? latinLanguage(text) : null;
  return 'other';
}

/** English words that other languages of the same letters do not have. */
const ENGLISH =
  /\b(?:the|and|for|with|we|are|is|our|need|needs|looking|want|warehouse|factory|office|workshop|land|rent|lease|buy|please|your|would|about|company|square|industrial)\b/i;

function latinLanguage(text: string): LeadLanguage {
  return ENGLISH.test(text) ? 'en' : 'other';
}
