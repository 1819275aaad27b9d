import type { FormFieldKey } from '@luodi/capture';
import { faultsAt, isAsked, type FieldContext } from './fields';
import { formField } from './form-field';
import { flag, html, type Html } from './html';

/** Which fields share a card when they follow each other. */
const CARD: Readonly<Record<FormFieldKey, 'wish' | 'purpose' | 'person'>> = {
  needType: 'wish',
  need: 'wish',
  area: 'wish',
  region: 'wish',
  use: 'purpose',
  tax: 'purpose',
  company: 'person',
  contact: 'person',
  phone: 'person',
  wechat: 'person',
  email: 'person',
  message: 'person',
};
/** Optional ones of these at the end of the page are folded away. */
const FOLDABLE: ReadonlySet<FormFieldKey> = new Set(['wechat', 'email', 'message']);
/** Two of these beside each other share a line. */
const NARROW: ReadonlySet<FormFieldKey> = new Set(['contact', 'phone']);

/** Fields at the end of the page that most people leave blank. */
function foldedTail(context: FieldContext): readonly FormFieldKey[] {
  const { fields } = context.view.layout;
  const hasPhone = isAsked(context.view, 'phone');
  const last = fields.findLastIndex(
    ({ key, required }) => required || !FOLDABLE.has(key) || (key === 'wechat' && !hasPhone),
  );
  return fields.slice(last + 1).map(({ key }) => key);
}

function folded(context: FieldContext, keys: readonly FormFieldKey[]): Html | null {
  const { view, t } = context;
  if (keys.length === 0) return null;
  const names = { wechat: t('form.wechat'), email: t('form.email'), message: t('form.message') };
  const labels = keys.flatMap((key) =>
    key === 'wechat' || key === 'email' || key === 'message' ? [key] : [],
  );
  const open = labels.some((key) => view.values[key] !== '' || faultsAt(view, key).length > 0);
  return html`<details class="more" ${flag('open', open)}>
    <summary>＋ ${labels.map((key) => names[key]).join(t('form.join'))}</summary>
    ${keys.map((key) => formField(context, key))}
  </details>`;
}

/** The fields of the published form in its order: a card for each run that belongs together, the tail folded. */
export function fieldCards(context: FieldContext): Html[] {
  const { fields } = context.view.layout;
  const tail = foldedTail(context);
  const runs: FormFieldKey[][] = [];
  for (const { key } of fields.slice(0, fields.length - tail.length)) {
    const run = runs.at(-1);
    const first = run?.[0];
    if (run !== undefined && first !== undefined && CARD[first] === CARD[key]) run.push(key);
    else runs.push([key]);
  }
  const last = runs.at(-1)?.[0];
  const joined = last !== undefined && CARD[last] === 'person';
  const cards = runs.map((run, index) => {
    const parts = paired(context, run);
    const end = joined && index === runs.length - 1 ? folded(context, tail) : null;
    return html`<div class="c">${parts}${end}</div>`;
  });
  return joined || tail.length === 0
    ? cards
    : [...cards, html`<div class="c">${folded(context, tail)}</div>`];
}

/** Name and number beside each other share a line. */
function paired(context: FieldContext, run: readonly FormFieldKey[]): (Html | null)[] {
  const parts: (Html | null)[] = [];
  for (let index = 0; index < run.length; index += 1) {
    const key = run[index];
    const next = run[index + 1];
    if (key === undefined) continue;
    if (next !== undefined && NARROW.has(key) && NARROW.has(next)) {
      parts.push(html`<div class="two">${formField(context, key)}${formField(context, next)}</div>`);
      index += 1;
    } else parts.push(formField(context, key));
  }
  return parts;
}
