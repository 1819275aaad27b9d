import type { PersonData } from './person-data';

const NAMES_A_ROW = `EXISTS (SELECT 1 FROM unnest(:ids) AS known WHERE t.response::text LIKE '%' || known || '%')`;

/** Platform's tables in the inventory of personal data. */
export const PLATFORM_PERSON_DATA: PersonData = {
  name: 'platform',
  tables: [
    { table: 'settings', columns: { key: 'code', value: 'config' } },
    {
      table: 'audit_log',
      columns: {
        actor_role: 'code',
        action: 'code',
        object_type: 'code',
        request_id: 'scrub',
        data: 'scrub',
      },
      linked: 't.object_id = ANY(SELECT known::uuid FROM unnest(:ids) AS known)',
      effect: 'scrubbed',
      keeps: 'proof',
      internal: true,
    },
    {
      table: 'idempotency_keys',
      columns: { scope: 'scrub', key: 'scrub', body_hash: 'hash', response: 'scrub' },
      linked: `t.key ~* :pattern OR t.scope ~* :pattern OR t.response::text ~* :pattern OR ${NAMES_A_ROW}`,
      effect: 'removed',
      remove: true,
      internal: true,
    },
    {
      table: 'rate_limits',
      columns: { key: 'scrub' },
      linked: 't.key ~* :pattern',
      effect: 'removed',
      remove: true,
      internal: true,
    },
    { table: 'number_series', columns: { kind: 'code', period: 'code' } },
    { table: 'cron_marks', columns: { name: 'code' } },
    { table: 'migrations', columns: { name: 'code' } },
    {
      table: 'graphile_worker._private_jobs',
      columns: { payload: 'scrub', last_error: 'scrub', key: 'scrub', locked_by: 'code', flags: 'code' },
      internal: true,
    },
    { table: 'graphile_worker._private_job_queues', columns: { queue_name: 'code', locked_by: 'code' } },
    { table: 'graphile_worker._private_known_crontabs', columns: { identifier: 'code' } },
    { table: 'graphile_worker._private_tasks', columns: { identifier: 'code' } },
  ],
};
