import type { PersonData } from '@luodi/platform';
import { ATTACHMENT_FOLDER } from './attachments/attachment-storage';

/** Of a lead that became a deal the company stays with the deal; of others nothing but figures and codes. */
const WITHOUT_DEAL = 'NOT EXISTS (SELECT 1 FROM deals d WHERE d.lead_id = t.id)';

/** Leads and what happened to them in the inventory of personal data. */
export const LEADS_PERSON_TABLES: Pick<PersonData, 'tables' | 'links' | 'traces'> = {
  links: {
    leads: 'SELECT id FROM leads WHERE contact_id = ANY(:contacts)',
    // A merged lead keeps its person's card, which no number leads to any more.
    contacts: 'SELECT contact_id FROM leads WHERE merged_into_id = ANY(:leads)',
  },
  traces: `SELECT 'phone' AS kind, phone AS value FROM leads WHERE id = ANY(:leads)
    UNION SELECT 'wechat', wechat FROM leads WHERE id = ANY(:leads)
    UNION SELECT 'email', email FROM leads WHERE id = ANY(:leads)
    UNION SELECT 'name', contact_name FROM leads WHERE id = ANY(:leads)`,
  tables: [
    { table: 'pools', columns: { name: 'config' } },
    { table: 'lead_views', columns: { name: 'config', settings: 'code' } },
    {
      // Nobody can take a person out of a scan: the file goes, also from a deal; a legal hold keeps it.
      table: 'lead_attachments',
      columns: { file: 'file', name: 'scrub', kind: 'code', sha256: 'hash' },
      linked: 't.lead_id = ANY(:leads)',
      files: `'${ATTACHMENT_FOLDER}/' || left(t.file, 2) || '/' || t.file`,
      remove: true,
      effect: 'removed',
    },
    { table: 'lead_collaborators', columns: { access: 'code' } },
    { table: 'tags', columns: { name: 'config', colour: 'code' } },
    {
      table: 'credit_disputes',
      columns: {
        status: 'code',
        evidence: { set: `'**'` },
        ruling: { set: `CASE WHEN t.ruling IS NULL THEN NULL ELSE '**' END` },
      },
      linked: 't.lead_id = ANY(:leads)',
      effect: 'anonymised',
      keeps: 'statistics',
    },
    { table: 'pool_ledger', columns: { direction: 'code', reason: 'code' } },
    { table: 'recycle_rules', columns: { name: 'config', statuses: 'config' } },
    {
      table: 'recycle_exemptions',
      columns: { reason: { set: `'**'` } },
      linked: 't.lead_id = ANY(:leads)',
      effect: 'anonymised',
      keeps: 'statistics',
    },
    {
      table: 'leads',
      columns: {
        number: 'code',
        status: 'code',
        company_name: { set: `CASE WHEN ${WITHOUT_DEAL} THEN NULL ELSE t.company_name END` },
        contact_name: 'clear',
        phone: 'clear',
        phone_last4: 'clear',
        wechat: 'clear',
        email: 'clear',
        need_type: 'code',
        need_text: 'clear',
        use_text: 'clear',
        industry: 'scrub',
        industry_code: 'code',
        area_entered: 'code',
        tax_entered: 'code',
        tax_text: 'clear',
        region: 'scrub',
        message: 'clear',
        details: { set: `'{}'::jsonb` },
        channel: 'code',
        source_url: { set: `substring(t.source_url FROM '^[^?#]*')` },
        source_title: 'scrub',
        source_channel: 'scrub',
        waiting_reason: 'code',
        pool_reason: 'code',
        sla_state: 'code',
        disqualify_reason: 'clear',
        snooze_reason: 'clear',
        search_terms: { set: `ARRAY(SELECT term FROM unnest(t.search_terms) AS term WHERE term LIKE 'n:%')` },
      },
      linked: 't.id = ANY(:leads)',
      effect: 'anonymised',
      keeps: 'statistics',
      touch: `company_id = CASE WHEN ${WITHOUT_DEAL} THEN NULL ELSE t.company_id END, completeness = 0, do_not_contact = true,
        next_follow_up_at = NULL, updated_at = :now, version = t.version + 1`,
    },
    {
      table: 'lead_assignments',
      columns: { reason: 'code', note: 'clear', inputs: 'scrub' },
      linked: 't.lead_id = ANY(:leads)',
      effect: 'scrubbed',
      keeps: 'statistics',
    },
    {
      table: 'lead_merges',
      columns: { snapshot: 'clear' },
      linked: 't.from_id = ANY(:leads) OR t.into_id = ANY(:leads)',
      effect: 'anonymised',
      keeps: 'statistics',
      internal: true,
    },
    {
      table: 'bulk_jobs',
      columns: { action: 'code', params: 'scrub', status: 'code' },
      linked: 't.id IN (SELECT bulk_id FROM bulk_rows WHERE lead_id = ANY(:leads))',
      effect: 'scrubbed',
      keeps: 'statistics',
      internal: true,
    },
    {
      table: 'bulk_rows',
      columns: { state: 'code', code: 'code', facts: 'code', before: 'clear' },
      linked: 't.lead_id = ANY(:leads)',
      effect: 'scrubbed',
      keeps: 'statistics',
      internal: true,
    },
    {
      table: 'activities',
      columns: {
        type: 'code',
        summary: { set: `CASE WHEN t.deal_id IS NULL THEN '**' ELSE t.summary END` },
        outcome: 'code',
      },
      linked: 't.lead_id = ANY(:leads) OR t.deal_id = ANY(:deals)',
      effect: 'anonymised',
      keeps: 'statistics',
    },
    {
      // Triggers cleared it already where they clear the follow-up or the words.
      table: 'lead_notes',
      columns: {
        kind: 'code',
        text: {
          set: `CASE WHEN EXISTS (SELECT 1 FROM activities a WHERE a.id = t.id AND a.deal_id IS NOT NULL) THEN t.text ELSE '**' END`,
        },
      },
      linked: 't.lead_id = ANY(:leads)',
      effect: 'scrubbed',
      keeps: 'statistics',
      internal: true,
    },
    {
      table: 'lead_events',
      columns: { kind: 'code', data: { set: `t.data - 'values' - 'note' - 'fileName'` } },
      linked: 't.lead_id = ANY(:leads)',
      effect: 'scrubbed',
      keeps: 'statistics',
    },
  ],
};
