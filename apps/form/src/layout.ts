import type { PageFrame } from '@luodi/capture';
import type { Assets } from './assets';
import { html, safeUrl, trusted, type Html } from './html';
import type { Translate } from './messages';

/** What a page adds to the common frame. */
export interface PageParts {
  readonly title: string;
  readonly description?: string;
  /** Search engines may list it. Pages about one person's inquiry never. */
  readonly indexed?: boolean;
  /** A name for the style sheet and the script. */
  readonly kind: 'form' | 'done' | 'plain';
  readonly body: Html;
  readonly scripted: boolean;
  /** The site asks for proof of work: the script that finds it comes along. */
  readonly guarded?: boolean;
  /** The inquiry was taken: the script forgets the drafts. */
  readonly sent?: boolean;
  /** The page stands in the designer: its links lead out. */
  readonly framed?: boolean;
  /** Rules of this page alone, after the common ones; ours, never anybody's text. */
  readonly style?: string;
}

/** Symbols used by `icon`: phone, chevron, tick, clipboard. 16 × 16 units, stroked by the text's colour. */
const SYMBOLS = html`<svg class="vh" aria-hidden="true">
  <symbol id="i-phone" viewBox="0 0 16 16">
    <path
      d="M3 2.8h2.6l1.1 3-1.5 1.2A8 8 0 0 0 9 10.800l1.200-1.500 3 1.100V13c0 .6-.5 1-1 1C7 13.700 2.300 9 2 3.800c0-.5.400-1 1-1z"
    />
  </symbol>
  <symbol id="i-down" viewBox="0 0 16 16"><path d="m4.500 6.500 3.500 3.500 3.500-3.500" /></symbol>
  <symbol id="i-tick" viewBox="0 0 16 16"><path d="m3 8.500 3.200 3.200L13 4.800" /></symbol>
  <symbol id="i-copy" viewBox="0 0 16 16">
    <path d="M5.500 3H4v10.500h8V3h-1.500M5.500 2h5v2.200h-5z" />
  </symbol>
</svg>`;

/** A decorative icon; the text beside it carries the meaning. */
export function icon(name: 'phone' | 'down' | 'tick' | 'copy'): Html {
  return html`<svg class="i" aria-hidden="true"><use href="#i-${name}" /></svg>`;
}

/** The dark strip on top with the page's one h1. */
export function masthead(heading: string, lines: readonly string[], label: Html | null = null): Html {
  return html`<header${label}>
    <div class="w">
      <h1>${heading}</h1>
      ${lines.map((line) => html`<p>${line}</p>`)}
    </div>
  </header>`;
}

/** A telephone link without anything but digits and a plus sign in its address. */
export function telUrl(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

/** Plain links to the page in the other languages. */
function languages(frame: PageFrame, t: Translate): Html[] {
  return frame.localeLinks
    .filter((link) => link.locale !== frame.locale)
    .map(
      (link) =>
        html`<a class="lk" href="${safeUrl(link.url)}" lang="${link.locale}" hreflang="${link.locale}"
          >${t(`locale.${link.locale}`)}</a
        >`,
    );
}

/** Links at the foot of the page's content, the languages last. */
export function footLinks(frame: PageFrame, t: Translate, links: readonly Html[]): Html {
  return html`<p class="ft">${[...links, ...languages(frame, t)]}</p>`;
}

const COLOUR = /^#[0-9a-f]{6}$/;
const MASTHEAD = '#14233a';

/** The colour of the browser's own bars. */
function themeColour(frame: PageFrame): string {
  const masthead = frame.theme?.masthead ?? MASTHEAD;
  return COLOUR.test(masthead) ? masthead : MASTHEAD;
}

/** The site's colours over the product's; nothing but colours gets into the style sheet. */
function themeCss(frame: PageFrame): Html | null {
  const { theme } = frame;
  if (theme === undefined || theme === null) return null;
  const colours = [
    ['pri', theme.primary],
    ['pri-h', theme.primaryHover],
    ['pri-bg', theme.tint],
    ['focus', theme.focus],
    ['mast', theme.masthead],
    ['mast2', theme.mastheadLine],
  ] as const;
  if (!colours.every(([, colour]) => COLOUR.test(colour))) return null;
  return trusted(`:root{${colours.map(([name, colour]) => `--${name}:${colour}`).join(';')}}`);
}

/** One complete document: style and script stand in the page under its nonce, nothing else is fetched. */
export function page(frame: PageFrame, assets: Assets, parts: PageParts): string {
  const scripts = [parts.scripted ? assets.script : '', parts.guarded === true ? assets.proofScript : '']
    .filter((script) => script !== '')
    .map(
      (script) =>
        html`<script nonce="${frame.nonce}">
          ${trusted(script)};
        </script>`,
    );
  return html`<!doctype html>
    <html lang="${frame.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="${themeColour(frame)}" />
        ${parts.description === undefined ? null : html`<meta name="description" content="${parts.description}" />`}
        ${parts.indexed === true ? null : html`<meta name="robots" content="noindex" />`}
        <title>${parts.title}</title>
        <link rel="icon" href="data:," />
        <style nonce="${frame.nonce}">
          ${trusted(assets.css)}${themeCss(frame)}${trusted(parts.style ?? '')}
        </style>
        ${parts.framed === true ? html`<base target="_blank" />` : null}
      </head>
      <body class="${parts.kind}" ${parts.sent === true ? html` data-sent="yes"` : null}>
        ${SYMBOLS}${parts.body}${scripts}
      </body>
    </html>`.toString();
}
