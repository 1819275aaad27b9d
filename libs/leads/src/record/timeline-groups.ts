import type { LeadEventKind } from '../lead.events';

/** What people did with the prospect, and what the prospect did. */
export const FOLLOW_UP_KINDS: readonly LeadEventKind[] = [
  'activity',
  'first_response',
  'inquiry_received',
  'converted',
  'disqualified',
];

/** Files that came and went. */
export const ATTACHMENT_KINDS: readonly LeadEventKind[] = ['attachment_added', 'attachment_removed'];
