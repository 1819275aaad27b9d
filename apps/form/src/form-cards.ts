import { MAIN_NEEDS, MORE_NEEDS, TAXES, USES } from './choices';
import {
  chip,
  described,
  faultText,
  faultsAt,
  fieldId,
  hint,
  requiredMark,
  textBox,
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
  chips: readonly Html[],
  after: Html | null = null,
): Html {
  return html`<fieldset class="f" id="${fieldId(path)}" tabindex="-1" aria-describedby="${fieldId(path)}-e">
    <legend>${title} ${mark}</legend>
    <div class="ch">${chips}</div>
    ${faultText(view, path)}${after}
  </fieldset>`;
}

/** The rest of the need types, and a box for a text that already exists. The server reads both. */
function needExtras(context: FieldContext): Html {
  const { view, t } = context;
  const { needType, need } = view.values;
  const wanted = MORE_NEEDS.some((more) => more === needType);
  const pasted = need !== '' || faultsAt(view, 'need').length > 0;
  return html`<div class="xs">
    <details${flag('open', wanted)}>
      <summary>${t('form.need.more')}${icon('down')}</summary>
      <div class="ch">
        ${MORE_NEEDS.map((more) => chip('radio', 'needType', more, t(`need.${more}`), more === needType))}
      </div>
    </details>
    <details${flag('open', pasted)}>
      <summary>${t('form.need.paste')}${icon('down')}</summary>
      <label class="vh" for="f-need">${t('form.need.paste.label')}</label>
      ${textBox(context, 'need', 4, 500, t('form.need.paste.placeholder'), 'h-need')}
      <p class="hn" id="h-need">${t('form.need.paste.hint')}</p>
    </details>
  </div>`;
}

/** One number and its unit. */
function area({ view, t }: FieldContext): Html {
  const unit = view.values['area.unit'] === 'mu' ? 'mu' : 'sqm';
  const option = (value: 'sqm' | 'mu', label: string): Html =>
    html`<label class="un"
      ><input
        type="radio"
        name="area.unit"
        value="${value}"
        aria-label="${label}"
        ${flag('checked', value === unit)}
      /><span>${t(`unit.${value}`)}</span></label
    >`;
  return html`<div class="f">
    <label class="lb" for="f-area-min">${t('form.area')} ${hint(t('form.optional'))}</label>
    <div class="${faultsAt(view, 'area.min').length > 0 ? 'in bad' : 'in'}">
      <input
        id="f-area-min"
        name="area.min"
        inputmode="decimal"
        autocomplete="off"
        maxlength="15"
        value="${view.values['area.min']}"
        ${described(view, 'area.min')}
      />
      <span class="u" role="radiogroup" aria-label="${t('form.area.unit')}"
        >${option('sqm', t('unit.sqm.name'))}${option('mu', t('unit.mu'))}</span
      >
    </div>
    ${faultText(view, 'area.min')}
  </div>`;
}

/** First card: what, how much, where. */
export function needCard(context: FieldContext): Html {
  const { view, t } = context;
  const { needType, region } = view.values;
  return html`<div class="c">
    ${group(
      context,
      'needType',
      t('form.need'),
      requiredMark(t),
      MAIN_NEEDS.map((need) => chip('radio', 'needType', need, t(`need.${need}`), need === needType)),
      needExtras(context),
    )}
    ${area(context)}
    ${
      view.parks.length === 0
        ? null
        : group(context, 'region', t('form.park'), hint(t('form.park.hint')), [
            ...view.parks.map(({ name }) => chip('checkbox', 'region', name, name, region.includes(name))),
            // Sends nothing: no wish is no field.
            chip('checkbox', null, '', t('form.park.any'), false, html` data-any`),
          ])
    }
  </div>`;
}

/** Second card: what for, and the tax it brings. Texts in Chinese, which the parser reads. */
export function choiceCard(context: FieldContext): Html {
  const { view, t } = context;
  const { use, tax } = view.values;
  const known = TAXES.some((band) => band.value === tax);
  return html`<div class="c">
    ${group(
      context,
      'use',
      t('form.use'),
      hint(t('form.optional')),
      USES.map(({ value, label }) => chip('radio', 'use', value, t(label), value === use)),
    )}
    <div class="f">
      <label class="lb" for="f-tax">${t('form.tax')} ${hint(t('form.tax.hint'))}</label>
      <div class="in">
        <select id="f-tax" name="tax" ${described(view, 'tax')}>
          ${TAXES.map(({ value, label }) => html`<option value="${value}" ${flag('selected', value === tax)}>${t(label)}</option>`)}
          ${known ? null : html`<option value="${tax}" selected>${tax}</option>`}</select
        >${icon('down')}
      </div>
      ${faultText(view, 'tax')}
    </div>
  </div>`;
}
