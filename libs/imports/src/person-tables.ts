import type { PersonData } from '@luodi/platform';

/**
 * Imports in the inventory of personal data. Any file may hold the person, and each lives a day at most: erasing
 * somebody ends them all (an import that was reading one fails), and takes their faulty rows and their undo data.
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
        upload_name: 'clear',
        rows_name: 'clear',
        format: 'code',
        encoding: 'code',
        delimiter: 'code',
        columns: { set: `'[]'::jsonb` },
        mapping: 'code',
        signature: 'hash',
        error_code: 'code',
        error_place: 'code',
        locale: 'code',
      },
      linked: `t.rows_name IS NOT NULL OR t.upload_name IS NOT NULL`,
      files: `'files/imports/' || coalesce(t.rows_name, t.upload_name)`,
      effect: 'removed',
      internal: true,
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
