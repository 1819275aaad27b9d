import { answer, api } from './client';
import type { Schemas } from './types';

export type HandoverPreview = Schemas['HandoverPreviewResponse'];
export type HandoverResult = Schemas['HandoverResponse'];
export type HandoverSplit = Schemas['HandoverDto']['split'];

const at = (id: string) => ({ path: { id } });

/** What somebody who leaves has in their hands. */
export const getHandover = (id: string): Promise<HandoverPreview> =>
  answer(api.GET('/api/v1/users/{id}/handover', { params: at(id) }));

/** Ends the account and gives everything to others, all of it or nothing. */
export const handOver = (id: string, body: Schemas['HandoverDto']): Promise<HandoverResult> =>
  answer(api.POST('/api/v1/users/{id}/handover', { params: at(id), body }));
