import type { DoneView } from '@luodi/capture';
import type { Assets } from './assets';
import { promiseTime, timeOf } from './format';
import { html, safeUrl, type Html } from './html';
import { footLinks, icon, page } from './layout';
import { translator, type Translate } from './messages';
import { answersCard, progressCard } from './progress';

/** "预计 今天 10:12 前 由专人致电 138****2043" */
function promiseSentence(details: NonNullable<DoneView['details']>, t: Translate): Html {
  const { maskedPhone, promise } = details;
  if (promise === null) return html`${t('done.thanks')}`;
  const by =
    maskedPhone === null
      ? t('done.call.other')
      : /^[\d+]/.test(maskedPhone)
        ? t('done.call.phone', { phone: maskedPhone })
        : t('done.call.wechat', { wechat: maskedPhone });
  return html`${t('done.call.before')}<b>${promiseTime(promise, t)}</b>${by}`;
}

/** The tick, the heading and one line; shared by the receipt of a withdrawal. */
export function doneHeading(title: string, line: Html | string): Html {
  return html`<div class="tick">${icon('tick')}</div>
    <h1 class="dh">${title}</h1>
    <p class="sub">${line}</p>`;
}

/** A number to keep, with a button that only the script brings to life. */
export function codeCard(title: string, hint: string, code: string, t: Translate): Html {
  return html`<section class="c">
    <h2 class="lb">${title} <i>${hint}</i></h2>
    <div class="code">
      <b id="code">${code}</b
      ><button class="cp" type="button" hidden data-copy="${code}" data-copied="${t('script.copied')}">
        ${icon('copy')}<span>${t('done.copy')}</span></button
      ><span class="vh" role="status"></span>
    </div>
  </section>`;
}

/** GET /f/{siteKey}/done */
export function renderDone(assets: Assets, view: DoneView): string {
  const t = translator(view.locale);
  const { details } = view;
  const body = html`<main class="w">
    ${doneHeading(t('done.title'), details === null ? t('done.thanks') : promiseSentence(details, t))}
    ${view.thanks === '' ? null : html`<p class="sub">${view.thanks}</p>`}
    ${codeCard(t('done.code'), t('done.code.hint'), view.trackingCode, t)}
    ${details === null ? null : [progressCard(details.progress, timeOf, t), answersCard(details.answers, t)]}
    ${footLinks(view, t, [
      details === null
        ? html`<a class="lk" href="${safeUrl(view.statusUrl)}">${t('done.status')}</a>`
        : html`<a class="lk" href="${safeUrl(view.editUrl)}">${t('done.edit')}</a>`,
      html`<a class="lk" href="${safeUrl(view.withdrawUrl)}">${t('done.withdraw')}</a>`,
    ])}
  </main>`;
  return page(view, assets, { title: t('done.title'), kind: 'done', scripted: true, sent: true, body });
}
