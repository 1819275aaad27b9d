import { answer, api } from './client';
import type { Schemas } from './types';

export type Share = Schemas['ShareResponse'];
export type ShareCorrection = Schemas['ShareCorrectionResponse'];

/** A person's share of a rule in the running period. */
export const getShare = (ruleId: string, userId: string) =>
  answer(api.GET('/api/v1/routing/shares', { params: { query: { ruleId, userId } } }));

/** What was corrected of it, the newest first. */
export const listCorrections = (ruleId: string, userId: string) =>
  answer(api.GET('/api/v1/routing/shares/corrections', { params: { query: { ruleId, userId, limit: 20 } } }));

/** Owes somebody more leads, or fewer. */
export const correctShare = (body: Schemas['CorrectShareDto']) =>
  answer(api.POST('/api/v1/routing/shares/corrections', { body }));

/** Takes a correction back by an opposite one. */
export const undoCorrection = (id: string, reason: string) =>
  answer(
    api.POST('/api/v1/routing/shares/corrections/{id}/undo', { params: { path: { id } }, body: { reason } }),
  );
