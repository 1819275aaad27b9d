import type { PersonData } from '@luodi/platform';

const OF_PERSON = 't.contact_id = ANY(:contacts) OR t.inquiry_id = ANY(:inquiries)';

/** Privacy's own tables in the inventory of personal data: what proves that a right was honoured stays. */
export const PRIVACY_PERSON_DATA: PersonData = {
  name: 'privacy',
  links: {
    requests: `SELECT id FROM privacy_requests WHERE contact_id = ANY(:contacts) OR inquiry_id = ANY(:inquiries)
      OR phone = ANY(:phones) OR wechat = ANY(:wechats)`,
  },
  traces: `SELECT 'phone' AS kind, phone AS value FROM privacy_requests WHERE id = ANY(:requests)
    UNION SELECT 'wechat', wechat FROM privacy_requests WHERE id = ANY(:requests)`,
  tables: [
    {
      table: 'consent_notices',
      columns: { version: 'code', locale: 'code', title: 'config', body: 'config' },
    },
    {
      table: 'consents',
      columns: { purpose: 'code', notice_version: 'code', basis: 'code', note: 'clear' },
      linked: OF_PERSON,
      effect: 'anonymised',
      keeps: 'proof',
    },
    {
      table: 'privacy_requests',
      columns: {
        receipt_number: 'code',
        kind: 'code',
        status: 'code',
        source: 'code',
        identity: 'code',
        identity_note: 'clear',
        details: 'clear',
        phone: 'clear',
        wechat: 'clear',
        proof_hash: 'hash',
        refusal: 'scrub',
        legal_basis: 'scrub',
        lift_reason: 'scrub',
        outcome: 'code',
      },
      linked: `${OF_PERSON} OR t.id = ANY(:requests)`,
      effect: 'anonymised',
      keeps: 'register',
    },
    { table: 'suppressions', columns: { key_hash: 'hash', kind: 'code', reason: 'code' } },
    { table: 'erasures', columns: { reason: 'code', key_hashes: 'hash', outcome: 'code' } },
    {
      table: 'legal_holds',
      columns: { reason: 'scrub' },
      linked: 't.contact_id = ANY(:contacts)',
      effect: 'scrubbed',
      keeps: 'register',
    },
    {
      table: 'disclosures',
      columns: {
        recipient: 'scrub',
        recipient_kind: 'code',
        purpose: 'scrub',
        categories: 'code',
        basis: 'code',
        object_type: 'code',
      },
      linked: `t.id = ANY(SELECT p.disclosure_id FROM disclosure_people p WHERE p.contact_id = ANY(:contacts))`,
      effect: 'scrubbed',
      keeps: 'register',
    },
    { table: 'retention_warnings', columns: { class: 'code' } },
    { table: 'retention_runs', columns: { counts: 'code' } },
  ],
};
