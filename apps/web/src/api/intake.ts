import { http } from './client';
import type { NeedType } from './types';

export const STAFF_CHANNELS = [
  'phone',
  'wechat',
  'walk_in',
  'referral',
  'exhibition',
  'web',
  'email',
] as const;
export type StaffChannel = (typeof STAFF_CHANNELS)[number];
export const CONSENT_BASES = ['oral', 'wechat_message', 'written', 'contract_steps'] as const;
export type ConsentBasis = (typeof CONSENT_BASES)[number];
export const AREA_UNITS = ['sqm', 'mu', 'hectare'] as const;
export type AreaUnit = (typeof AREA_UNITS)[number];

/** What the parser read; amounts in the unit named beside them. */
export interface ParsedFields {
  readonly needType: NeedType | null;
  readonly areaMin: number | null;
  readonly areaMax: number | null;
  readonly areaUnit: AreaUnit | null;
  readonly taxMin: number | null;
  readonly taxMax: number | null;
  readonly taxUnit: string | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly use?: string;
  readonly industry?: string;
  readonly region?: readonly string[];
}

/** Where in the text a field was read: UTF-16 units, half open. */
export interface ParseSpan {
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 0–1 */
  readonly confidence: number;
}

export interface Parsed {
  readonly fields: ParsedFields;
  readonly spans: readonly ParseSpan[];
  readonly warnings: readonly { readonly code: string; readonly field?: string; readonly message: string }[];
  readonly intent: string;
}

export interface InquiryDraft {
  readonly channel: StaffChannel;
  readonly text?: string;
  readonly needType?: NeedType;
  readonly need?: string;
  readonly use?: string;
  readonly tax?: string;
  readonly company?: string;
  readonly contact?: string;
  readonly phone?: string;
  readonly wechat?: string;
  readonly region?: readonly string[];
  readonly area?: { readonly min?: number; readonly max?: number; readonly unit: AreaUnit };
  readonly consentBasis: { readonly kind: ConsentBasis; readonly note?: string };
}

/** Reads a text and stores nothing. */
export const parseText = (text: string, signal?: AbortSignal): Promise<Parsed> =>
  http.post('/inquiries/parse', { text }, { signal });

/** Stores an inquiry taken by staff; `leadId` is null when the text only asked to be left alone. */
export const enterInquiry = (
  draft: InquiryDraft,
  idempotencyKey: string,
): Promise<{ readonly inquiryId: string; readonly leadId: string | null; readonly duplicateOf?: string }> =>
  http.post('/inquiries', draft, { idempotencyKey });
