/** What a spreadsheet may take for the beginning of a formula, full-width forms included (security.md T-12). */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** What has to be looked at twice: everything that can stand before, or begin, a formula. */
const SUSPICIOUS = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\s"'\u00a0\u200b-\u200f\u2060\ufeff]/;

/**
 * Text for a CSV cell that no spreadsheet runs: an apostrophe goes before what looks like a formula, also when it hides
 * behind spaces, quotes or invisible characters that spreadsheets strip on opening.
 */
export function inertText(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  const visible = text.replace(/^[\s"'\u00a0\u200b-\u200f\u2060\ufeff]+/u, '');
  return FORMULA_START.test(text) || FORMULA_START.test(visible) ? `'${text}` : text;
}
