import type { MessageView } from '@luodi/capture';
import type { Assets } from './assets';
import { html } from './html';
import { footLinks, icon, page, telUrl } from './layout';
import { translator, type MessageKey } from './messages';

/** Seconds to whole minutes, at least one. */
function minutes(seconds: number | null): number {
  return Math.max(1, Math.ceil((seconds ?? 300) / 60));
}

/** The text that does not send people to a telephone that is not there. */
function textKey(view: MessageView): MessageKey {
  if (view.hotline === null && (view.kind === 'form_closed' || view.kind === 'rate_limited')) {
    return `message.${view.kind}.text-no-hotline`;
  }
  return `message.${view.kind}.text`;
}

/** A page that only says something, and whom to call. */
export function renderMessage(assets: Assets, view: MessageView): string {
  const t = translator(view.locale);
  const title = t(`message.${view.kind}.title`);
  return page(view, assets, {
    title,
    kind: 'done',
    scripted: false,
    body: html`<main class="w">
      <div class="c say">
        <h1 class="dh">${title}</h1>
        <p class="sub">${t(textKey(view), { minutes: minutes(view.retryAfterSeconds) })}</p>
        ${
          view.hotline === null
            ? null
            : html`<a class="tel" href="${telUrl(view.hotline)}"
                >${icon('phone')}<span>${t('form.hotline')} ${view.hotline}</span></a
              >`
        }
      </div>
      ${footLinks(view, t, [])}
    </main>`,
  });
}
