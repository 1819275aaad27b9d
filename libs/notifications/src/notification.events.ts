import { defineTask } from '@luodi/platform';

/** A mail waits to be sent. 15 tries // graphile-worker waits e^n s, n ≤ 10, between tries: an SMTP server may be away ≈ 30 h */
export const MAIL_QUEUED = defineTask<{ readonly mailId: string }>('notifications.mail-queued', {
  maxAttempts: 15,
});

/**
 * Deliveries to a webhook may be due. Added by the triggers on timelines (wake_webhook in the migration), in the queue of
 * the webhook: one job of it at a time. Tries of deliveries are counted in their rows, not here.
 */
export const WEBHOOK_DUE = defineTask<{ readonly webhookId: string }>('notifications.webhook-due', {
  maxAttempts: 3,
});

/** Every minute: webhooks whose next try has come, and old lines of their logs. */
export const WEBHOOKS_SWEPT = defineTask<Record<string, never>>('notifications.webhooks-swept', {
  maxAttempts: 1,
});

/** Messages to a chat group's robot may be due: one job of a robot at a time (wake_robot in the migration). */
export const ROBOT_DUE = defineTask<{ readonly robotId: string }>('notifications.robot-due', {
  maxAttempts: 3,
});

/** Every minute: notices that were put off, mails held back by quiet hours, robots with something due, the morning digest. */
export const NOTICES_SWEPT = defineTask<Record<string, never>>('notifications.notices-swept', {
  maxAttempts: 1,
});
