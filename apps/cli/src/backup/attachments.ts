import type { Client } from 'pg';
import type { FileEntry } from './manifest';

/** Where attached files lie below DATA_DIR; the same names as in libs/leads. */
export const ATTACHMENTS = 'files/attachments';

/** The attachments of the database whose file is not among these with an equal hash, by the name of the file. */
export async function lostAttachments(client: Client, files: readonly FileEntry[]): Promise<string[]> {
  const { rows: known } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('public.lead_attachments') IS NOT NULL AS found`,
  );
  if (known[0]?.found !== true) return [];
  const hashes = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const { rows } = await client.query<{ file: string; sha256: string }>(
    'SELECT file, sha256 FROM lead_attachments ORDER BY file',
  );
  return rows
    .filter(({ file, sha256 }) => hashes.get(`${ATTACHMENTS}/${file.slice(0, 2)}/${file}`) !== sha256)
    .map(({ file }) => file);
}
