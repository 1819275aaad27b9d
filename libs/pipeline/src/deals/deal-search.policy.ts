/** What makes a deal findable. */
export interface SearchableDeal {
  readonly number: string;
  readonly name: string;
  readonly companyName: string | null;
}

/**
 * The terms of a deal: every character and bigram of name and company (performance.md P7: trigrams find nothing for
 * two-character words) and the parts of its number as `n:…`.
 */
export function dealSearchTerms(deal: SearchableDeal): string[] {
  const terms = new Set<string>();
  for (const text of [deal.name, deal.companyName ?? '']) {
    for (const term of textTerms(normalize(text))) terms.add(term);
  }
  for (const part of numberParts(deal.number)) terms.add(`n:${part}`);
  return [...terms];
}

/** The terms that must all be there for a question; null when nothing searchable is left of it. */
export function dealSearchQuestion(q: string): string[] | null {
  const text = normalize(q);
  if (text === '') return null;
  if (/^(xm-?)?[0-9]{1,4}(-?[0-9]{1,10})?$/.test(text) && /\d{3}/.test(text)) return [`n:${text}`];
  const terms = textTerms(text);
  return terms.length === 0 ? null : terms;
}

function normalize(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•,，。.、()（）【】[\]"'“”‘’]+/g, '')
    .slice(0, 200);
}

function textTerms(text: string): string[] {
  const characters = [...text];
  const bigrams = characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
  return [...new Set([...characters, ...bigrams])];
}

/** XM-2026-0046 → whole, joined, year-number, running number with and without zeros. */
function numberParts(number: string): string[] {
  const whole = number.toLowerCase();
  const [prefix = '', year = '', running = ''] = whole.split('-');
  const parts = [
    whole,
    `${prefix}${year}${running}`,
    `${year}-${running}`,
    `${year}${running}`,
    running,
    running.replace(/^0+/, ''),
  ];
  return [...new Set(parts)].filter((part) => part !== '');
}
