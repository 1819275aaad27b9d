import type { ArticleView } from '@luodi/capture';
import { articlePicture } from './article-picture';
import { ARTICLE_CSS } from './article-style';
import type { Assets } from './assets';
import { html, type Html } from './html';
import { footLinks, page } from './layout';
import { translator, type MessageKey, type Translate } from './messages';

const FACTS = [
  ['article.fact.area', 'article.fact.area.value'],
  ['article.fact.floor', 'article.fact.floor.value'],
  ['article.fact.height', 'article.fact.height.value'],
  ['article.fact.load', 'article.fact.load.value'],
  ['article.fact.land', 'article.fact.land.value'],
  ['article.fact.road', 'article.fact.road.value'],
] as const satisfies (readonly [MessageKey, MessageKey])[];

const SECTIONS = [
  ['article.h2', 'article.p2'],
  ['article.h3', 'article.p3'],
  ['article.h4', 'article.p4'],
] as const satisfies (readonly [MessageKey, MessageKey])[];

/** GET /demo/article: what a page of somebody else looks like with our block under it. */
export function renderArticle(assets: Assets, view: ArticleView): string {
  const t = translator(view.locale);
  return page(view, assets, {
    title: t('article.title'),
    kind: 'plain',
    scripted: false,
    style: ARTICLE_CSS,
    body: html`${articleHead(t)}
      <main class="w">
        <article class="art">
          ${articlePicture()}
          <p>${t('article.p1')}</p>
          <dl class="facts">
            ${FACTS.map(
              ([name, value]) =>
                html`<div>
                  <dt>${t(name)}</dt>
                  <dd>${t(value)}</dd>
                </div>`,
            )}
          </dl>
          ${SECTIONS.map(
            ([heading, text]) =>
              html`<h2>${t(heading)}</h2>
                <p>${t(text)}</p>`,
          )}
        </article>
        <div data-luodi-site="${view.siteKey}" data-luodi-mode="inline">
          <svg width="0" height="420" aria-hidden="true"></svg>
          <a class="lk" href="/f/${encodeURIComponent(view.siteKey)}">${t('article.link')}</a>
        </div>
        <p class="hint">
          ${t('article.hint')} <a class="lk" href="/queue?view=all">${t('article.queue')}</a>
        </p>
        ${footLinks(view, t, [html`<a class="lk" href="/s">${t('form.status-link')}</a>`])}
      </main>
      <script nonce="${view.nonce}" async src="/widget.js"></script>`,
  });
}

/** The strip on top of a page that is not ours. */
export function articleHead(t: Translate, label: Html | null = null): Html {
  return html`<header ${label}>
    <div class="top"><b>${t('article.brand')}</b><span>${t('article.section')}</span></div>
    <div class="w">
      <h1>${t('article.title')}</h1>
      <p>${t('article.byline')}</p>
    </div>
  </header>`;
}
