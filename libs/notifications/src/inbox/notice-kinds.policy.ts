/** What people are told of. */
export const NOTICE_KINDS = [
  'lead_assigned',
  'clock_warned',
  'clock_breached',
  'lead_waiting',
  'leads_unmatched',
  'leads_waiting',
  'waiting_alarm',
  'owner_away',
  'due_warned',
  'due_breached',
  'due_copied',
  'lead_escalated',
  'inquiry_added',
  'pool_contact_due',
  'pool_recycle_due',
  'pool_uncontacted',
  'pool_recycled',
  'credit_disputed',
  'credit_ruled',
  'offer_received',
  'export_done',
  'export_failed',
  'privacy_opened',
  'privacy_due',
  'privacy_overdue',
  'retention_warned',
  'reveals_exceeded',
  'webhook_paused',
  'robot_failing',
  'mentioned',
  'collaborator_added',
  'collaborator_removed',
  'follow_up_due',
  'task_due',
  'task_given',
  'visit_planned',
  'visit_moved',
  'visit_removed',
  'visit_cancelled',
  'visit_near',
  'leave_clash',
  'morning_digest',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** The kinds that also go out by mail, each with a template of its own. */
export const MAIL_TEMPLATES = [
  'lead_assigned',
  'clock_warned',
  'clock_breached',
  'lead_waiting',
  'leads_unmatched',
  'leads_waiting',
  'waiting_alarm',
  'owner_away',
  'due_warned',
  'due_breached',
  'due_copied',
  'inquiry_added',
  'lead_escalated',
  'pool_contact_due',
  'pool_recycle_due',
  'pool_uncontacted',
  'pool_recycled',
  'credit_disputed',
  'credit_ruled',
  'mentioned',
  'follow_up_due',
  'task_due',
  'visit_planned',
  'visit_moved',
  'visit_removed',
  'visit_cancelled',
  'visit_near',
  'morning_digest',
] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** Whether a kind goes out by mail. */
export function isMailTemplate(kind: string): kind is MailTemplate {
  return MAIL_TEMPLATES.some((template) => template === kind);
}

/** Something to tell one person, once per event. */
export interface Notice {
  readonly userId: string;
  readonly kind: NoticeKind;
  /** Names the event: a second notice with the same key for the same person is not written. */
  readonly dedupeKey: string;
  readonly leadId?: string;
  readonly exportId?: string;
  /** Ids, codes, numbers and times that fill the texts; never personal data. */
  readonly data: Readonly<Record<string, string | number | null>>;
}
