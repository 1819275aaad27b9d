import type { EmbedMode } from '../../../api/site-forms';

/** The height that a block reserves, so that the page does not move when the script comes (px); the bar needs none. */
const RESERVED: Readonly<Record<EmbedMode, number>> = { inline: 420, button: 52, bar: 0 };

/** What a snippet is made of. */
export interface EmbedFacts {
  readonly siteKey: string;
  /** The hosted form's address; the script stands beside it. */
  readonly formUrl: string;
  /** What the link says, and the button. */
  readonly linkText: string;
}

/** The form's link alone: for pages that run no scripts of others. */
export function linkCode({ formUrl, linkText }: EmbedFacts): string {
  return `<p><a href="${formUrl}" target="_blank" rel="noopener">${linkText}</a></p>`;
}

/** What to paste into a page for a mode. Where the script is blocked, the link in it stays. */
export function widgetCode(mode: EmbedMode, facts: EmbedFacts): string {
  const { siteKey, formUrl, linkText } = facts;
  const room =
    RESERVED[mode] === 0 ? '' : `<svg width="0" height="${RESERVED[mode]}" aria-hidden="true"></svg>`;
  return [
    `<div data-luodi-site="${siteKey}" data-luodi-mode="${mode}">`,
    `  ${room}<a href="${formUrl}">${linkText}</a>`,
    '</div>',
    `<script async src="${productOrigin(formUrl)}/widget.js"></script>`,
  ].join('\n');
}

/** What a page's Content-Security-Policy must name for the script to run there. */
export function policyLines(formUrl: string): string {
  const origin = productOrigin(formUrl);
  return `script-src ${origin};\nconnect-src ${origin};`;
}

function productOrigin(formUrl: string): string {
  return new URL(formUrl).origin;
}
