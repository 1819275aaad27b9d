import type { FormFault, FormFieldKey, FormView } from '@luodi/capture';
import { flag, html, type Html, type Part } from './html';
import type { Translate } from './messages';

/** What the parts of the form need to draw themselves. */
export interface FieldContext {
  readonly view: FormView;
  readonly t: Translate;
}

/** The element to jump to for a fault; '' for the form as a whole. */
export function fieldId(path: FormFault['path']): string {
  if (path === '') return 'faults';
  return `f-${path === 'area.max' || path === 'area.unit' ? 'area.min' : path}`.replace(/\./g, '-');
}

/** The faults shown at one element (area's three fields share one). */
export function faultsAt(view: FormView, path: FormFault['path']): readonly FormFault[] {
  return view.faults.filter((fault) => fault.path !== '' && fieldId(fault.path) === fieldId(path));
}

/** Invalid mark and the ids that describe a control. */
export function described(view: FormView, path: FormFault['path'], hint?: string): Html {
  const bad = faultsAt(view, path).length > 0;
  const ids = [hint, `${fieldId(path)}-e`].filter((id) => id !== undefined).join(' ');
  return html` aria-describedby="${ids}"${bad ? html` aria-invalid="true"` : null}`;
}

/** The place of a field's fault: always there, so that the script can fill it too. */
export function faultText(view: FormView, path: FormFault['path']): Html {
  const faults = faultsAt(view, path);
  return html`<p class="er" id="${fieldId(path)}-e" ${flag('hidden', faults.length === 0)}>
    ${faults.map((fault) => fault.message).join(' ')}
  </p>`;
}

/** A star for the eye and a word for the ear. */
export function requiredMark(t: Translate): Html {
  return html`<b class="rq" aria-hidden="true">*</b><span class="vh">${t('form.required')}</span>`;
}

/** Whether the published form insists on a field. */
export function isRequired(view: FormView, key: FormFieldKey): boolean {
  return view.layout.fields.some((field) => field.key === key && field.required);
}

/** Whether the field is on the page. */
export function isAsked(view: FormView, key: FormFieldKey): boolean {
  return view.layout.fields.some((field) => field.key === key);
}

/** A star where the form insists, else that it is optional (or another hint). */
export function fieldMark({ view, t }: FieldContext, key: FormFieldKey, otherwise?: Html): Html {
  if (isRequired(view, key)) return requiredMark(t);
  return otherwise ?? hint(t('form.optional'));
}

/** What the script says when a field that the form insists on is empty. */
export function needed({ view, t }: FieldContext, key: FormFieldKey, label: string): Html | null {
  return isRequired(view, key) ? html` data-req="${t('script.fill', { field: label })}"` : null;
}

/** A quiet addition to a label. */
export function hint(text: string, id?: string): Html {
  return html`<i${id === undefined ? null : html` id="${id}"`}>${text}</i>`;
}

/** One tap target: a real radio button or checkbox under its label. `name` null is never sent. */
export function chip(
  type: 'radio' | 'checkbox',
  name: string | null,
  value: string,
  label: string,
  checked: boolean,
  extra: Part = null,
): Html {
  return html`<label class="o"
    ><input
      type="${type}"
      ${name === null ? null : html` name="${name}"`}
      value="${value}"
      ${flag('checked', checked)}${extra}
    /><span>${label}</span></label
  >`;
}

/** A text input of one line with its label and fault. */
export interface TextInput {
  readonly path: 'company' | 'contact' | 'phone' | 'wechat' | 'email';
  readonly label: string;
  readonly max: number;
  readonly mark: Part;
  /** Further attributes, already safe. */
  readonly attributes: Html;
  readonly hintId?: string;
}

export function textInput(context: FieldContext, input: TextInput): Html {
  const { view } = context;
  const id = fieldId(input.path);
  return html`<div class="f">
    <label class="lb" for="${id}">${input.label} ${input.mark}</label>
    <div class="${faultsAt(view, input.path).length > 0 ? 'in bad' : 'in'}">
      <input
        id="${id}"
        name="${input.path}"
        maxlength="${input.max}"
        value="${view.values[input.path]}"
        ${input.attributes}${needed(context, input.path, input.label)}${described(view, input.path, input.hintId)}
      />
    </div>
    ${faultText(view, input.path)}
  </div>`;
}

/** A text of several lines with its fault; the label stands outside. */
export function textBox(
  context: FieldContext,
  path: 'need' | 'message',
  label: string,
  rows: number,
  max: number,
  placeholder: string,
  hintId?: string,
): Html {
  const { view } = context;
  const value = view.values[path];
  // HTML drops one line break after <textarea>: give it one to drop.
  const text = value.startsWith('\n') ? `\n${value}` : value;
  return html`<textarea
      class="in"
      id="${fieldId(path)}"
      name="${path}"
      rows="${rows}"
      maxlength="${max}"
      placeholder="${placeholder}"
      ${needed(context, path, label)}${described(view, path, hintId)}
    >
${text}</textarea>
    ${faultText(view, path)}`;
}

/** Hidden fields; empty ones are left out. */
export function hiddenFields(fields: Readonly<Record<string, string>>): Html[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}
