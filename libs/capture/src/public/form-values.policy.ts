import { isUtm } from './utm.policy';
import type { FormSource, FormValues } from './form-pages';

type Flat = Readonly<Record<string, unknown>>;

/** "3000-5000" in the one field for "about how much". */
const AREA_RANGE = /^(\d{1,9}(?:\.\d{1,4})?)[-–—~至到](\d{1,9}(?:\.\d{1,4})?)$/;
const MAX_TEXT = 4000; // twice the longest field: what was typed too long is shown again, a flood is not

/** The first visit: nothing typed, nothing ticked, but what a signed link names. */
export function emptyValues(
  link: {
    readonly need: string | null;
    readonly park: string | null;
    readonly industry: string | null;
  } | null,
): FormValues {
  return valuesOf({
    needType: link?.need ?? '',
    region: link?.park === null ? [] : [link?.park ?? ''],
    use: link?.industry ?? '',
  });
}

/** What was typed, to be shown again. */
export function valuesOf(fields: Flat): FormValues {
  return {
    needType: textOf(fields.needType),
    need: textOf(fields.need),
    use: textOf(fields.use),
    tax: textOf(fields.tax),
    'area.min': textOf(fields['area.min']),
    'area.max': textOf(fields['area.max']),
    'area.unit': textOf(fields['area.unit']) || 'sqm',
    region: listOf(fields.region),
    company: textOf(fields.company),
    contact: textOf(fields.contact),
    phone: textOf(fields.phone),
    wechat: textOf(fields.wechat),
    email: textOf(fields.email),
    message: textOf(fields.message),
    'consent.handling': ticked(fields['consent.handling']),
    'consent.sharing': ticked(fields['consent.sharing']),
    'consent.marketing': ticked(fields['consent.marketing']),
  };
}

/** Where a visitor comes from: the link's own parameters, else the page that linked here. */
export function sourceOfVisit(query: Flat, referrer: string | undefined): FormSource {
  const utm = Object.entries(query)
    .filter(([key]) => key.startsWith('utm_'))
    .map(([key, value]) => [key.slice(4), textOf(value).slice(0, 200)] as const)
    .slice(0, 10);
  const campaign = Object.fromEntries(utm);
  const from = (referrer ?? '').slice(0, 2000);
  return {
    url: textOf(query.url).slice(0, 2000) || from,
    title: textOf(query.title).slice(0, 300),
    referrer: from,
    channel: textOf(query.channel).slice(0, 100),
    utm: isUtm(campaign) ? campaign : {},
  };
}

/** The same out of the hidden fields of a posted form. */
export function sourceOfPost(fields: Flat): FormSource {
  const utm = Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => key.startsWith('source.utm.'))
      .map(([key, value]) => [key.slice('source.utm.'.length), textOf(value)] as const),
  );
  return {
    url: textOf(fields['source.url']),
    title: textOf(fields['source.title']),
    referrer: textOf(fields['source.referrer']),
    channel: textOf(fields['source.channel']),
    channelCode: textOf(fields.channelCode),
    utm: isUtm(utm) ? utm : {},
  };
}

/**
 * The fields of a posted form that an inquiry has; others (a button, a tracker's field) are left out instead of
 * refused. The one number of "about how much" is both ends of the area, as in a text (a single number: min = max).
 */
export function inquiryFieldsOf(fields: Flat): Record<string, unknown> {
  const known = Object.entries(fields).filter(([key]) =>
    /^(?:needType|need|use|tax|company|contact|phone|wechat|email|region|message|website|formToken|proof|prefill|channelCode|area\.(?:min|max|unit)|consent\.(?:handling|sharing|marketing|policyVersion)|source\.(?:url|title|referrer|channel|utm\.[A-Za-z0-9_.-]{1,40}))$/.test(
      key,
    ),
  );
  const result = Object.fromEntries(known);
  const range = AREA_RANGE.exec(
    textOf(result['area.min'])
      .normalize('NFKC')
      .replace(/[,，\s]/g, ''),
  );
  if (range !== null && textOf(result['area.max']) === '') {
    result['area.min'] = range[1];
    result['area.max'] = range[2];
  }
  const min = textOf(result['area.min']);
  const max = textOf(result['area.max']);
  if (min !== '' && max === '') result['area.max'] = min;
  if (min === '' && max === '') delete result['area.unit'];
  return result;
}

/** The last value of a field that came several times. */
export function textOf(value: unknown): string {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last.slice(0, MAX_TEXT) : '';
}

function listOf(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items
    .filter((item): item is string => typeof item === 'string' && item !== '')
    .slice(0, 50)
    .map((item) => item.slice(0, 200));
}

function ticked(value: unknown): boolean {
  return /^(?:true|on|1|yes)$/i.test(textOf(value));
}
