import type { LeadEventKind } from '../lead.events';

/** What people did with the prospect, and what the prospect did. */
export const FOLLOW_UP_KINDS: readonly LeadEventKind[] = [
  'activity',
  'first_response',
  'inquiry_received',
  'converted',
  'disqualified',
  'visit_planned',
  'visit_changed',
  'visit_checked_in',
  'visit_cancelled',
  'visit_no_show',
];

/** Files that came and went. */
export const ATTACHMENT_KINDS: readonly LeadEventKind[] = ['attachment_added', 'attachment_removed'];
