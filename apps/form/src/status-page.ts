import type { StatusView } from '@luodi/capture';
import type { Assets } from './assets';
import { stampOf } from './format';
import { flag, html, safeUrl, type Html } from './html';
import { footLinks, masthead, page } from './layout';
import { translator, type Translate } from './messages';
import { answersCard, progressCard } from './progress';

/** What both pages that ask for a code know. */
export interface LookUp {
  readonly values: { readonly code: string; readonly phoneLast4: string };
  readonly faults: readonly { readonly code: string; readonly message: string }[];
}

/** One message for whatever is wrong: it never says which of the two it was. */
export function lookUpFaults(faults: LookUp['faults']): Html | null {
  if (faults.length === 0) return null;
  return html`<div class="c sum" id="faults" role="alert" tabindex="-1" autofocus>
    ${faults.map((fault) => html`<p>${fault.message}</p>`)}
  </div>`;
}

/** The two fields that prove who asks. */
export function lookUpFields(view: LookUp, t: Translate): Html {
  const bad = view.faults.length > 0 ? html` aria-invalid="true" aria-describedby="faults"` : null;
  return html`<div class="f">
      <label class="lb" for="f-code">${t('status.code')}</label>
      <div class="in">
        <input
          class="mono"
          id="f-code"
          name="code"
          value="${view.values.code}"
          maxlength="20"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          placeholder="${t('status.code.placeholder')}"
          ${flag('required', true)}${bad}
        />
      </div>
    </div>
    <div class="f">
      <label class="lb" for="f-digits">${t('status.digits')} <i>${t('status.digits.hint')}</i></label>
      <div class="in">
        <input
          class="mono"
          id="f-digits"
          name="phoneLast4"
          value="${view.values.phoneLast4}"
          maxlength="4"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          ${flag('required', true)}${bad}
        />
      </div>
    </div>`;
}

function lookUpForm(view: StatusView, t: Translate): Html {
  return html`${masthead(t('status.title'), [t('status.lead')])}
    <main class="w">
      <form class="lift" method="post" action="${safeUrl(view.action)}">
        ${lookUpFaults(view.faults)}
        <div class="c">
          ${lookUpFields(view, t)}<button class="go" type="submit">${t('status.submit')}</button>
        </div>
      </form>
      ${footLinks(view, t, [])}
    </main>`;
}

function resultPage(view: StatusView, result: NonNullable<StatusView['result']>, t: Translate): Html {
  const stamp = (instant: string): string => stampOf(instant, t);
  return html`${masthead(result.trackingCode, [t('status.submitted', { time: stamp(result.receivedAt) })])}
    <main class="w">
      <div class="lift">
        ${progressCard(result.progress, stamp, t)}${answersCard(result.answers, t)}
        ${correctCard(view, result, t)}${footLinks(view, t, [
          html`<a class="lk" href="${safeUrl(view.action)}">${t('status.again')}</a>`,
          result.progress.status === 'withdrawn'
            ? html``
            : html`<a class="lk" href="${safeUrl(result.withdrawUrl)}">${t('done.withdraw')}</a>`,
        ])}
      </div>
    </main>`;
}

/** 补充或更正: kept beside what was sent, so that nothing is overwritten. */
function correctCard(view: StatusView, result: NonNullable<StatusView['result']>, t: Translate): Html | null {
  if (result.corrected) {
    return html`<section class="c" role="status">
      <h2 class="lb hd">${t('correct.done')}</h2>
      <p class="hn">${t('correct.done.hint')}</p>
    </section>`;
  }
  if (result.correctUrl === null) return null;
  const { correction } = result;
  return html`<section class="c">
    <details ${flag('open', correction.fault !== null)}>
      <summary class="lk">${t('correct.open')}</summary>
      <form method="post" action="${safeUrl(result.correctUrl)}">
        <input type="hidden" name="code" value="${view.values.code}" />
        <input type="hidden" name="phoneLast4" value="${view.values.phoneLast4}" />
        ${correction.fault === null ? null : html`<p class="er" role="alert">${correction.fault}</p>`}
        <div class="f">
          <label class="lb" for="f-text">${t('correct.text')}</label>
          <textarea class="in" id="f-text" name="text" rows="4" maxlength="500">${correction.text}</textarea>
        </div>
        <div class="f">
          <label class="lb" for="f-company">${t('correct.company')}</label>
          <div class="in">
            <input id="f-company" name="company" value="${correction.company}" maxlength="200" />
          </div>
        </div>
        <div class="f">
          <label class="lb" for="f-contact">${t('correct.contact')}</label>
          <div class="in">
            <input id="f-contact" name="contact" value="${correction.contact}" maxlength="100" />
          </div>
        </div>
        <p class="hn">${t('correct.hint')}</p>
        <button class="go" type="submit">${t('correct.submit')}</button>
      </form>
    </details>
  </section>`;
}

/** The state of a request about one's own data, by receipt number. */
function requestPage(view: StatusView, request: NonNullable<StatusView['request']>, t: Translate): Html {
  return html`${masthead(request.number, [t('request.received', { time: stampOf(request.receivedAt, t) })])}
    <main class="w">
      <div class="lift">
        <section class="c">
          <h2 class="lb hd">${t(`request.kind.${request.kind}`)}</h2>
          <p>${t(`request.status.${request.status}`)}</p>
          ${
            request.status === 'open' || request.status === 'in_progress'
              ? html`<p class="hn">${t('request.due', { time: stampOf(request.dueAt, t) })}</p>`
              : null
          }
        </section>
        ${footLinks(view, t, [html`<a class="lk" href="${safeUrl(view.action)}">${t('status.again')}</a>`])}
      </div>
    </main>`;
}

/** GET and POST /s */
export function renderStatus(assets: Assets, view: StatusView): string {
  const t = translator(view.locale);
  const body =
    view.request !== null
      ? requestPage(view, view.request, t)
      : view.result === null
        ? lookUpForm(view, t)
        : resultPage(view, view.result, t);
  return page(view, assets, { title: t('status.title'), kind: 'plain', scripted: true, body });
}
