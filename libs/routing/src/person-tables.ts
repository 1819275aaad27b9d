import type { PersonData } from '@luodi/platform';

/** Routing's tables in the inventory of personal data: rules and policies, no prospects. */
export const ROUTING_PERSON_DATA: PersonData = {
  name: 'routing',
  tables: [
    {
      table: 'routing_rules',
      columns: {
        name: 'config',
        conditions: 'config',
        strategy: 'code',
        target: 'code',
        period: 'code',
        cap_period: 'code',
        fallback: 'code',
      },
    },
    { table: 'routing_rule_versions', columns: { kind: 'code', rules: 'config', note: 'config' } },
    { table: 'routing_dry_runs', columns: { status: 'code', rules: 'config', result: 'code' } },
    { table: 'routing_drafts', columns: { rules: 'config' } },
    {
      table: 'sla_policies',
      columns: { name: 'config', kind: 'code', need_type: 'code', steps: 'config', pauses: 'code' },
    },
    {
      table: 'lead_clocks',
      columns: { kind: 'code', state: 'code', pauses: 'code', pause_cause: 'code', pause_note: 'clear' },
      linked: 't.lead_id = ANY(:leads)',
      effect: 'scrubbed',
      keeps: 'statistics',
    },
    { table: 'clock_firings', columns: { kind: 'code', ref: 'code', step: 'code', outcome: 'code' } },
    { table: 'share_corrections', columns: { reason: 'config' } },
    { table: 'sweep_beats', columns: { name: 'code' } },
  ],
};
