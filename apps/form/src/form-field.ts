import type { FormFieldKey } from '@luodi/capture';
import { NEEDS_IN_VIEW, industryLabel, taxLabel, taxOptions } from './choices';
import {
  chip,
  described,
  faultText,
  faultsAt,
  fieldId,
  fieldMark,
  hint,
  isAsked,
  isRequired,
  needed,
  requiredMark,
  textBox,
  textInput,
  type FieldContext,
} from './fields';
import { flag, html, type Html } from './html';
import { icon } from './layout';

/** A titled group of taps. */
function group(
  { view }: FieldContext,
  path: 'needType' | 'region' | 'use',
  title: string,
  mark: Html,
  required: Html | null,
  chips: readonly Html[],
  after: Html | null = null,
): Html {
  return html`<fieldset
    class="f"
    id="${fieldId(path)}"
    tabindex="-1"
    ${required}
    aria-describedby="${fieldId(path)}-e"
  >
    <legend>${title} ${mark}</legend>
    <div class="ch">${chips}</div>
    ${faultText(view, path)}${after}
  </fieldset>`;
}

/** What is wanted: the first six types in view, the rest folded, and beside it the box for a text that exists. */
function needType(context: FieldContext): Html {
  const { view, t } = context;
  const chosen = view.values.needType;
  const tap = (need: (typeof view.layout.needTypes)[number]): Html =>
    chip('radio', 'needType', need, t(`need.${need}`), need === chosen);
  const more = view.layout.needTypes.slice(NEEDS_IN_VIEW);
  const { fields } = view.layout;
  const next = fields[fields.findIndex((field) => field.key === 'needType') + 1];
  const extras = [
    more.length === 0
      ? null
      : html`<details${flag(
          'open',
          more.some((need) => need === chosen),
        )}>
          <summary>${t('form.need.more')}${icon('down')}</summary>
          <div class="ch">${more.map(tap)}</div>
        </details>`,
    next?.key === 'need' && !next.required ? pasteBox(context) : null,
  ];
  return group(
    context,
    'needType',
    t('form.need'),
    requiredMark(t),
    null,
    view.layout.needTypes.slice(0, NEEDS_IN_VIEW).map(tap),
    extras.every((extra) => extra === null) ? null : html`<div class="xs">${extras}</div>`,
  );
}

/** A box for a text that already exists; the server reads it. */
function pasteBox(context: FieldContext): Html {
  const { view, t } = context;
  const open = view.values.need !== '' || faultsAt(view, 'need').length > 0;
  return html`<details${flag('open', open)}>
    <summary>${t('form.need.paste')}${icon('down')}</summary>
    <label class="vh" for="f-need">${t('form.need.paste.label')}</label>
    ${textBox(context, 'need', t('form.need.paste.label'), 4, 500, t('form.need.paste.placeholder'), 'h-need')}
    <p class="hn" id="h-need">${t('form.need.paste.hint')}</p>
  </details>`;
}

/** The need in one's own words, where it does not stand folded below the types. */
function need(context: FieldContext): Html | null {
  const { view, t } = context;
  const { fields } = view.layout;
  const at = fields.findIndex((field) => field.key === 'need');
  if (!isRequired(view, 'need')) {
    return fields[at - 1]?.key === 'needType' ? null : html`<div class="f xs">${pasteBox(context)}</div>`;
  }
  const label = t('form.need.paste.label');
  return html`<div class="f">
    <label class="lb" for="f-need">${label} ${requiredMark(t)}</label>
    ${textBox(context, 'need', label, 3, 500, t('form.need.paste.placeholder'))}
  </div>`;
}

/** One number and its unit. */
function area(context: FieldContext): Html {
  const { view, t } = context;
  const { areaUnits } = view.layout;
  const unit = areaUnits.find((known) => known === view.values['area.unit']) ?? areaUnits[0];
  const names = { sqm: t('unit.sqm.name'), mu: t('unit.mu'), hectare: t('unit.hectare') };
  const option = (value: (typeof areaUnits)[number]): Html =>
    html`<label class="un"
      ><input
        type="radio"
        name="area.unit"
        value="${value}"
        aria-label="${names[value]}"
        ${flag('checked', value === unit)}
      /><span>${t(`unit.${value}`)}</span></label
    >`;
  return html`<div class="f">
    <label class="lb" for="f-area-min">${t('form.area')} ${fieldMark(context, 'area')}</label>
    <div class="${faultsAt(view, 'area.min').length > 0 ? 'in bad' : 'in'}">
      <input
        id="f-area-min"
        name="area.min"
        inputmode="decimal"
        autocomplete="off"
        maxlength="15"
        value="${view.values['area.min']}"
        ${needed(context, 'area', t('form.area'))}${described(view, 'area.min')}
      />
      <span class="u" role="radiogroup" aria-label="${t('form.area.unit')}">${areaUnits.map(option)}</span>
    </div>
    ${faultText(view, 'area.min')}
  </div>`;
}

