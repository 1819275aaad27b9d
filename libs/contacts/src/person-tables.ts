import type { PersonData } from '@luodi/platform';

/**
 * Companies and people in the inventory of personal data. A company's record is no personal data, the person who stands
 * for it is (domain.md 5.1): the company stays, without a name or number of the person in it.
 */
export const CONTACTS_PERSON_DATA: PersonData = {
  name: 'contacts',
  links: {
    // With the spellings that were merged into it.
    companies: `SELECT company_id FROM contacts WHERE id = ANY(:contacts) AND company_id IS NOT NULL
      UNION SELECT id FROM companies WHERE merged_into_id = ANY(:companies)`,
  },
  traces: `SELECT kind, value FROM contact_keys WHERE contact_id = ANY(:contacts)
    UNION SELECT 'phone', phone FROM contacts WHERE id = ANY(:contacts)
    UNION SELECT 'wechat', wechat FROM contacts WHERE id = ANY(:contacts)
    UNION SELECT 'email', email FROM contacts WHERE id = ANY(:contacts)
    UNION SELECT 'name', name FROM contacts WHERE id = ANY(:contacts)`,
  tables: [
    {
      table: 'contact_keys',
      columns: { kind: 'code', value: 'scrub' },
      linked: `t.contact_id = ANY(:contacts) OR (t.kind = 'phone' AND t.value = ANY(:phones))
        OR (t.kind = 'wechat' AND t.value = ANY(:wechats))`,
      effect: 'removed',
      remove: true,
    },
    {
      table: 'contacts',
      columns: { name: 'clear', phone: 'clear', wechat: 'clear', email: 'clear' },
      linked: 't.id = ANY(:contacts)',
      effect: 'anonymised',
      keeps: 'statistics',
      touch:
        'company_id = NULL, do_not_contact = true, erased_at = :now, updated_at = :now, version = t.version + 1',
    },
    {
      table: 'companies',
      columns: {
        name: 'scrub',
        name_key: { set: `CASE WHEN t.name_key ~* :scrub THEN t.id::text ELSE t.name_key END` },
        uscc: 'code',
        region_code: 'code',
        tier: 'code',
        core_key: {
          set: `CASE WHEN concat_ws(' ', t.name, t.core_key) ~* :scrub THEN '' ELSE t.core_key END`,
        },
        pinyin: { set: `CASE WHEN concat_ws(' ', t.name, t.pinyin) ~* :scrub THEN '' ELSE t.pinyin END` },
        initials: {
          set: `CASE WHEN concat_ws(' ', t.name, t.initials) ~* :scrub THEN '' ELSE t.initials END`,
        },
        match_terms: {
          set: `CASE WHEN t.name || t.match_terms::text ~* :scrub THEN '{}' ELSE t.match_terms END`,
        },
      },
      linked: 't.id = ANY(:companies)',
      effect: 'scrubbed',
      keeps: 'statistics',
    },
    {
      table: 'company_merges',
      columns: { moved: 'code', snapshot: 'scrub', ended_how: 'code' },
      linked: 't.from_id = ANY(:companies) OR t.into_id = ANY(:companies)',
      effect: 'scrubbed',
      keeps: 'statistics',
      internal: true,
    },
    {
      table: 'company_events',
      columns: { kind: 'code', data: 'scrub' },
      linked: 't.company_id = ANY(:companies)',
      effect: 'scrubbed',
      keeps: 'statistics',
      internal: true,
    },
  ],
};
