import type { PersonData } from '@luodi/platform';

/** Deals in the inventory of personal data: the project stays under contract and archive rules, without the person. */
export const PIPELINE_PERSON_DATA: PersonData = {
  name: 'pipeline',
  links: { deals: 'SELECT id FROM deals WHERE contact_id = ANY(:contacts) OR lead_id = ANY(:leads)' },
  tables: [
    { table: 'pipelines', columns: { name: 'config', need_types: 'code' } },
    {
      table: 'pipeline_stages',
      columns: { id: 'code', name: 'config', milestone: 'code', gate: 'config' },
    },
    {
      table: 'deals',
      columns: {
        number: 'code',
        name: 'scrub',
        status: 'code',
        stage_id: 'code',
        company_name: 'scrub',
        need_type: 'code',
        industry: 'scrub',
        industry_code: 'code',
        facts: 'scrub',
        next_step: 'scrub',
        lost_reason: 'scrub',
        search_terms: 'scrub',
      },
      linked: 't.id = ANY(:deals)',
      effect: 'scrubbed',
      keeps: 'contract',
      touch: 'updated_at = :now, version = t.version + 1',
    },
    {
      table: 'deal_moves',
      columns: { from_stage: 'code', to_stage: 'code', kind: 'code', reason: 'scrub', fields: 'scrub' },
      linked: 't.deal_id = ANY(:deals)',
      effect: 'scrubbed',
      keeps: 'contract',
    },
  ],
};
