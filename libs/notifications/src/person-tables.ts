import type { PersonData } from '@luodi/platform';

/** Notices, mails and webhooks in the inventory of personal data; a mail's file tells the prospect's name and firm. */
export const NOTIFICATIONS_PERSON_DATA: PersonData = {
  name: 'notifications',
  tables: [
    {
      table: 'notifications',
      columns: { kind: 'code', dedupe_key: 'scrub', data: 'scrub' },
      linked: 't.lead_id = ANY(:leads) OR t.deal_id = ANY(:deals)',
      effect: 'scrubbed',
      keeps: 'statistics',
      internal: true,
    },
    {
      table: 'mails',
      columns: {
        dedupe_key: 'scrub',
        to_address: 'staff',
        template: 'code',
        locale: 'code',
        data: 'scrub',
        status: 'code',
        message_id: 'code',
        file_name: 'clear',
        error: 'scrub',
      },
      linked: `t.data ->> 'leadId' = ANY(:ids) OR t.data ->> 'dealId' = ANY(:ids)`,
      files: `'mail/' || t.id || '.eml'`,
      effect: 'removed',
      internal: true,
    },
    { table: 'waiting_notices', columns: { kind: 'code' } },
    { table: 'waiting_periods', columns: { kind: 'code' } },
    {
      table: 'notification_settings',
      columns: { channels: 'code' },
    },
    {
      table: 'notify_robots',
      columns: {
        name: 'config',
        kind: 'code',
        url: 'hash',
        host: 'config',
        secret: 'hash',
        events: 'code',
        locale: 'code',
        last_error: 'code',
      },
    },
    {
      table: 'robot_messages',
      columns: {
        dedupe_key: 'scrub',
        event: 'code',
        data: { set: `'{}'::jsonb` },
        state: 'code',
        error: 'code',
      },
      linked: 't.lead_id = ANY(:leads)',
      effect: 'scrubbed',
      keeps: 'statistics',
      internal: true,
    },
    {
      table: 'webhooks',
      columns: {
        name: 'config',
        url: 'config',
        events: 'code',
        secret: 'hash',
        secret_last_four: 'hash',
        purpose: 'config',
        legal_basis: 'code',
      },
    },
    {
      table: 'webhook_deliveries',
      columns: {
        event: 'code',
        data: { set: `'{}'::jsonb` },
        state: 'code',
        response_excerpt: 'clear',
        error: 'code',
      },
      linked: 't.lead_id = ANY(:leads) OR t.deal_id = ANY(:deals)',
      effect: 'scrubbed',
      keeps: 'statistics',
      internal: true,
    },
  ],
};
