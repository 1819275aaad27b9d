import { answer, api, once } from './client';
import type { NeedType, Schemas } from './types';

export type InquiryDraft = Schemas['EnterInquiryDto'];
export type StaffChannel = InquiryDraft['channel'];
export type ConsentBasis = InquiryDraft['consentBasis']['kind'];
export type AreaUnit = Schemas['AreaDto']['unit'];
export type ParseSpan = Schemas['ParseSpanResponse'];

export const STAFF_CHANNELS = [
  'phone',
  'wechat',
  'walk_in',
  'referral',
  'exhibition',
  'web',
  'email',
] as const satisfies readonly StaffChannel[];
export const CONSENT_BASES = [
  'oral',
  'wechat_message',
  'written',
  'contract_steps',
] as const satisfies readonly ConsentBasis[];
export const AREA_UNITS = ['sqm', 'mu', 'hectare'] as const satisfies readonly AreaUnit[];

/** What the parser read; amounts in the unit named beside them. The document leaves these open. */
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

export type Parsed = Omit<Schemas['ParsedResponse'], 'fields'> & { readonly fields: ParsedFields };

/** Reads a text and stores nothing. */
export async function parseText(text: string, signal?: AbortSignal): Promise<Parsed> {
  const parsed = await answer(api.POST('/api/v1/inquiries/parse', { body: { text }, signal }));
  return { ...parsed, fields: parsed.fields as unknown as ParsedFields };
}

/** Stores an inquiry taken by staff; `leadId` is null when the text only asked to be left alone. */
export const enterInquiry = (body: InquiryDraft, idempotencyKey: string) =>
  answer(api.POST('/api/v1/inquiries', { body, headers: once(idempotencyKey) }));
