import css from './widget.css?inline';
import { attempt, h } from './dom';

/**
 * Puts a style sheet into a shadow root: a constructed one, which no content security policy forbids, or in older
 * browsers a style element.
 */
export function dress(root: ShadowRoot, text = css): void {
  const sheet = constructed();
  if (sheet) {
    sheet.replaceSync(text);
    root.adoptedStyleSheets = root.adoptedStyleSheets.concat(sheet);
  } else root.appendChild(h('style', {}, text));
}

function constructed(): CSSStyleSheet | undefined {
  return 'adoptedStyleSheets' in document ? attempt(() => new CSSStyleSheet()) : undefined;
}

/** Whether the page's policy lets us be dressed; if not, its own link stays. */
export function canDress(): boolean {
  if (constructed()) return true;
  const style = document.head.appendChild(h('style', {}, 'a{}'));
  const { sheet } = style;
  document.head.removeChild(style);
  return !!sheet;
}
