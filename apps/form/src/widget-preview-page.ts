import type { FormView, WidgetMode } from '@luodi/capture';
import { articleHead } from './article-page';
import { ARTICLE_CSS } from './article-style';
import type { Assets } from './assets';
import { html, trusted } from './html';
import { page } from './layout';
import { translator } from './messages';
import { widgetForm } from './widget-form';

/** The height that a block reserves in the page, by mode (px); the bar reserves none. */
const RESERVED: Readonly<Record<WidgetMode, number>> = { inline: 420, button: 52, bar: 0 };

/** What the preview answers a submission with: letters of the tracking alphabet, of nobody. */
const SAMPLE_CODE = 'SAMP-2345';

/**
 * GET /api/v1/sites/{id}/widget-preview: the built widget within a sample page. The page answers the widget itself, from
 * the data that it carries, so nothing is asked of the server, sent or counted.
 */
export function renderWidgetPreview(
  assets: Assets,
  view: FormView,
  mode: WidgetMode,
  version: number,
): string {
  const t = translator(view.locale);
  const definition = JSON.stringify(widgetForm(assets.widgetCss, view, version));
  const label = html` aria-label="${t('form.preview')}"`;
  const room = RESERVED[mode];
  return page(view, assets, {
    title: t('form.preview'),
    kind: 'plain',
    scripted: false,
    framed: true,
    style: ARTICLE_CSS,
    body: html`${articleHead(t, label)}
      <main class="w" ${label}>
        <article class="art"><p>${t('article.p4')}</p></article>
        <div data-luodi-site="${view.site.key}" data-luodi-mode="${mode}" data-luodi-lang="${view.locale}">
          ${room === 0 ? null : html`<svg width="0" height="${room}" aria-hidden="true"></svg>`}<a
            class="lk"
            href="#"
            >${t('article.link')}</a
          >
        </div>
        <article class="art"><p>${t('article.p3')}</p></article>
      </main>
      <div id="sample" hidden data-form="${definition}"></div>
      <script nonce="${view.nonce}">
        ${trusted(ANSWERS)};
      </script>
      <script nonce="${view.nonce}" async src="/widget.js"></script>`,
  });
}

/** Answers the widget's requests within the page: the form, and a receipt for whatever is sent. */
const ANSWERS = `(function(){
var form=document.getElementById('sample').getAttribute('data-form');
navigator.sendBeacon=function(){return true;};
window.fetch=function(url,init){
var post=!!init&&init.method==='POST';
return Promise.resolve(new Response(post?'{"trackingCode":"${SAMPLE_CODE}"}':form,{status:post?201:200,headers:{'Content-Type':'application/json'}}));
};
})()`;