function region(context: FieldContext): Html | null {
  const { view, t } = context;
  if (view.parks.length === 0) return null;
  const chosen = view.values.region;
  return group(
    context,
    'region',
    t('form.park'),
    fieldMark(context, 'region', hint(t('form.park.hint'))),
    needed(context, 'region', t('form.park')),
    [
      ...view.parks.map(({ name }) => chip('checkbox', 'region', name, name, chosen.includes(name))),
      // Sends nothing: no wish is no field.
      isRequired(view, 'region')
        ? html``
        : chip('checkbox', null, '', t('form.park.any'), false, html` data-any`),
    ],
  );
}

/** What for. Texts in Chinese, which the parser reads. */
function use(context: FieldContext): Html {
  const { view, t } = context;
  return group(
    context,
    'use',
    t('form.use'),
    fieldMark(context, 'use'),
    needed(context, 'use', t('form.use')),
    view.layout.industries.map((industry) =>
      chip(
        'radio',
        'use',
        industry.value,
        industryLabel(industry, view.locale, t),
        industry.value === view.values.use,
      ),
    ),
  );
}

function tax(context: FieldContext): Html {
  const { view, t } = context;
  const chosen = view.values.tax;
  const options = taxOptions(view.layout.taxBands, view.locale, t);
  const known = options.some((option) => option.value === chosen);
  return html`<div class="f">
    <label class="lb" for="f-tax"
      >${t('form.tax')} ${fieldMark(context, 'tax', hint(t('form.tax.hint')))}</label
    >
    <div class="in">
      <select id="f-tax" name="tax" ${needed(context, 'tax', t('form.tax'))}${described(view, 'tax')}>
        ${options.map(({ value, label }) => html`<option value="${value}" ${flag('selected', value === chosen)}>${label}</option>`)}
        ${known ? null : html`<option value="${chosen}" selected>${taxLabel({ value: chosen, en: '' }, view.locale, t)}</option>`}</select
      >${icon('down')}
    </div>
    ${faultText(view, 'tax')}
  </div>`;
}

/** A line to type in. */
function line(context: FieldContext, key: 'company' | 'contact' | 'phone' | 'wechat' | 'email'): Html {
  const { view, t } = context;
  switch (key) {
    case 'company':
      return textInput(context, {
        path: key,
        label: t('form.company'),
        max: 200,
        mark: fieldMark(context, key),
        attributes: html` autocomplete="organization"`,
      });
    case 'contact':
      return textInput(context, {
        path: key,
        label: t('form.contact'),
        max: 100,
        mark: fieldMark(context, key),
        attributes: html` autocomplete="name"${flag('required', isRequired(view, key))}`,
      });
    case 'phone':
      return textInput(context, {
        path: key,
        label: t('form.phone'),
        max: 50,
        // WeChat alone is enough where both are asked: a star would say otherwise.
        mark:
          isRequired(view, 'phone') || !isAsked(view, 'wechat')
            ? requiredMark(t)
            : hint(t('form.reach.hint'), 'h-phone'),
        ...(isRequired(view, 'phone') || !isAsked(view, 'wechat') ? {} : { hintId: 'h-phone' }),
        attributes: html` type="tel" inputmode="tel" autocomplete="tel"
        placeholder="${t('form.phone.placeholder')}"`,
      });
    case 'wechat': {
      const alone = !isAsked(view, 'phone');
      return textInput(context, {
        path: key,
        label: t('form.wechat'),
        max: 50,
        mark: alone ? requiredMark(t) : fieldMark(context, key, hint(t('form.wechat.hint'), 'h-wechat')),
        attributes: html` autocomplete="off" autocapitalize="off" spellcheck="false"`,
        ...(alone || isRequired(view, key) ? {} : { hintId: 'h-wechat' }),
      });
    }
    case 'email':
      return textInput(context, {
        path: key,
        label: t('form.email'),
        max: 254,
        mark: fieldMark(context, key),
        attributes: html` type="email" inputmode="email" autocomplete="email"`,
      });
  }
}

function message(context: FieldContext): Html {
  const { t } = context;
  return html`<div class="f">
    <label class="lb" for="f-message">${t('form.message')} ${fieldMark(context, 'message')}</label>
    ${textBox(context, 'message', t('form.message'), 3, 2000, t('form.message.placeholder'))}
  </div>`;
}

/** One field of the published form; null when there is nothing to choose from. */
export function formField(context: FieldContext, key: FormFieldKey): Html | null {
  switch (key) {
    case 'needType':
      return needType(context);
    case 'need':
      return need(context);
    case 'area':
      return area(context);
    case 'region':
      return region(context);
    case 'use':
      return use(context);
    case 'tax':
      return tax(context);
    case 'message':
      return message(context);
    default:
      return line(context, key);
  }
}
