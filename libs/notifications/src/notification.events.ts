import { defineTask } from '@luodi/platform';

/** A mail waits to be sent. 15 tries // graphile-worker waits e^n s, n ≤ 10, between tries: an SMTP server may be away ≈ 30 h */
export const MAIL_QUEUED = defineTask<{ readonly mailId: string }>('notifications.mail-queued', {
  maxAttempts: 15,
});
