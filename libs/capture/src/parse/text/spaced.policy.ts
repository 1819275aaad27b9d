import type { FieldSpan } from '../inquiry-fields';

/** A text without the spaces a scanner put between its characters, and where each kept unit stood. */
export interface Closed {
  readonly text: string;
  readonly at: readonly number[];
}

const LETTER_SPACED = /(?:[\u4e00-\u9fa5] ){4}/;
const SPACED = /[\u4e00-\u9fa5] /g;
const HAN = /[\u4e00-\u9fa5]/g;
/** A space that stands between two characters of a word; two and more part words. */
const INNER = /(?<=[\u4e00-\u9fa5\d:：,，。.;；㎡]) (?=[\u4e00-\u9fa5\d:：,，。.;；㎡])/g;

/** "求 租 厂 房 2 5 0 0 平 方": the text closed up, or null when it is not written so throughout. */
export function closeSpaced(text: string): Closed | null {
  if (!LETTER_SPACED.test(text)) return null;
  const han = text.match(HAN)?.length ?? 0;
  if ((text.match(SPACED)?.length ?? 0) < han * 0.7) return null;
  const at: number[] = [];
  let closed = '';
  let from = 0;
  const keep = (end: number): void => {
    for (let i = from; i < end; i += 1) at.push(i);
    closed += text.slice(from, end);
    from = end + 1;
  };
  for (const m of text.matchAll(INNER)) keep(m.index);
  keep(text.length);
  return { text: closed, at };
}

/** The spans of the closed text as they stand in the original. */
export function spansOf(spans: readonly FieldSpan[], { at }: Closed, original: string): FieldSpan[] {
  return spans.map((span) => {
    const start = at[span.start] ?? 0;
    const end = (at[span.end - 1] ?? original.length - 1) + 1;
    return { ...span, start, end, text: original.slice(start, end) };
  });
}
