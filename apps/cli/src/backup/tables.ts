import type { Client } from 'pg';

/** A table as a backup sees it: its own columns in order, without those the database computes. */
export interface TableShape {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** The job queue's own bookkeeping of versions is made by its migration, not carried over. */
const NOT_DATA = new Set([
  'public.migrations',
  'graphile_worker.migrations',
  'graphile_worker._private_known_crontabs',
]);

/** Every table with data, referenced ones before those that refer to them. */
export async function tablesInOrder(client: Client): Promise<TableShape[]> {
  const { rows: tables } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name,
            array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'graphile_worker')
     GROUP BY n.nspname, c.relname ORDER BY 1, 2`,
  );
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `SELECT DISTINCT cn.nspname || '.' || cc.relname AS child, pn.nspname || '.' || pc.relname AS parent
     FROM pg_constraint k
     JOIN pg_class cc ON cc.oid = k.conrelid JOIN pg_namespace cn ON cn.oid = cc.relnamespace
     JOIN pg_class pc ON pc.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = pc.relnamespace
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`,
  );
  const known = tables.filter((table) => !NOT_DATA.has(fullName(table)));
  return sortByReference(known, references);
}

/** schema.table */
export function fullName(table: { readonly schema: string; readonly name: string }): string {
  return `${table.schema}.${table.name}`;
}

/** @throws Error when tables refer to each other in a circle */
export function sortByReference(
  tables: readonly TableShape[],
  references: readonly { readonly child: string; readonly parent: string }[],
): TableShape[] {
  const names = new Set(tables.map(fullName));
  const sorted: TableShape[] = [];
  const done = new Set<string>();
  let rest = [...tables];
  while (rest.length > 0) {
    const free = rest.filter((table) =>
      references.every(
        ({ child, parent }) => child !== fullName(table) || !names.has(parent) || done.has(parent),
      ),
    );
    if (free.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${rest.map(fullName).join(', ')}`);
    for (const table of free) done.add(fullName(table));
    sorted.push(...free);
    rest = rest.filter((table) => !done.has(fullName(table)));
  }
  return sorted;
}

/** The statement that reads a table out in a fixed order of rows, so that equal tables give equal bytes. */
export function copyOut(client: Client, table: TableShape): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const name = `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`;
  return `COPY (SELECT ${columns} FROM ${name} t ORDER BY t.*::text) TO STDOUT`;
}

/** The statement that reads a table in. */
export function copyIn(client: Client, table: TableShape): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  return `COPY ${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)} (${columns}) FROM STDIN`;
}
