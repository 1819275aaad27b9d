import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { EntityManager } from 'typeorm';

/**
 * Fills the tables that come with the product, where they are empty: GB/T 4754-2017 industries,
 * administrative regions, and the working calendar of the years whose official notice is known.
 */
export async function seedReferenceData(tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO regions (code, name, level, parent_code)
     SELECT code, name, level::smallint, nullif(parent, '') FROM json_to_recordset($1::json)
       AS r(code text, name text, level text, parent text)
     ORDER BY level, code ON CONFLICT DO NOTHING`,
    [JSON.stringify(readTable('regions.csv'))],
  );
  await tx.query(
    `INSERT INTO industries (code, name, level, parent_code, section)
     SELECT code, name, level::smallint, nullif(parent, ''), section FROM json_to_recordset($1::json)
       AS r(level text, section text, code text, parent text, name text)
     ORDER BY level, code ON CONFLICT DO NOTHING`,
    [JSON.stringify(readTable('industries.csv'))],
  );
  const days = readTable('calendar-days.csv');
  await tx.query(
    `INSERT INTO calendar_days (day, kind, name)
     SELECT day, kind, name FROM json_to_recordset($1::json) AS r(day date, kind text, name text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(days)],
  );
  const years = [...new Set(days.map((row) => Number(row.day?.slice(0, 4))))];
  await tx.query('INSERT INTO calendar_years (year) SELECT unnest($1::int[]) ON CONFLICT DO NOTHING', [
    years,
  ]);
}

function readTable(name: string): Record<string, string>[] {
  return parse(readFileSync(join(dataFolder(), name), 'utf8'), { columns: true });
}

/** libs/workspace/data, seen from the sources and from dist/. */
function dataFolder(): string {
  const candidates = [join(__dirname, '../data'), join(__dirname, '../../../../libs/workspace/data')];
  const found = candidates.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error('libs/workspace/data is missing');
  return found;
}
