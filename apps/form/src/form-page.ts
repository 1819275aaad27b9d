import type { Controller, FormFault, FormView } from '@luodi/capture';
import type { Assets } from './assets';
import { fieldCards } from './form-cards';
import { described, faultText, fieldId, hiddenFields, hint, type FieldContext } from './fields';
import { promiseLine } from './format';
import { flag, html, safeUrl, type Html } from './html';
import { footLinks, icon, masthead, page, telUrl } from './layout';
import { translator, type MessageKey, type Translate } from './messages';

/** Texts the script shows; they travel in the form's data attribute. */
const SCRIPT_TEXTS = [
  'left',
  'busy',
  'summary',
  'need',
  'reach',
  'phone',
  'area',
  'consent',
  'restored',
  'clear',
  'filled',
] as const;

function scriptTexts(t: Translate): string {
  return JSON.stringify(Object.fromEntries(SCRIPT_TEXTS.map((name) => [name, t(`script.${name}`)])));
}

/** What is wrong, on top, each fault a link to its field. Always there, so that the script can fill it. */
function faultSummary({ view, t }: FieldContext): Html {
  const none = view.faults.length === 0;
  const general = !none && view.faults.every((fault) => fault.path === '');
  const call = general ? view.site.hotline : null;
  return html`<div
    class="c sum"
    id="faults"
    role="alert"
    tabindex="-1"
    ${flag('hidden', none)}${flag('autofocus', !none)}
  >
    <h2>${t(general ? 'fault.refused' : 'fault.summary', { n: view.faults.length })}</h2>
    <ul>
      ${view.faults.map(
        (fault) =>
          html`<li>
            ${fault.path === '' ? fault.message : html`<a class="lk" href="#${fieldId(fault.path)}">${namedFault(fault, t)}</a>`}
          </li>`,
      )}
    </ul>
    ${call === null ? null : html`<p>${t('fault.or-call')} <a class="lk" href="${telUrl(call)}">${call}</a></p>`}
  </div>`;
}

/** A fault with the name of its field, unless it says so itself: without a script there is only this list to go by. */
function namedFault(fault: FormFault, t: Translate): string {
  const label = labelKey(fault.path);
  const name = label === null ? '' : t(label);
  if (name === '' || fault.code === 'phone_or_wechat' || fault.message.includes(name)) return fault.message;
  return t('fault.named', { field: name, message: fault.message });
}

/** How the page calls a field; null for boxes, whose faults are sentences. */
function labelKey(path: FormFault['path']): MessageKey | null {
  switch (path) {
    case 'needType':
      return 'form.need';
    case 'need':
      return 'form.need.paste.label';
    case 'area.min':
    case 'area.max':
    case 'area.unit':
      return 'form.area';
    case 'region':
      return 'form.park';
    case 'use':
    case 'tax':
    case 'company':
    case 'contact':
    case 'phone':
    case 'wechat':
    case 'email':
    case 'message':
      return `form.${path}`;
    default:
      return null;
  }
}

function consentBox(
  { view }: FieldContext,
  path: 'consent.handling' | 'consent.sharing' | 'consent.marketing',
  text: Html | string,
): Html {
  const required = flag('required', path === 'consent.handling');
  return html`<label class="agree" for="${fieldId(path)}">
    <input
      type="checkbox"
      id="${fieldId(path)}"
      name="${path}"
      value="true"
      ${flag('checked', view.values[path])}${required}${described(view, path)}
    />
    <span>${text}</span>
  </label>`;
}

/** Three purposes, three boxes, none ticked by us; only the first is needed (PIPL 14, 23, 29). */
function consents(context: FieldContext): Html {
  const { view, t } = context;
  const optional = hint(t('form.optional'));
  return html`<fieldset class="consent">
    <legend class="vh">${t('form.consent')}</legend>
    ${consentBox(
      context,
      'consent.handling',
      html`${t('form.consent.handling.before')}<a class="lk" href="${safeUrl(view.noticeUrl)}"
          >${t('form.consent.handling.notice')}</a
        >${t('form.consent.handling.after')}`,
    )}
    ${faultText(view, 'consent.handling')}
    ${consentBox(context, 'consent.sharing', html`${t('form.consent.sharing')} ${optional}`)}
    ${consentBox(context, 'consent.marketing', html`${t('form.consent.marketing')} ${optional}`)}
  </fieldset>`;
}

