import { mount, type Block } from './widget/block';
import { page } from './widget/proof';

/**
 * `GET /widget.js`: brings every `<div data-luodi-site>` of a page to life, now and whenever one comes or goes. The
 * page sees one name of ours, `luodiWidget`, which says that this has been done.
 */
const BLOCKS = '[data-luodi-site]';

function start(base: string): void {
  const blocks = new Map<HTMLElement, Block | null>();
  const look = (): void => {
    blocks.forEach((block, div) => {
      if (div.isConnected) return;
      if (block) block.end();
      blocks.delete(div);
    });
    document.querySelectorAll<HTMLElement>(BLOCKS).forEach((div) => {
      if (blocks.has(div)) return;
      blocks.set(div, mount(div, base));
    });
  };
  let due = false;
  const soon = (): void => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      look();
    });
  };
  look();
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', look);
  new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
}

const script = (document.currentScript ||
  document.querySelector('script[src*="/widget.js"]')) as HTMLScriptElement | null;
if (script && script.src && !page.luodiWidget) {
  page.luodiWidget = { version: 1 };
  start(script.src.replace(/\/widget\.js.*$/, ''));
}
