import type { PersonData } from '@luodi/platform';

/**
 * Export files in the inventory of personal data. Any file of rows may hold the person, and each lives a day at most:
 * erasing somebody ends them all, and one that is being made is made again (make-export.service).
 */
export const REPORTING_PERSON_DATA: PersonData = {
  name: 'reporting',
  tables: [
    {
      table: 'exports',
      columns: {
        kind: 'code',
        format: 'code',
        filter: 'scrub',
        locale: 'code',
        status: 'code',
        file_name: 'clear',
        error_code: 'code',
      },
      linked: `t.file_name IS NOT NULL AND t.kind NOT LIKE 'report:%'`,
      files: `'exports/' || t.file_name`,
      effect: 'removed',
      lock: true,
      internal: true,
    },
  ],
};
