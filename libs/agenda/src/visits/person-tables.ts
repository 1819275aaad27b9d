import type { PersonTable } from '@luodi/platform';

/** Visits in the inventory of personal data: that one took place stays, not who came and what they said. */
export const VISIT_TABLES: readonly PersonTable[] = [
  {
    table: 'visits',
    columns: {
      kind: 'code',
      state: 'code',
      visitors: 'clear',
      places: 'scrub',
      shown_places: 'scrub',
      meeting_point: 'clear',
      note: 'clear',
      accepted: 'code',
      result: 'clear',
      closed_reason: 'clear',
      closed_cause: 'code',
    },
    linked: 't.lead_id = ANY(:leads)',
    effect: 'anonymised',
    keeps: 'statistics',
    touch: 'updated_at = :now, version = t.version + 1',
  },
  { table: 'visit_people', columns: { part: 'code' } },
  { table: 'visit_reminders', columns: { kind: 'code' } },
];
