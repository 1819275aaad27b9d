import { h } from './dom';
import type { Field, Texts, Values } from './types';

/** The element of a field, within the shadow root. */
export function fieldId(name: string): string {
  return `f-${name}`.replace(/\./g, '-');
}

/** A field with its label and the place of its fault. */
export function fieldParts(field: Field, texts: Texts): HTMLElement {
  const { kind, name } = field;
  const id = fieldId(name);
  const fault = h('p', { class: 'er', id: `${id}-e`, hidden: true });
  const mark = [
    field.required && h('b', { class: 'rq', 'aria-hidden': 'true' }, '*'),
    field.required && h('span', { class: 'vh' }, texts.required),
    field.hint && h('i', {}, field.hint),
  ];
  if (kind === 'one' || kind === 'some') {
    return h(
      'fieldset',
      { class: 'f', id, 'aria-describedby': `${id}-e` },
      h('legend', {}, field.label, ' ', mark),
      h(
        'div',
        { class: 'ch' },
        field.options.map(tap(kind === 'one' ? 'radio' : 'checkbox', name, field.value)),
      ),
      fault,
    );
  }
  return h(
    'div',
    { class: 'f' },
    h('label', { class: 'lb', for: id }, field.label, ' ', mark),
    control(field, id, texts),
    fault,
  );
}

function tap(
  type: 'radio' | 'checkbox',
  name: string,
  chosen: readonly string[],
): (option: Field['options'][number]) => HTMLElement {
  return ({ value, label }) =>
    h(
      'label',
      { class: 'o' },
      h('input', { type, name, value, checked: chosen.indexOf(value) >= 0 }),
      h('span', {}, label),
    );
}

function control(field: Field, id: string, texts: Texts): HTMLElement {
  const { kind, name, max, placeholder } = field;
  const own = { id, name, class: 'in', 'aria-describedby': `${id}-e`, placeholder: placeholder || null };
  if (kind === 'text') return h('textarea', { ...own, rows: 3, maxlength: max });
  if (kind === 'list') {
    return h(
      'select',
      own,
      field.options.map(({ value, label }) => h('option', { value }, label)),
    );
  }
  const line = h('input', {
    ...own,
    type: /tel|email/.test(field.keyboard) ? field.keyboard : 'text',
    inputmode: field.keyboard,
    autocomplete: field.autocomplete,
    maxlength: max,
  });
  if (kind !== 'area') return line;
  const units = field.options.map(tap('radio', 'area.unit', [(field.options[0] || { value: '' }).value]));
  return h(
    'div',
    { class: 'ar' },
    line,
    h('span', { class: 'un', role: 'radiogroup', 'aria-label': texts.areaUnit }, units),
  );
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controls(form: HTMLFormElement): Control[] {
  return (Array.from(form.elements) as Control[]).filter((element) => !!element.name);
}

function isTap(field: Control): field is HTMLInputElement {
  return field.type === 'radio' || field.type === 'checkbox';
}

/** What stands in the form, by name. `all`: with consent and the field that people never see. */
export function valuesOf(form: HTMLFormElement, all: boolean): Values {
  const values: Values = {};
  controls(form).forEach((field) => {
    if (!all && /^(consent\.|website)/.test(field.name)) return;
    if (isTap(field) ? !field.checked : field.value === '') return;
    (values[field.name] = values[field.name] || []).push(field.value);
  });
  return values;
}

/** Puts kept values back; false when nothing of them is on this form. */
export function restore(form: HTMLFormElement, values: Values): boolean {
  let any = false;
  controls(form).forEach((field) => {
    const kept = values[field.name];
    if (!kept || /^(consent\.|website)/.test(field.name)) return;
    if (isTap(field)) field.checked = kept.indexOf(field.value) >= 0;
    else field.value = kept[0] || '';
    any = true;
  });
  return any;
}
