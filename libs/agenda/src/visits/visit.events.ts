import { defineTask } from '@luodi/platform';
import type { ReminderKind } from './visit-times.policy';

/** `removed`: the reader goes along no more. */
export type VisitChange = 'planned' | 'moved' | 'cancelled' | 'removed';

/** Something about a visit that the people who go there should know. `version` is the visit's after it. */
export const VISIT_CHANGED = defineTask<{
  readonly visitId: string;
  readonly version: number;
  readonly change: VisitChange;
  readonly userIds: readonly string[];
  /** Who did it; they are not told. */
  readonly byId: string | null;
}>('agenda.visit-changed');

/** A visit comes near. `startsAt` (ISO 8601) is the start that the reminder was made for. */
export interface VisitReminded {
  readonly visitId: string;
  readonly kind: ReminderKind;
  readonly startsAt: string;
}

/** The deal of a lead was lost or transferred. */
export const VISITS_OF_DEAL_CLOSED = defineTask<{ readonly leadId: string; readonly byId: string }>(
  'agenda.visits-of-deal-closed',
);

export const VISIT_REMINDED = defineTask<VisitReminded>('agenda.visit-reminded');
