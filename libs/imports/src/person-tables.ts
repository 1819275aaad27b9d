import type { PersonData } from '@luodi/platform';

/**
 * Imports in the inventory of personal data. Each file lives a day at most; of those that hold the person, the
 * person's lines go (PersonInFilesService), and so do their faulty rows and what their undo had kept of them.
 */
export const IMPORTS_PERSON_DATA: PersonData = {
  name: 'imports',
  tables: [
    {
      table: 'imports',
      columns: {
        kind: 'code',
        status: 'code',
        duplicates: 'code',
        options: 'code',
        source_kind: 'code',
        source_note: 'scrub',
        file_name: 'scrub',
        upload_name: 'file',
        rows_name: 'file',
        format: 'code',
        encoding: 'code',
        delimiter: 'code',
        columns: 'scrub',
        mapping: 'code',
        signature: 'hash',
        error_code: 'code',
        error_place: 'code',
        locale: 'code',
      },
    },
    {
      table: 'import_faults',
      columns: { code: 'code', field: 'code', cells: 'scrub' },
      linked: `t.cells::text ~* :pattern`,
      remove: true,
      effect: 'removed',
      internal: true,
    },
    {
      table: 'import_items',
      columns: { action: 'code', mark: 'code', before: 'clear', undo: 'code' },
      linked: `t.object_id = ANY(:leads)`,
      effect: 'removed',
      internal: true,
    },
    { table: 'import_mappings', columns: { kind: 'code', signature: 'hash', mapping: 'config' } },
  ],
};
