import type { Notice } from '../inbox/notice-kinds.policy';

/**
 * A follow-up whose time has come. Its date and its clock, where a policy keeps one, come to the same instant: both tell
 * by this, and the key makes it one notice.
 */
export function followUpDue(
  lead: { readonly id: string; readonly number: string },
  at: Date,
): Omit<Notice, 'userId'> {
  return {
    kind: 'follow_up_due',
    dedupeKey: `follow-up:${lead.id}:${at.getTime()}`,
    leadId: lead.id,
    data: { number: lead.number, followUpAt: at.toISOString() },
  };
}
