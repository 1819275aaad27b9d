import type { WithdrawView } from '@luodi/capture';
import type { Assets } from './assets';
import { codeCard, doneHeading } from './done-page';
import { flag, html, safeUrl, type Html } from './html';
import { footLinks, masthead, page } from './layout';
import { translator, type Translate } from './messages';
import { lookUpFaults, lookUpFields } from './status-page';

function choices(view: WithdrawView, t: Translate): Html {
  return html`<fieldset class="f">
    <legend class="hd">${t('withdraw.step.what')}</legend>
    ${view.scopes.map(
      (scope) =>
        html`<label class="pick"
          ><input
            type="radio"
            name="scope"
            value="${scope}"
            ${flag('required', true)}${flag('checked', scope === view.values.scope)}
          /><span
            ><b>${t(`withdraw.scope.${scope}`)}</b><small>${t(`withdraw.scope.${scope}.hint`)}</small></span
          ></label
        >`,
    )}
  </fieldset>`;
}

/** Who, what, confirm: one page, one POST. The confirming box is for the eye only and is not sent. */
function askPage(view: WithdrawView, t: Translate): Html {
  return html`${masthead(t('withdraw.title'), [t('withdraw.lead')])}
    <main class="w">
      <form class="lift" method="post" action="${safeUrl(view.action)}">
        ${lookUpFaults(view.faults)}
        <div class="c">
          <h2 class="lb hd">${t('withdraw.step.who')}</h2>
          ${lookUpFields(view, t)}
        </div>
        <div class="c">${choices(view, t)}</div>
        <div class="c">
          <h2 class="lb hd">${t('withdraw.kept.heading')}</h2>
          <p class="hn">${t('withdraw.kept')}</p>
        </div>
        <label class="agree" for="f-confirm">
          <input type="checkbox" id="f-confirm" ${flag('required', true)} /><span
            >${t('withdraw.confirm')}</span
          >
        </label>
        <button class="go" type="submit">${t('withdraw.submit')}</button>
      </form>
      ${footLinks(view, t, [])}
    </main>`;
}

function receiptPage(view: WithdrawView, receipt: NonNullable<WithdrawView['receipt']>, t: Translate): Html {
  return html`<main class="w">
    ${doneHeading(t('withdraw.done.title'), t('withdraw.done.days', { days: receipt.workingDays }))}
    ${codeCard(t('withdraw.receipt'), t('withdraw.receipt.hint'), receipt.number, t)}
    <section class="c">
      <h2 class="lb hd">${t('withdraw.chosen')}</h2>
      <p>${t(`withdraw.scope.${receipt.scope}`)}</p>
      <p class="hn">${t(`withdraw.scope.${receipt.scope}.hint`)}</p>
    </section>
    <section class="c">
      <h2 class="lb hd">${t('withdraw.kept.heading')}</h2>
      <p class="hn">${t('withdraw.kept')}</p>
    </section>
    ${footLinks(view, t, [])}
  </main>`;
}

/** GET and POST /s/withdraw */
export function renderWithdraw(assets: Assets, view: WithdrawView): string {
  const t = translator(view.locale);
  const { receipt } = view;
  return page(view, assets, {
    title: receipt === null ? t('withdraw.title') : t('withdraw.done.title'),
    kind: receipt === null ? 'plain' : 'done',
    scripted: true,
    body: receipt === null ? askPage(view, t) : receiptPage(view, receipt, t),
  });
}
