import { http, newIdempotencyKey } from './client';
import type { Page, Schemas } from './types';

export type PrivacyRequest = Schemas['PrivacyRequestResponse'];
export type PrivacyRequestDetail = Schemas['PrivacyRequestDetailResponse'];
export type LegalHold = Schemas['LegalHoldResponse'];

export const REQUEST_KINDS = [
  'access',
  'copy',
  'correct',
  'erase',
  'contact',
  'sharing',
  'marketing',
] as const satisfies readonly PrivacyRequest['kind'][];

export const IDENTITY_CHECKS = [
  'call_back',
  'in_person',
  'document',
  'none',
] as const satisfies readonly PrivacyRequest['identity'][];

/** How staff make sure of a person after the request came in. */
export const LATER_CHECKS = [
  'call_back',
  'code',
  'in_person',
  'document',
] as const satisfies readonly PrivacyRequest['identity'][];

export const listPrivacyRequests = (query: {
  readonly status?: string;
  readonly cursor?: string;
}): Promise<Page<PrivacyRequest>> => http.get('/privacy-requests', { ...query });

export const getPrivacyRequest = (id: string): Promise<PrivacyRequestDetail> =>
  http.get(`/privacy-requests/${id}`);

/** Enters a request that came by telephone, letter or in person. */
export const enterPrivacyRequest = (body: Readonly<Record<string, unknown>>): Promise<PrivacyRequest> =>
  http.post('/privacy-requests', body, { idempotencyKey: newIdempotencyKey() });

export type RequestAction = 'start' | 'identity' | 'lift' | 'complete' | 'refuse' | 'erase' | 'hold';

export const actOnRequest = (
  id: string,
  action: RequestAction,
  body: Readonly<Record<string, unknown>>,
): Promise<PrivacyRequest> => http.post(`/privacy-requests/${id}/${action}`, body);

/** The numbers on file in full, to call back; every look is written down. */
export const revealRequestContact = (id: string): Promise<Schemas['RequestContactResponse']> =>
  http.post(`/privacy-requests/${id}/reveal-contact`);

/** A link to the copy of everything held; it ends after 24 hours. */
export const copyLink = (id: string): Promise<{ readonly url: string; readonly expiresAt: string }> =>
  http.post(`/privacy-requests/${id}/copy`);

export const tellRecipient = (id: string, disclosureId: string): Promise<unknown> =>
  http.post(`/privacy-requests/${id}/disclosures/${disclosureId}/told`);

export type Retention = Schemas['RetentionResponse'];
export type RetentionClass = Retention['classes'][number];
export type Notice = Schemas['NoticeResponse'];

/** A dry run: what the next night would do. */
export const getRetention = (): Promise<Retention> => http.get('/retention');

export const listNotices = (): Promise<Page<Notice>> => http.get('/consent-notices', { limit: 200 });
export const publishNotice = (body: Readonly<Record<string, unknown>>): Promise<unknown> =>
  http.post('/consent-notices', body);

export const listHolds = (cursor?: string): Promise<Page<LegalHold>> => http.get('/legal-holds', { cursor });
export const releaseHold = (id: string): Promise<unknown> => http.post(`/legal-holds/${id}/release`);
