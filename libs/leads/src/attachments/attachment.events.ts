import { defineTask } from '@luodi/platform';

/** Rows are gone; their files have to go. */
export const ATTACHMENT_REMOVED = defineTask<{ readonly files: readonly string[] }>(
  'leads.attachment-removed',
);

/** Files that nothing names are looked for. */
export const ATTACHMENTS_SWEPT = defineTask<Record<string, never>>('leads.attachments-swept');
