import type { FormFieldKey, FormView, WidgetConsent, WidgetField, WidgetFormResponse } from '@luodi/capture';
import { industryLabel, taxOptions } from './choices';
import { isAsked, isRequired } from './fields';
import { controllerLines, headLines } from './form-page';
import { translator, type Translate } from './messages';

/** GET /api/public/v1/sites/{siteKey}/form: the page's form as data, in the same words; `css` is how it looks. */
export function widgetForm(css: string, view: FormView, version: number): WidgetFormResponse {
  const t = translator(view.locale);
  return {
    version,
    locale: view.locale,
    heading: view.site.heading ?? t('form.heading'),
    lines: headLines(view, t),
    fields: view.layout.fields
      .filter(({ key }) => key !== 'region' || view.parks.length > 0)
      .map(({ key, required }) => field(view, t, key, required)),
    consents: consents(view, t),
    noticeVersion: view.noticeVersion,
    noticePath: view.noticeUrl,
    statusPath: view.statusUrl,
    hotline: view.site.hotline,
    theme: themeOf(view),
    formToken: view.formToken,
    challenge: view.challenge,
    texts: texts(view, t),
    css,
  };
}

function themeOf(view: FormView): WidgetFormResponse['theme'] {
  if (view.theme === null || view.theme === undefined) return null;
  const { primary, primaryHover, tint, focus } = view.theme;
  return { primary, primaryHover, tint, focus };
}

function field(view: FormView, t: Translate, key: FormFieldKey, required: boolean): WidgetField {
  const own = traits(view, t, key);
  return {
    name: key,
    hint: required ? '' : t('form.optional'),
    required,
    missing: t('script.fill', { field: own.label }),
    placeholder: '',
    max: 0,
    keyboard: 'text',
    autocomplete: 'off',
    options: [],
    value: [],
    ...own,
  };
}

type Traits = Pick<WidgetField, 'kind' | 'label'> & Partial<WidgetField>;

/** What is particular to a field. */
function traits(view: FormView, t: Translate, key: FormFieldKey): Traits {
  const { layout, values } = view;
  switch (key) {
    case 'needType':
      return {
        kind: 'one',
        label: t('form.need'),
        missing: t('script.need'),
        options: layout.needTypes.map((value) => ({ value, label: t(`need.${value}`) })),
        value: given(values.needType),
      };
    case 'need':
      return {
        kind: 'text',
        label: t('form.need.paste.label'),
        placeholder: t('form.need.paste.placeholder'),
        max: 500,
      };
    case 'area':
      return {
        kind: 'area',
        label: t('form.area'),
        max: 15,
        keyboard: 'decimal',
        options: layout.areaUnits.map((value) => ({ value, label: t(`unit.${value}`) })),
      };
    case 'region':
      return {
        kind: 'some',
        label: t('form.park'),
        options: view.parks.map(({ name }) => ({ value: name, label: name })),
        value: [...values.region],
      };
    case 'use':
      return {
        kind: 'one',
        label: t('form.use'),
        options: layout.industries.map((industry) => ({
          value: industry.value,
          label: industryLabel(industry, view.locale, t),
        })),
        value: given(values.use),
      };
    case 'tax':
      return {
        kind: 'list',
        label: t('form.tax'),
        options: taxOptions(layout.taxBands, view.locale, t),
      };
    case 'company':
      return { kind: 'line', label: t('form.company'), max: 200, autocomplete: 'organization' };
    case 'contact':
      return { kind: 'line', label: t('form.contact'), max: 100, autocomplete: 'name' };
    case 'phone':
      // One way to answer is enough; where both are asked the number is the usual one.
      return {
        kind: 'line',
        label: t('form.phone'),
        hint: !isRequired(view, 'phone') && isAsked(view, 'wechat') ? t('form.reach.hint') : '',
        placeholder: t('form.phone.placeholder'),
        max: 50,
        keyboard: 'tel',
        autocomplete: 'tel',
      };
    case 'wechat':
      return {
        kind: 'line',
        label: t('form.wechat'),
        hint: isAsked(view, 'phone') ? t('form.wechat.hint') : '',
        max: 50,
      };
    case 'email':
      return { kind: 'line', label: t('form.email'), max: 254, keyboard: 'email', autocomplete: 'email' };
    case 'message':
      return {
        kind: 'text',
        label: t('form.message'),
        placeholder: t('form.message.placeholder'),
        max: 2000,
      };
  }
}

function given(value: string): string[] {
  return value === '' ? [] : [value];
}

/** The same three boxes as on the page. */
function consents(view: FormView, t: Translate): WidgetConsent[] {
  const optional = (text: string): string => `${text} (${t('form.optional')})`;
  return [
    {
      purpose: 'handling',
      required: true,
      before: t('form.consent.handling.before'),
      link: t('form.consent.handling.notice'),
      // The block has no room for lines of its own: who handles it stands where it is agreed to.
      after: [t('form.consent.handling.after'), ...controllerLines(view, t)].join(t('notice.stop')),
    },
    {
      purpose: 'sharing',
      required: false,
      before: optional(t('form.consent.sharing')),
      link: '',
      after: '',
    },
    {
      purpose: 'marketing',
      required: false,
      before: optional(t('form.consent.marketing')),
      link: '',
      after: '',
    },
  ];
}

function texts(view: FormView, t: Translate): WidgetFormResponse['texts'] {
  const thanks = view.layout.texts.thanks;
  return {
    submit: t('form.submit'),
    busy: t('script.busy'),
    required: t('form.required'),
    summary: t('script.summary'),
    need: t('script.need'),
    reach: t('script.reach'),
    phone: t('script.phone'),
    area: t('script.area'),
    areaUnit: t('form.area.unit'),
    consent: t('script.consent'),
    consentTitle: t('form.consent'),
    restored: t('script.restored'),
    clear: t('script.clear'),
    kept: t('widget.kept'),
    retrying: t('widget.retrying'),
    retryHint: t('widget.retry-hint'),
    refused: t('widget.refused'),
    doneTitle: t('done.title'),
    doneThanks: thanks === '' ? t('done.thanks') : thanks,
    code: t('done.code'),
    codeHint: t('done.code.hint'),
    status: t('done.status'),
    again: t('widget.again'),
    hotline: t('form.hotline'),
    honeypot: t('form.honeypot'),
  };
}
