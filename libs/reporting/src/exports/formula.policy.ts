/** What a spreadsheet may take for the beginning of a formula, full-width forms included (security.md T-12). */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Text for a CSV cell that no spreadsheet runs: an apostrophe goes before what looks like a formula, also when it hides
 * behind spaces, quotes or invisible characters that spreadsheets strip on opening.
 */
export function inertText(text: string): string {
  const visible = text.replace(/^[\s"'\u00a0\u200b-\u200f\u2060\ufeff]+/u, '');
  return FORMULA_START.test(text) || FORMULA_START.test(visible) ? `'${text}` : text;
}
