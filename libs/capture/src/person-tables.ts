import type { PersonData } from '@luodi/platform';

const OF_PERSON = `t.contact_id = ANY(:contacts) OR t.id = ANY(:inquiries)`;

/** Inquiries, also quarantined ones that only a phone ties to somebody, in the inventory of personal data. */
export const CAPTURE_PERSON_DATA: PersonData = {
  name: 'capture',
  links: {
    inquiries: `SELECT id FROM inquiries WHERE contact_id = ANY(:contacts)
      OR (contact_id IS NULL AND lead_id = ANY(:leads))
      OR (contact_id IS NULL AND phone = ANY(:phones))
      OR (contact_id IS NULL AND phone IS NULL AND wechat = ANY(:wechats))`,
  },
  traces: `SELECT 'phone' AS kind, phone AS value FROM inquiries WHERE id = ANY(:inquiries)
    UNION SELECT 'wechat', wechat FROM inquiries WHERE id = ANY(:inquiries)
    UNION SELECT 'email', submission ->> 'email' FROM inquiries WHERE id = ANY(:inquiries)
    UNION SELECT 'name', submission ->> 'contact' FROM inquiries WHERE id = ANY(:inquiries)`,
  tables: [
    {
      table: 'inquiries',
      columns: {
        tracking_code: 'code',
        status: 'code',
        quarantine_reason: 'code',
        channel: 'code',
        submission: { set: `'{}'::jsonb` },
        parse: 'clear',
        parser_version: 'code',
        phone: 'clear',
        wechat: 'clear',
        body_hash: { set: `sha256(t.id::text::bytea)` },
        source: { set: `'{}'::jsonb` },
        ip: 'clear',
        user_agent: 'clear',
        text_hash: 'clear',
        review: 'code',
      },
      linked: OF_PERSON,
      effect: 'anonymised',
      keeps: 'statistics',
      touch: `status = CASE WHEN t.status = 'accepted' THEN 'withdrawn' ELSE t.status END`,
    },
    {
      table: 'supply_offers',
      columns: {
        status: 'code',
        channel: 'code',
        company_name: 'clear',
        contact_name: 'clear',
        phone: 'clear',
        wechat: 'clear',
        offer: 'clear',
        region: 'scrub',
        note: 'clear',
      },
      linked: 't.contact_id = ANY(:contacts) OR t.inquiry_id = ANY(:inquiries)',
      effect: 'anonymised',
      keeps: 'statistics',
      touch: `status = 'closed', company_id = NULL, updated_at = :now, version = t.version + 1`,
    },
    {
      table: 'parse_corrections',
      columns: { field: 'code', parser_version: 'code', parsed: 'clear', corrected: 'clear' },
      linked: 't.inquiry_id = ANY(:inquiries)',
      effect: 'removed',
      remove: true,
      internal: true,
    },
    { table: 'intake_log', columns: { reason: 'code' } },
    { table: 'site_guards', columns: { mode: 'code' } },
    { table: 'used_proofs', columns: { digest: 'hash', body_hash: 'hash' } },
    // Keyed digests: what was learned of a text or a host outlives the one who sent it, as the suppression does.
    { table: 'spam_lessons', columns: { kind: 'code', digest: 'hash', verdict: 'code' } },
    { table: 'form_drafts', columns: { definition: 'config' } },
    { table: 'form_versions', columns: { definition: 'config', note: 'config' } },
    { table: 'site_channels', columns: { name: 'config', code: 'code' } },
    // The article's address comes from the visitor's browser.
    { table: 'form_counts', columns: { article: 'scrub', channel: 'scrub' } },
  ],
};
