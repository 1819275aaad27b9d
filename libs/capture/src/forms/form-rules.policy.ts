import { fieldError, type FieldError } from '@luodi/platform';
import type { InquiryContent } from '../intake/inquiry-content.policy';
import { shownFields, type FormDefinition, type FormFieldKey } from './form-definition.policy';
import { shownBands } from './tax-bands.policy';

/** What a served form offered beyond its definition. */
export interface Offered {
  /** Names of the parks on the page. */
  readonly parks: readonly string[];
  /** An industry that a signed link brought along. */
  readonly industry: string | null;
}

/** Names of a form's POST for each field. */
const POSTED: Readonly<Record<FormFieldKey, readonly string[]>> = {
  needType: ['needType'],
  need: ['need'],
  area: ['area.min', 'area.max', 'area.unit'],
  region: ['region'],
  use: ['use'],
  tax: ['tax'],
  company: ['company'],
  contact: ['contact'],
  phone: ['phone'],
  wechat: ['wechat'],
  email: ['email'],
  message: ['message'],
};

/** A posted form without what this form does not ask for: it is not kept, since nobody was asked for it. */
export function onlyAsked(
  definition: FormDefinition,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const off = new Set(
    definition.fields.filter((field) => field.mode === 'off').flatMap((field) => POSTED[field.key]),
  );
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !off.has(name)));
}

/**
 * What an answer lacks by the rules of the published form, in the order of the page: required answers that are
 * missing, and choices that were not offered. Need, contact and consent have rules of their own.
 */
export function formRuleFaults(
  definition: FormDefinition,
  content: InquiryContent,
  offered: Offered,
): FieldError[] {
  return shownFields(definition).flatMap(({ key, mode }) => {
    const path = key === 'area' ? 'area.min' : key;
    const missing = mode === 'required' && key !== 'needType' && !isGiven(content, key);
    if (missing) return [fieldError(path, 'required')];
    return isOffered(definition, content, key, offered) ? [] : [fieldError(path, 'not_offered')];
  });
}

function isGiven(content: InquiryContent, key: FormFieldKey): boolean {
  return key === 'region' ? content.region.length > 0 : content[key] !== null;
}

function isOffered(
  definition: FormDefinition,
  content: InquiryContent,
  key: FormFieldKey,
  offered: Offered,
): boolean {
  switch (key) {
    case 'needType':
      return content.needType === null || definition.needTypes.includes(content.needType);
    case 'area':
      return content.area === null || definition.areaUnits.includes(content.area.unit);
    case 'region':
      return content.region.every((name) => offered.parks.includes(name));
    case 'use':
      return (
        content.use === null ||
        content.use === offered.industry ||
        definition.industries.some((industry) => industry.value === content.use)
      );
    case 'tax':
      return (
        content.tax === null || shownBands(definition.taxBands).some((band) => band.value === content.tax)
      );
    default:
      return true;
  }
}
