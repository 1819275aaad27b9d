import type { FieldSpan, ParsedFields, ParseWarning } from '../inquiry-fields';

/**
 * What has been read so far. Recognisers run in a fixed order and claim the text they used, so that
 * no later one reads the same digits as something else.
 */
export class ParseNotes {
  readonly spans: FieldSpan[] = [];
  readonly warnings: ParseWarning[] = [];
  readonly flags = new Set<string>();
  private readonly taken: Uint8Array;

  /**
   * @param original the text as it came, for span texts
   * @param text its normalised form, same offsets
   */
  constructor(
    readonly original: string,
    readonly text: string,
  ) {
    this.taken = new Uint8Array(text.length);
  }

  /** True when no unit of [start, end) is claimed. */
  isFree(start: number, end: number): boolean {
    for (let i = start; i < end; i += 1) if (this.taken[i] === 1) return false;
    return true;
  }

  /** Keeps [start, end) from later recognisers. */
  claim(start: number, end: number): void {
    this.taken.fill(1, start, end);
  }

  /** The words as the person wrote them. */
  written(start: number, end: number): string {
    return this.original.slice(start, end);
  }

  /** Records where a field was read. */
  span(field: keyof ParsedFields, start: number, end: number, confidence: number): void {
    this.spans.push({ field, start, end, text: this.written(start, end), confidence });
  }

  warn(code: string, field?: keyof ParsedFields): void {
    if (this.warnings.some((w) => w.code === code && w.field === field)) return;
    this.warnings.push(field === undefined ? { code } : { code, field });
  }
}
