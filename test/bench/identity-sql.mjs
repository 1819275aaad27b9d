/** What the statement behind `companies/candidates` takes in the database alone, by EXPLAIN ANALYZE of the very statement. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Answers a function: a name → milliseconds of execution. */
export function candidatesInDatabase(client, root) {
  const { companyCandidates } = createRequire(import.meta.url)(
    join(root, 'dist/libs/contacts/src/company/company-candidates.queries.js'),
  );
  let asked = null;
  const query = (statement) => {
    asked = statement;
    return client.query(statement);
  };
  const tx = { queryRunner: { connect: async () => ({ query }) } };
  return async (name) => {
    await companyCandidates(tx, { name, uscc: null }, []);
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE "${asked.name}" (${asked.values.map(literal).join(', ')})`,
    );
    return rows[0]['QUERY PLAN'][0]['Execution Time'];
  };
}

function literal(value) {
  if (value === null) return 'NULL';
  if (!Array.isArray(value)) return `'${String(value).replaceAll("'", "''")}'`;
  return value.length === 0 ? `'{}'` : `ARRAY[${value.map(literal).join(', ')}]`;
}
