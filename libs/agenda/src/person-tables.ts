import type { PersonData } from '@luodi/platform';

/** The agenda's tables in the inventory of personal data. */
export const AGENDA_PERSON_DATA: PersonData = { name: 'agenda', tables: [] };
