import { fill, h, type Part } from './dom';
import { drawForm, type DrawnForm } from './form';
import { listen, resume } from './outbox';
import { phoneLink } from './phone-link';
import { readPending, saveDraft } from './storage';
import type { OwnTexts } from './texts';
import type { Definition, Settings } from './types';

/** Where one block's form is filled in, waits, and is confirmed. */
export interface Desk {
  readonly element: HTMLElement;
  /** Asks for the form, once; later calls only put the focus there when `focus` is wished. */
  open(focus: boolean): void;
  /** Goes on with what an earlier visit left, if anything. */
  resume(): void;
  /** Stops listening. */
  end(): void;
}

/** What the block around it wants to know. */
export interface DeskHooks {
  /** The form's heading and colours are known. */
  known(definition: Definition): void;
  /** A short word on how the submission stands; null while there is none. */
  state(text: string | null): void;
  /** The view changes now, in answer to a tap (`tapped`) or by itself. */
  changes(view: 'form' | 'other', tapped: boolean): void;
}

/** Makes the desk of a block; nothing is fetched before `open`. */
export function createDesk(settings: Settings, own: OwnTexts, hooks: DeskHooks): Desk {
  const element = h('div', { class: 'desk' });
  const { base, site } = settings;
  const link = (path: string, text: string | undefined): HTMLElement =>
    h('a', { class: 'lk', href: base + path, target: '_blank', rel: 'noopener' }, text);
  const tap = (text: string | undefined, click: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'plain', click }, text);
  let asked = false;
  let drawn: DrawnForm | null = null;

  /** A view that only says something; its heading takes the focus when somebody is in here. */
  const tell = (tapped: boolean, title: string, ...parts: readonly Part[]): void => {
    const heading = h('h3', { tabindex: '-1' }, title);
    const { activeElement } = element.getRootNode() as ShadowRoot;
    const isHere = element.contains(activeElement || null);
    hooks.changes('other', tapped);
    fill(element, h('div', { class: 'say', role: 'status' }, heading, parts));
    if (tapped || isHere) heading.focus();
  };

  const failed = (message: string): void => {
    asked = false;
    tell(
      false,
      message,
      h(
        'p',
        {},
        tap(own.again, () => ask(true)),
        ' ',
        link(`/f/${encodeURIComponent(site)}`, own.link),
      ),
    );
  };

  /** Shows the form: as it was left, or a new one. */
  const draw = (form: Definition): DrawnForm => {
    hooks.known(form);
    const shown = drawn || drawForm(settings, form, () => tell(true, form.texts.busy || ''));
    drawn = shown;
    hooks.changes('form', false);
    fill(
      element,
      h(
        'div',
        { class: 'lead' },
        form.lines.map((line) => h('p', {}, line)),
      ),
      shown.element,
    );
    return shown;
  };

  function ask(focus: boolean): void {
    asked = true;
    tell(focus, own.loading);
    fetchDefinition(settings).then(
      (definition) => {
        draw(definition);
        if (focus) focusFirst(element);
      },
      (problem: { detail?: string } | undefined) => failed((problem && problem.detail) || own.failed),
    );
  }

  const waits = ({ texts, hotline }: Definition): void => {
    hooks.state(texts.retrying || '');
    tell(
      false,
      texts.retrying || '',
      h('p', {}, texts.retryHint),
      hotline && h('p', {}, phoneLink(hotline, texts)),
    );
  };

  const confirmed = ({ texts, statusPath }: Definition, code: string): void => {
    saveDraft(site, null);
    drawn = null;
    hooks.state(`${texts.doneTitle} ${code}`);
    tell(
      false,
      `✓ ${texts.doneTitle}`,
      h('p', {}, texts.doneThanks),
      h('p', {}, texts.code, h('strong', { class: 'code' }, code), h('small', {}, texts.codeHint)),
      h(
        'p',
        {},
        link(`${statusPath}&code=${encodeURIComponent(code)}`, texts.status),
        ' ',
        tap(texts.again, () => {
          hooks.state(null);
          ask(true);
        }),
      ),
    );
  };

  const stop = listen(site, (form, outcome) => {
    if (outcome.state === 'retrying') waits(form);
    else if (outcome.state === 'done') confirmed(form, outcome.code);
    else {
      hooks.state(null);
      const { refused } = draw(form);
      refused(outcome.message, outcome.faults);
    }
  });

  return {
    element,
    open: (focus) => {
      if (!asked && !element.firstChild) ask(focus);
      else if (focus) focusFirst(element);
    },
    resume: () => {
      if (readPending(site)) resume(settings);
    },
    end: stop,
  };
}

function focusFirst(form: HTMLElement): void {
  const first = form.querySelector<HTMLElement>('input:checked,input,textarea,select');
  if (first) first.focus({ preventScroll: true });
}

/** The published form; rejects with the problem document, or nothing when there was no answer that we may read. */
function fetchDefinition(settings: Settings): Promise<Definition> {
  const query = [`lang=${settings.locale}`];
  if (settings.prefill) query.push(`p=${encodeURIComponent(settings.prefill)}`);
  if (settings.channel) query.push(`c=${encodeURIComponent(settings.channel)}`);
  return fetch(
    `${settings.base}/api/public/v1/sites/${encodeURIComponent(settings.site)}/form?${query.join('&')}`,
    { mode: 'cors', credentials: 'omit', headers: { 'Accept-Language': settings.locale } },
  ).then((response) =>
    response.json().then((body: unknown) => {
      if (!response.ok) return Promise.reject(body as Error);
      return body as Definition;
    }),
  );
}
