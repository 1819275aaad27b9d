import { bodyOf, faultsOf, pageAddress } from './answers';
import { add, attempt, fill, h } from './dom';
import { phoneLink } from './phone-link';
import { fieldId, fieldParts, restore, valuesOf } from './fields';
import { newKey, submit } from './outbox';
import { prove } from './proof';
import { readDraft, saveDraft } from './storage';
import type { Definition, Fault, Settings } from './types';

/** A drawn form. */
export interface DrawnForm {
  readonly element: HTMLFormElement;
  /** Shows why the server refused it, to be sent again. */
  refused(message: string, faults: readonly Fault[]): void;
}

/** Draws the form of a definition, with what was typed before. `onSend` is called in the tap that sends it. */
export function drawForm(settings: Settings, definition: Definition, onSend: () => void): DrawnForm {
  const { texts } = definition;
  const { base, site } = settings;
  const note = h('p', { class: 'note', role: 'status' });
  const summary = h('div', { class: 'sum', role: 'alert', tabindex: '-1', hidden: true });
  const fields = definition.fields.map((field) => fieldParts(field, texts));
  const boxes = definition.consents.map(({ purpose, before, link, after }) => {
    const id = fieldId(`consent.${purpose}`);
    return [
      h(
        'label',
        { class: 'agree' },
        h('input', {
          type: 'checkbox',
          id,
          name: `consent.${purpose}`,
          value: '1',
          'aria-describedby': `${id}-e`,
        }),
        h(
          'span',
          {},
          before,
          link && h('a', { href: base + definition.noticePath, target: '_blank', rel: 'noopener' }, link),
          after,
        ),
      ),
      h('p', { class: 'er', id: `${id}-e`, hidden: true }),
    ];
  });
  const form = h(
    'form',
    { novalidate: true },
    summary,
    note,
    fields,
    h('fieldset', { class: 'f' }, h('legend', { class: 'vh' }, texts.consentTitle), boxes),
    h(
      'div',
      { class: 'vh', 'aria-hidden': 'true' },
      h('label', {}, texts.honeypot, h('input', { name: 'website', tabindex: '-1', autocomplete: 'off' })),
    ),
    h(
      'div',
      { class: 'send' },
      definition.hotline && phoneLink(definition.hotline, texts),
      h('button', { class: 'go', type: 'submit' }, texts.submit),
    ),
    h('p', { class: 'hint' }, texts.kept),
  );
  let tried = false;
  let begun = false;
  let sending = false;
  let proof: Promise<string> = Promise.resolve('');

  /** Says at each field what is wrong with it, on top how many there are, and leads to the first. */
  const show = (faults: readonly Fault[], message = '', leads = false): void => {
    form.querySelectorAll<HTMLElement>('.er').forEach((place) => mark(form, place.id.slice(0, -2), ''));
    const placed = faults.filter(([name, text]) => mark(form, fieldId(name), text));
    const rest = faults.filter((fault) => placed.indexOf(fault) < 0).map(([, text]) => text);
    const count = placed.length > 0 && (texts.summary || '').replace('{n}', String(placed.length));
    summary.textContent = [count || message].concat(rest).join(' ');
    summary.hidden = !summary.textContent;
    if (!leads) return;
    const first = form.querySelector<HTMLElement>('[aria-invalid]');
    (first || summary).focus();
  };

  /** The first touch: one number for the site's statistics, and the riddle while there is one. */
  const begin = (): void => {
    if (begun) return;
    begun = true;
    if (definition.challenge) proof = prove(base, definition.challenge);
    const told = new URLSearchParams({
      kind: 'start',
      formToken: definition.formToken,
      prefill: settings.prefill,
      channelCode: settings.channel,
      article: pageAddress(),
    });
    // Or a count less.
    attempt(() =>
      navigator.sendBeacon(`${base}/api/public/v1/sites/${encodeURIComponent(site)}/events`, told),
    );
  };

  let saving: ReturnType<typeof setTimeout>;
  const keep = (): void => {
    const typed = valuesOf(form, false);
    saveDraft(site, Object.keys(typed).some((name) => name !== 'area.unit') ? typed : null);
  };
  const edited = (event: Event): void => {
    begin();
    clearTimeout(saving);
    saving = setTimeout(keep, 300);
    if (tried && event.type === 'change') show(faultsOf(definition, valuesOf(form, true)));
  };
  form.addEventListener('input', edited);
  form.addEventListener('change', edited);
  // Enter belongs to the input method, and never sends a half-filled form.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.target as Element).tagName === 'INPUT') event.preventDefault();
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sending) return;
    tried = true;
    const values = valuesOf(form, true);
    const faults = faultsOf(definition, values);
    show(faults, '', true);
    if (faults.length > 0) return;
    begin();
    clearTimeout(saving);
    keep();
    sending = true;
    onSend();
    void proof.then((solved) =>
      submit(settings, {
        at: Date.now(),
        key: newKey(),
        body: bodyOf(settings, definition, values, solved),
        form: definition,
      }),
    );
  });

  const draft = readDraft(site);
  if (draft && restore(form, draft)) {
    const clear = h('button', { type: 'button', class: 'plain' }, texts.clear);
    clear.addEventListener('click', () => {
      form.reset();
      saveDraft(site, null);
      fill(note);
    });
    add(note, [texts.restored, clear]);
  }
  return {
    element: form,
    refused: (message, faults) => {
      sending = false;
      show(faults, message || texts.refused, true);
    },
  };
}

/** Sets the fault of a field; false when the form has no such field. */
function mark(form: HTMLFormElement, id: string, message: string): boolean {
  const place = form.querySelector<HTMLElement>(`#${id}-e`);
  const control = form.querySelector(`#${id}`);
  if (!place || !control) return false;
  place.textContent = message;
  place.hidden = !message;
  // Of a group of taps the first one stands for all: a group itself can't be invalid.
  const target = control.querySelector('input') || control;
  if (message) target.setAttribute('aria-invalid', 'true');
  else target.removeAttribute('aria-invalid');
  return true;
}
