import type { NeedType } from '@luodi/leads';
import { fieldError, type AreaUnit, type FieldError } from '@luodi/platform';
import { themeOf } from './form-theme.policy';
import { DEFAULT_TAX_BANDS, taxBandFaults, type TaxBand } from './tax-bands.policy';

/** Every question a form can ask, in the order of the default form. */
export const FORM_FIELDS = [
  'needType',
  'need',
  'area',
  'region',
  'use',
  'tax',
  'company',
  'contact',
  'phone',
  'wechat',
  'email',
  'message',
] as const;
export type FormFieldKey = (typeof FORM_FIELDS)[number];

export const FIELD_MODES = ['off', 'optional', 'required'] as const;
export type FieldMode = (typeof FIELD_MODES)[number];

/** One question of a form and how far it is asked. */
export interface FormFieldRule {
  readonly key: FormFieldKey;
  readonly mode: FieldMode;
}

/** The need types in the order people ask for them; the first six are in view, the rest is folded away. */
export const DEFAULT_NEEDS = [
  'rent_factory',
  'buy_factory',
  'buy_land',
  'headquarters',
  'rent_warehouse',
  'supply',
  'rent_land',
  'build_to_suit',
  'buy_warehouse',
  'rent_office',
  'buy_office',
  'other',
] as const satisfies readonly NeedType[];

/** Industries of the default form; sent as this text, which the parser and the staff read in either language. */
export const DEFAULT_INDUSTRIES = [
  '文化旅游',
  '健康养生',
  '商贸物流',
  '总部经济',
  '生产制造',
  '其他',
] as const;

/** An industry that is offered: the text that is sent, and how an English form shows it ('' = as it is sent). */
export interface IndustryChoice {
  readonly value: string;
  readonly en: string;
}

/** Texts of a form in one language; '' is the product's own. */
export interface FormTexts {
  readonly heading: string;
  readonly intro: string;
  /** Said instead of the usual promise, only while it is true; `{minutes}` is filled in. */
  readonly promise: string;
  readonly thanks: string;
}

/** A site's form as the designer makes it. */
export interface FormDefinition {
  /** Every field once, in the order of the page. */
  readonly fields: readonly FormFieldRule[];
  readonly needTypes: readonly NeedType[];
  readonly areaUnits: readonly AreaUnit[];
  /** Empty: every active park. */
  readonly parkIds: readonly string[];
  readonly industries: readonly IndustryChoice[];
  /** In the order of the page. */
  readonly taxBands: readonly TaxBand[];
  readonly texts: { readonly 'zh-CN': FormTexts; readonly en: FormTexts };
  /** null: the site's. */
  readonly hotline: string | null;
  /** Degrees 0–359; null: the product's blue. */
  readonly hue: number | null;
  /** Whether the page says when somebody calls (it says only what the calendar says). */
  readonly showsPromise: boolean;
  /** null: the newest notice. */
  readonly noticeVersion: string | null;
  readonly open: boolean;
}

/** A definition as it was stored: from before the bands could be edited it has none of its own. */
export type StoredDefinition = Omit<FormDefinition, 'taxBands'> & Partial<Pick<FormDefinition, 'taxBands'>>;

/** A stored definition as it is read today; versions never change, so what they lack is filled in here. */
export function readDefinition(stored: StoredDefinition): FormDefinition {
  return { ...stored, taxBands: stored.taxBands ?? DEFAULT_TAX_BANDS };
}

/** What a definition is checked against. */
export interface DefinitionFacts {
  readonly parkIds: ReadonlySet<string>;
  readonly noticeVersions: ReadonlySet<string>;
}

/** The form of a site for which nothing was published. */
export function defaultDefinition(site: {
  readonly heading: string | null;
  readonly contactRequired: boolean;
}): FormDefinition {
  const texts = { heading: site.heading ?? '', intro: '', promise: '', thanks: '' };
  const modes: Partial<Record<FormFieldKey, FieldMode>> = {
    needType: 'required',
    contact: site.contactRequired ? 'required' : 'optional',
    email: 'off',
  };
  return {
    fields: FORM_FIELDS.map((key) => ({ key, mode: modes[key] ?? 'optional' })),
    needTypes: DEFAULT_NEEDS,
    areaUnits: ['sqm', 'mu'],
    parkIds: [],
    industries: DEFAULT_INDUSTRIES.map((value) => ({ value, en: '' })),
    taxBands: DEFAULT_TAX_BANDS,
    texts: { 'zh-CN': texts, en: texts },
    hotline: null,
    hue: null,
    showsPromise: true,
    noticeVersion: null,
    open: true,
  };
}

/**
 * Everything a definition must not do; empty for a good one. The need and one way to answer can't be switched off;
 * consent to handling is no field at all and so always asked.
 */
export function definitionFaults(definition: FormDefinition, facts: DefinitionFacts): FieldError[] {
  const { fields, industries, parkIds, noticeVersion, hue } = definition;
  const modes = new Map(fields.map((field) => [field.key, field.mode]));
  const values = industries.map((industry) => industry.value);
  const faults: (FieldError | null)[] = [
    modes.size === FORM_FIELDS.length && fields.length === FORM_FIELDS.length
      ? null
      : fieldError('fields', 'form_fields_incomplete'),
    modes.get('needType') === 'required' ? null : fieldError('fields', 'form_need_required'),
    modes.get('phone') === 'off' && modes.get('wechat') === 'off'
      ? fieldError('fields', 'form_reach_required')
      : null,
    new Set(values).size === values.length ? null : fieldError('industries', 'arrayUnique'),
    modes.get('use') !== 'off' && values.length === 0
      ? fieldError('industries', 'arrayMinSize', { limit: 1 })
      : null,
    ...taxBandFaults(definition.taxBands, modes.get('tax') !== 'off'),
    parkIds.every((id) => facts.parkIds.has(id)) ? null : fieldError('parkIds', 'unknown_reference'),
    noticeVersion === null || facts.noticeVersions.has(noticeVersion)
      ? null
      : fieldError('noticeVersion', 'unknown_reference'),
    hue === null || themeOf(hue) !== null ? null : fieldError('hue', 'form_hue_unreachable'),
  ];
  return faults.filter((fault) => fault !== null);
}

/** The fields that are on the page, in order. */
export function shownFields(definition: FormDefinition): FormFieldRule[] {
  return definition.fields.filter((field) => field.mode !== 'off');
}
