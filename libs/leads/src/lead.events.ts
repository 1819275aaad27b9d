import { defineTask } from '@luodi/platform';
import type { ClockKind } from './clock/clock-kinds';

/** A lead has a new owner. The assignment row tells who, by whom and why. */
export const LEAD_ASSIGNED = defineTask<{ readonly assignmentId: string }>('leads.lead-assigned');

/** A person whose lead has an owner wrote again. */
export const INQUIRY_ADDED = defineTask<{ readonly leadId: string; readonly inquiryId: string }>(
  'leads.inquiry-added',
);

/** How far the first-response clock has run: the percentage of a warning, or the deadline itself. */
export type ClockLevel = number | 'breached';

/** A first-response clock reached a warning or its end; once each, by the lead's state columns. */
export const CLOCK_WARNED = defineTask<{ readonly leadId: string; readonly level: ClockLevel }>(
  'leads.clock-warned',
);

/**
 * A step of any other clock, a rung of the ladder, the alarm of a wait, or an owner away whom nobody can stand in for; once each, by the ledger of firings. `ref`
 * and `step` name it there.
 */
export interface ClockFiring {
  readonly leadId: string;
  readonly kind: ClockKind | 'waiting';
  readonly ref: string;
  readonly step: string;
  readonly act: 'warn' | 'breach' | 'copy' | 'reassign' | 'pool' | 'alarm' | 'away';
  readonly percent: number | null;
  readonly outcome: string;
  /** ISO 8601 */
  readonly dueAt: string;
  /** Who had the lead before the step. */
  readonly fromId: string | null;
}

export const CLOCK_FIRED = defineTask<ClockFiring>('leads.clock-fired');

/** A follow-up names colleagues. */
export const COLLEAGUE_MENTIONED = defineTask<{ readonly activityId: string }>('leads.colleague-mentioned');

/** A lead waits without an owner because nobody is eligible; managers and admins should know. */
export const LEAD_WAITING = defineTask<{ readonly leadId: string; readonly reason: string }>(
  'leads.lead-waiting',
);

/** An agent has room again while leads wait; routing looks at the waiting ones. */
export const CAPACITY_FREED = defineTask<Record<string, never>>('leads.capacity-freed');

/** Somebody asked for more full numbers in a day than the workspace allows. */
export const REVEALS_EXCEEDED = defineTask<{
  readonly userId: string;
  readonly day: string;
  readonly limit: number;
}>('leads.reveals-exceeded');

/** A person changed what is known of a lead; `fields` are names of its facts, never values. */
export const LEAD_EDITED = defineTask<{
  readonly leadId: string;
  readonly fields: readonly string[];
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
}>('leads.lead-edited');

/** What an owner is told of the public pools: a lead that goes back unless they act, or has gone. */
export const POOL_NOTICE_KINDS = ['contact_due', 'recycle_due', 'uncontacted', 'recycled'] as const;
export type PoolNoticeKind = (typeof POOL_NOTICE_KINDS)[number];

/** Once each: the rows that cause it are taken in the same transaction. */
export const POOL_NOTICE = defineTask<{
  readonly kind: PoolNoticeKind;
  readonly leadId: string;
  readonly userId: string;
  /** ISO 8601: the deadline, or when it went. */
  readonly at: string;
}>('leads.pool-notice');

/** An act on many leads has rows to do. */
export const BULK_WORK = defineTask<{ readonly bulkId: string }>('leads.bulk-work', { maxAttempts: 6 });

/** A first-contact credit is disputed, or the dispute was decided; `teamIds` are those with something to win or to lose. */
export const CREDIT_DISPUTE = defineTask<{
  readonly disputeId: string;
  readonly change: 'opened' | 'ruled';
  readonly teamIds: readonly string[];
  readonly earnedById: string | null;
}>('leads.credit-dispute');

/** An agent may read or edit a lead besides its owner, or may no more. */
export interface CollaborationChange {
  readonly leadId: string;
  readonly userId: string;
  readonly byId: string;
  readonly change: 'added' | 'removed';
  /** ISO 8601; names the event together with lead and user. */
  readonly at: string;
}

export const COLLABORATION_CHANGED = defineTask<CollaborationChange>('leads.collaboration-changed');

/** Kinds of the timeline. `data` of each holds ids, codes and amounts; texts live in their own tables. */
export const LEAD_EVENT_KINDS = [
  'opened',
  'inquiry_received',
  'reopened',
  'assigned',
  'released',
  'team_changed',
  'waiting',
  'activity',
  'first_response',
  'edited',
  'phone_revealed',
  'disqualified',
  'restored',
  'merged',
  'unmerged',
  'inquiry_split',
  'phone_added',
  'phone_removed',
  'converted',
  'snoozed',
  'unsnoozed',
  'snooze_ended',
  'tagged',
  'collaborator_added',
  'collaborator_removed',
  'attachment_added',
  'attachment_removed',
  'clock_warned',
  'clock_breached',
  'clock_escalated',
  'clock_done',
  'clock_paused',
  'clock_resumed',
  'consent_withdrawn',
  'contact_resumed',
  'recycle_exempted',
  'recycle_unexempted',
  'credit_recorded',
  'credit_shared',
  'credit_disputed',
  'credit_ruled',
  'visit_planned',
  'visit_changed',
  'visit_checked_in',
  'visit_cancelled',
  'visit_no_show',
  'person_erased',
] as const;
export type LeadEventKind = (typeof LEAD_EVENT_KINDS)[number];
