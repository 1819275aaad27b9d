import { http } from './client';
import type { Page, Ref } from './types';

/** An inquiry that was held back, as staff see it: phones masked. */
export interface HeldInquiry {
  readonly id: string;
  readonly trackingCode: string;
  readonly quarantineReason: string | null;
  readonly review: 'released' | 'confirmed' | null;
  /** Other quarantined ones with the same text. */
  readonly sameText: number;
  readonly leadId: string | null;
  readonly receivedAt: string;
  readonly site: Ref | null;
  readonly submission: Readonly<Record<string, unknown>>;
}

/** What became of one inquiry of a review. */
export interface Reviewed {
  readonly id: string;
  readonly ok: boolean;
  readonly leadId: string | null;
  readonly code: string | null;
  readonly message: string | null;
}

/** A submission that was refused: nothing else of it is kept. */
export interface Refusal {
  readonly id: string;
  readonly at: string;
  readonly reason: string;
  readonly siteName: string | null;
}

export const listHeld = (review: 'open' | 'confirmed', cursor?: string): Promise<Page<HeldInquiry>> =>
  http.get('/inquiries', { status: 'quarantined', review, cursor });

export const listRefusals = (cursor?: string): Promise<Page<Refusal>> => http.get('/intake-log', { cursor });

/** `cameBack`: how somebody asked again by themselves who had wanted to be left alone. */
export const releaseInquiries = (
  ids: readonly string[],
  cameBack?: string,
): Promise<{ readonly items: readonly Reviewed[] }> =>
  http.post('/inquiries/release', cameBack === undefined ? { ids } : { ids, askedAgain: { note: cameBack } });

export const confirmSpam = (ids: readonly string[]): Promise<{ readonly items: readonly Reviewed[] }> =>
  http.post('/inquiries/confirm-spam', { ids });
