import type { ArticleView } from '@luodi/capture';
import type { Assets } from './assets';
import { html } from './html';
import { footLinks, page } from './layout';
import { translator, type MessageKey } from './messages';

const PARAGRAPHS = ['article.p1', 'article.p2', 'article.p3', 'article.p4'] as const satisfies MessageKey[];

/** GET /demo/article: what a page of somebody else looks like with our block under it. */
export function renderArticle(assets: Assets, view: ArticleView): string {
  const t = translator(view.locale);
  return page(view, assets, {
    title: t('article.title'),
    kind: 'plain',
    scripted: false,
    body: html`<header>
        <div class="w">
          <h1>${t('article.title')}</h1>
          <p>${t('article.byline')}</p>
        </div>
      </header>
      <main class="w lift">
        <article class="c doc">${PARAGRAPHS.map((key) => html`<p>${t(key)}</p>`)}</article>
        <div data-luodi-site="${view.siteKey}" data-luodi-mode="inline">
          <svg width="0" height="420" aria-hidden="true"></svg>
          <a class="lk" href="/f/${encodeURIComponent(view.siteKey)}">${t('article.link')}</a>
        </div>
        ${footLinks(view, t, [])}
      </main>
      <script nonce="${view.nonce}" async src="/widget.js"></script>`,
  });
}
