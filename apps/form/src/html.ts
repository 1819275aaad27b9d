/** A piece of HTML that was put together safely: only `html` and `trusted` make one. */
export class Html {
  public constructor(private readonly text: string) {}

  public toString(): string {
    return this.text;
  }
}

/** What may stand in a template: nothing (null, undefined, false), text and numbers (escaped), HTML, lists of these. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Makes any text safe inside elements and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return part.map(render).join('');
}

/**
 * Template tag that escapes every value put in. Attribute values are always written in quotes.
 * Indentation between tags is dropped, so that the source may be readable and the page small.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = squeeze(strings[0] ?? '');
  parts.forEach((part, index) => {
    text += render(part) + squeeze(strings[index + 1] ?? '');
  });
  return new Html(text);
}

/** Line breaks with their indentation vanish beside a tag and become one blank elsewhere. */
function squeeze(source: string): string {
  return source
    .replace(/(^|>)\s*\n\s*(?=<|$)/g, '$1')
    .replace(/>\s*\n\s*/g, '>')
    .replace(/\s*\n\s*</g, '<')
    .replace(/\s*\n\s*/g, ' ');
}

/** Marks text as HTML that needs no escaping. Only for our own built CSS and script. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** A boolean attribute with its leading blank, or nothing. */
export function flag(
  name: 'checked' | 'selected' | 'open' | 'hidden' | 'required' | 'autofocus',
  on: boolean,
): Html {
  return new Html(on ? ` ${name}` : '');
}

/** Links lead to a path of ours or to http(s); anything else (javascript:, data:, //host) becomes '#'. */
export function safeUrl(url: string): string {
  return /^(\/(?![/\\])|https?:\/\/|#|\?)/i.test(url) ? url : '#';
}
