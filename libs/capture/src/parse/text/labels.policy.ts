import { findColumns } from './columns.policy';
import { LABEL_KINDS } from './labels.table';
import type { LabelKind, LabelledPart } from './labels.table';

export type { LabelledPart } from './labels.table';

const WORDS = [...LABEL_KINDS.keys()].sort((a, b) => b.length - a.length).join('|');
const COLON = new RegExp(
  `(?<![贵我本该你各限任份团])[【\\[]?(${WORDS})(?:\\([^()\\n]{0,8}\\))?\\s?(?:[:=】\\]]|-{1,2}(?=\\S))[:\\s]{0,3}`,
  'gi',
);
const LINE = new RegExp(`^[ \\t]{0,4}(?:\\d{1,2}[.、)]\\s?)?(${WORDS})[ \\t\\-]{1,4}`, 'gim');

/** "需求 租厂房 用途 3d打印 税收 12万": a form on one line, without colons. */
const INLINE = new RegExp(`(?<=^|[ ,，;；|\\n])(${WORDS})[ ]{1,3}(?=\\S)`, 'gi');
/** As many different labels make a form of it. */
const INLINE_LEAST = 3;
const FORM_KINDS: ReadonlySet<LabelKind> = new Set([
  'need',
  'use',
  'area',
  'tax',
  'company',
  'contact',
  'phone',
  'region',
  'budget',
]);

const MAX_LABELS = 60;

function isOneLineForm(text: string): boolean {
  const kinds = new Set<LabelKind>();
  for (const m of text.slice(0, 400).matchAll(INLINE)) {
    const kind = LABEL_KINDS.get((m[1] ?? '').toLowerCase());
    if (kind !== undefined && FORM_KINDS.has(kind)) kinds.add(kind);
  }
  return kinds.size >= INLINE_LEAST;
}

/**
 * The labelled parts of a text ("面积：3000平") and the cells of a pasted table, in order. A value ends at the next label or the end of
 * its line, so labels may come in any order and line breaks may be missing.
 */
export function findLabels(text: string, original: string = text): LabelledPart[] {
  const columns = findColumns(original.slice(0, text.length));
  const heads: { kind: LabelKind; labelStart: number; start: number }[] = [];
  for (const pattern of isOneLineForm(text) ? [COLON, LINE, INLINE] : [COLON, LINE]) {
    for (const m of text.matchAll(pattern)) {
      if (heads.length >= MAX_LABELS) break;
      const kind = LABEL_KINDS.get((m[1] ?? '').toLowerCase());
      const start = m.index + m[0].length;
      if (columns !== null && m.index >= columns.headStart && m.index < columns.headEnd) continue;
      if (kind === undefined || heads.some((h) => h.start > m.index && h.labelStart < start)) continue;
      heads.push({ kind, labelStart: m.index, start });
    }
  }
  heads.sort((a, b) => a.labelStart - b.labelStart);
  const labelled = heads.map((head, i): LabelledPart => {
    const line = text.indexOf('\n', head.start);
    const next = heads[i + 1]?.labelStart ?? text.length;
    let end = Math.min(next, line === -1 ? text.length : line);
    let start = head.start;
    while (start < end && /[\s:]/.test(text.charAt(start))) start += 1;
    while (end > start && /[\s,，;；。、|/]/.test(text.charAt(end - 1))) end -= 1;
    return { kind: head.kind, labelStart: head.labelStart, start, end: Math.max(start, end) };
  });
  return columns === null ? labelled : [...labelled, ...columns.parts];
}
