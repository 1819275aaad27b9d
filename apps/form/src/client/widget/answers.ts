import { phoneLooksWrong, plain, readArea } from '../checks';
import type { Definition, Fault, Settings, Values } from './types';

/** The first value of a field, without blanks at its ends. */
function first(values: Values, name: string): string {
  return plain((values[name] || [])[0] || '');
}

/** What the form has to complain about before anything is sent, in its order. */
export function faultsOf(definition: Definition, values: Values): Fault[] {
  const { texts, fields } = definition;
  const faults: Fault[] = [];
  const has = (name: string): boolean => fields.some((field) => field.name === name);
  const reached = first(values, 'phone') !== '' || first(values, 'wechat') !== '';
  const reach = has('phone') ? 'phone' : 'wechat';
  fields.forEach(({ name, required, missing }) => {
    const typed = first(values, name);
    if (name === 'needType') {
      if (typed === '' && first(values, 'need') === '') faults.push([name, missing]);
    } else if (required && typed === '') faults.push([name, missing]);
    else if (name === reach && !reached) faults.push([name, texts.reach || '']);
    else if (name === 'area' && typed !== '' && readArea(typed) === null)
      faults.push([name, texts.area || '']);
    else if (name === 'phone' && phoneLooksWrong(typed)) faults.push([name, texts.phone || '']);
  });
  definition.consents.forEach(({ purpose, required }) => {
    if (required && !first(values, `consent.${purpose}`))
      faults.push([`consent.${purpose}`, texts.consent || '']);
  });
  return faults;
}

/** The JSON body of the submission; blanks are left out. */
export function bodyOf(
  settings: Settings,
  definition: Definition,
  values: Values,
  proof: string,
): Record<string, unknown> {
  const body: Record<string, unknown> = {
    consent: { handling: true, policyVersion: definition.noticeVersion },
    source: sourceOfPage(),
    formToken: definition.formToken,
    formVersion: definition.version,
    website: first(values, 'website'),
    prefill: settings.prefill,
    channelCode: settings.channel,
    proof,
  };
  const consent = body.consent as Record<string, unknown>;
  definition.consents.forEach(({ purpose }) => {
    consent[purpose] = !!first(values, `consent.${purpose}`);
  });
  definition.fields.forEach(({ name, kind }) => {
    const typed = first(values, name);
    if (typed === '') return;
    if (kind === 'area') body.area = areaOf(typed, first(values, 'area.unit'));
    else if (kind === 'some') body[name] = values[name];
    else body[name] = typed;
  });
  return body;
}

/** One number is both ends of the area; a unit that was typed wins over the tapped one. */
function areaOf(typed: string, tapped: string): object | undefined {
  const area = readArea(typed);
  if (area === null) return undefined;
  const number = Number(area.value);
  return { min: number, max: number, unit: area.unit || tapped || 'sqm' };
}

/** The page's address without its fragment. */
export function pageAddress(): string {
  return location.href.replace(/#.*$/, '').slice(0, 2000);
}

/** Where the inquiry comes from: the page, as its address and title say. */
function sourceOfPage(): Record<string, unknown> {
  const clean = (text: string, max: number): string =>
    text
      .replace(/[\u0000-\u001f\u007f]+/g, ' ')
      .trim()
      .slice(0, max);
  const utm: Record<string, string> = {};
  new URLSearchParams(location.search).forEach((value, name) => {
    if (/^utm_(source|medium|campaign|term|content)$/.test(name) && value)
      utm[name.slice(4)] = clean(value, 200);
  });
  return {
    url: pageAddress(),
    title: clean(document.title, 300),
    referrer: document.referrer.slice(0, 2000),
    utm,
  };
}
