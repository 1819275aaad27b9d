import type { PersonData } from '@luodi/platform';

/** Routing's tables in the inventory of personal data: rules and policies, no prospects. */
export const ROUTING_PERSON_DATA: PersonData = {
  name: 'routing',
  tables: [
    { table: 'routing_rules', columns: { name: 'config', conditions: 'config', strategy: 'code' } },
    { table: 'sla_policies', columns: { name: 'config', need_type: 'code' } },
  ],
};
