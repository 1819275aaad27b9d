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
        ${footLinks(view, t, [
          html`<a class="lk" href="${safeUrl(view.action)}">${t('status.again')}</a>`,
          result.progress.status === 'withdrawn'
            ? html``
            : html`<a class="lk" href="${safeUrl(result.withdrawUrl)}">${t('done.withdraw')}</a>`,
        ])}
      </div>
    </main>`;
}

/** GET and POST /s */
export function renderStatus(assets: Assets, view: StatusView): string {
  const t = translator(view.locale);
  const body = view.result === null ? lookUpForm(view, t) : resultPage(view, view.result, t);
  return page(view, assets, { title: t('status.title'), kind: 'plain', scripted: true, body });
}
