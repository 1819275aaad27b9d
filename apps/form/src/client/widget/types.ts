import type { Challenge } from '../solve';

/** The answer of GET /api/public/v1/sites/{siteKey}/form (WidgetFormResponse of libs/capture). */
export interface Definition {
  readonly version: number;
  readonly locale: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly fields: readonly Field[];
  readonly consents: readonly Consent[];
  readonly noticeVersion: string;
  readonly noticePath: string;
  readonly statusPath: string;
  readonly hotline: string | null;
  readonly theme: Readonly<Record<'primary' | 'primaryHover' | 'tint' | 'focus', string>> | null;
  readonly formToken: string;
  readonly challenge: Challenge | null;
  readonly texts: Texts;
  /** How the form looks. */
  readonly css: string;
}

export interface Field {
  readonly name: string;
  readonly kind: 'one' | 'some' | 'line' | 'text' | 'list' | 'area';
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
  readonly missing: string;
  readonly placeholder: string;
  readonly max: number;
  readonly keyboard: string;
  readonly autocomplete: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: readonly string[];
}

export interface Consent {
  readonly purpose: string;
  readonly required: boolean;
  readonly before: string;
  readonly link: string;
  readonly after: string;
}

export type Texts = Readonly<Record<string, string>>;

/** What was typed and tapped, by name. */
export type Values = Record<string, string[]>;

/** A fault at a field, by the field's name; '' for the form as a whole. */
export type Fault = readonly [name: string, message: string];

/** What the page's author wrote on the block. */
export interface Settings {
  readonly site: string;
  readonly mode: 'button' | 'inline' | 'bar';
  /** Where the product is, without a slash at the end. */
  readonly base: string;
  readonly locale: 'zh-CN' | 'en';
  /** What the button says. */
  readonly label: string;
  readonly prefill: string;
  readonly channel: string;
}