function hotline(view: FormView, t: Translate): Html | null {
  const number = view.site.hotline;
  if (number === null) return null;
  const label: MessageKey = /^\+?(86)?[ -]?400/.test(number) ? 'form.hotline.400' : 'form.hotline';
  return html`<a class="tel" href="${telUrl(number)}"
    >${icon('phone')}<span>${t(label)} <span class="num">${number}</span></span></a
  >`;
}

/** Fields that go along unseen. */
function carried(view: FormView): Html[] {
  const { source } = view;
  const utm = Object.entries(source.utm).map(([name, value]) => [`source.utm.${name}`, value] as const);
  return hiddenFields({
    'source.url': source.url,
    'source.title': source.title,
    'source.referrer': source.referrer,
    'source.channel': source.channel,
    ...Object.fromEntries(utm),
    'consent.policyVersion': view.noticeVersion,
    prefill: view.prefill,
    channelCode: source.channelCode ?? '',
    formToken: view.formToken,
    idempotencyKey: view.idempotencyKey,
  });
}

/** People never see this field; programs fill it. */
function honeypot(view: FormView, t: Translate): Html {
  return html`<div class="vh" aria-hidden="true">
    <label>${t('form.honeypot')}<input name="${view.honeypotName}" tabindex="-1" autocomplete="off" /></label>
  </div>`;
}

/** Who handles what is entered here (PIPL 17, 52), as far as the settings name them. */
export function controllerLines(view: Controller, t: Translate): string[] {
  return [
    ...(view.organisation === undefined ? [] : [t('notice.organisation', { name: view.organisation })]),
    ...(view.officer === undefined ? [] : [t('notice.officer', { contact: view.officer })]),
  ];
}

/** What stands below the heading: the site's introduction, and the promise where the form makes one. */
export function headLines(view: FormView, t: Translate): string[] {
  const { texts, showsPromise } = view.layout;
  const own =
    texts.promise !== '' && view.promise.kind === 'minutes'
      ? texts.promise.replaceAll('{minutes}', String(view.promise.minutes))
      : promiseLine(view.promise, view.workingHours, t);
  return [texts.intro, showsPromise ? own : ''].filter((line) => line !== '');
}

/** GET /f/{siteKey} and the refilled form after a fault. */
export function renderForm(assets: Assets, view: FormView): string {
  const t = translator(view.locale);
  const context: FieldContext = { view, t };
  const heading = view.site.heading ?? t('form.heading');
  const fresh = view.faults.length === 0;
  // In the designer's frame the page's landmarks stand beside the console's own: named, they can be told apart.
  const label = view.isPreview === true ? html` aria-label="${t('form.preview')}"` : null;
  const body = html`${masthead(heading, headLines(view, t), label)}
    <main class="w" ${label}>
      <form
        id="form"
        method="post"
        action="${safeUrl(view.action)}"
        data-site="${view.site.key}"
        data-fresh="${fresh ? 'yes' : 'no'}"
        data-texts="${scriptTexts(t)}"
        data-events="${view.eventsUrl}"
        data-pasted="${view.pastedUrl}"
        ${view.challenge === null ? null : html`data-challenge="${JSON.stringify(view.challenge)}"`}
      >
        ${faultSummary(context)}
        <p class="c note" id="note" role="status" hidden></p>
        ${fieldCards(context)}${consents(context)}
        ${view.source.title === '' ? null : html`<p class="src">${t('form.source', { title: view.source.title })}</p>`}
        ${honeypot(view, t)}${carried(view)}
        <div class="bar">
          <div class="w">
            ${hotline(view, t)}<button class="go" type="submit">
              ${t('form.submit')}<small id="left"></small>
            </button>
          </div>
        </div>
      </form>
      ${controllerLines(view, t).map((line) => html`<p class="ft">${line}</p>`)}
      ${footLinks(view, t, [html`<a class="lk" href="${safeUrl(view.statusUrl)}">${t('form.status-link')}</a>`])}
    </main>`;
  return page(view, assets, {
    title: t('form.title', { heading }),
    description: t('form.description'),
    indexed: true,
    kind: 'form',
    scripted: view.isPreview !== true,
    framed: view.isPreview === true,
    guarded: view.challenge !== null,
    body,
  });
}
