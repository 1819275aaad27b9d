import type { PersonData } from '@luodi/platform';

/** The agenda's tables in the inventory of personal data. */
export const AGENDA_PERSON_DATA: PersonData = {
  name: 'agenda',
  tables: [
    { table: 'calendar_feeds', columns: { secret_hash: 'hash', detail: 'code' } },
    {
      table: 'tasks',
      columns: { title: { set: `'**'` }, note: 'clear' },
      linked: 't.lead_id = ANY(:leads) OR t.deal_id = ANY(:deals)',
      effect: 'anonymised',
      keeps: 'statistics',
      // Nobody is there any more to do it for.
      touch: `done_at = coalesce(t.done_at, :now), remind_at = NULL, updated_at = :now, version = t.version + 1`,
    },
  ],
};
