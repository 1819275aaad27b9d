import type { PersonData } from '@luodi/platform';

/** Workspace's tables in the inventory of personal data: reference data and what administrators set up. */
export const WORKSPACE_PERSON_DATA: PersonData = {
  name: 'workspace',
  tables: [
    { table: 'regions', columns: { code: 'code', name: 'config', parent_code: 'code' } },
    { table: 'industries', columns: { code: 'code', name: 'config', parent_code: 'code', section: 'code' } },
    { table: 'parks', columns: { name: 'config', region_code: 'code' } },
    {
      table: 'sites',
      columns: {
        key: 'code',
        name: 'config',
        heading: 'config',
        hotline: 'config',
        allowed_origins: 'config',
      },
    },
    { table: 'agent_leaves', columns: { note: 'staff' } },
    { table: 'calendar_days', columns: { kind: 'code', name: 'config' } },
    { table: 'team_shifts', columns: { week: 'config' } },
  ],
};
