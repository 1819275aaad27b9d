import { Client } from 'pg';
import { MIGRATIONS } from '../../../migrations';
import { requireDatabase, type Command } from './command';

interface Check {
  readonly name: string;
  /** Answers what is wrong; nothing when all is well. */
  readonly sql: string;
  readonly advice: string;
}

/** What must hold in a healthy workspace; every query answers the rows that break it. */
const CHECKS: readonly Check[] = [
  {
    name: 'agent counters equal the leads in hand',
    sql: `SELECT u.username || ': ' || a.open_leads || ' counted, ' || count(l.id) || ' in hand' AS fault
          FROM agent_loads a JOIN users u ON u.id = a.user_id
          LEFT JOIN leads l ON l.owner_id = a.user_id AND l.status IN ('new', 'contacted', 'qualified', 'nurturing')
          GROUP BY u.username, a.open_leads HAVING count(l.id) <> a.open_leads`,
    advice: 'report it with the log of the time; counters are written with every change of owner',
  },
  {
    name: 'every owned open lead has one current assignment',
    sql: `SELECT l.number AS fault FROM leads l LEFT JOIN lead_assignments a ON a.lead_id = l.id AND a.to_at IS NULL
          WHERE l.status IN ('new', 'contacted', 'qualified', 'nurturing') AND l.owner_id IS DISTINCT FROM a.owner_id LIMIT 20`,
    advice: 'assign these leads again',
  },
  {
    name: 'moves of a deal end where the deal stands',
    sql: `SELECT d.number AS fault FROM deals d
          JOIN LATERAL (SELECT to_stage, kind FROM deal_moves m WHERE m.deal_id = d.id ORDER BY at DESC, id DESC LIMIT 1) m ON true
          WHERE d.status = 'open' AND m.to_stage <> d.stage_id LIMIT 20`,
    advice: 'move these deals to their stage again',
  },
  {
    name: 'no lead waits for an agent longer than an hour',
    sql: `SELECT number || ' (' || waiting_reason || ')' AS fault FROM leads
          WHERE waiting_reason IS NOT NULL AND created_at < now() - interval '1 hour' LIMIT 20`,
    advice: 'look at rules, members and caps under administration',
  },
  {
    name: 'no first response is overdue and unmarked',
    sql: `SELECT number AS fault FROM leads WHERE sla_state IN ('running', 'warned')
          AND first_response_due_at < now() - interval '10 minutes' AND first_responded_at IS NULL LIMIT 20`,
    advice: 'the worker is not running, or its cron is behind',
  },
  {
    name: 'no job has given up',
    sql: `SELECT task_identifier || ' #' || id AS fault FROM graphile_worker.jobs WHERE attempts >= max_attempts LIMIT 20`,
    advice: 'see worker.log for the reason',
  },
  {
    name: 'the working calendar is entered, from December on also that of the coming year',
    sql: `SELECT DISTINCT extract(year FROM day)::text AS fault FROM (VALUES (now()), (now() + interval '31 days')) AS v(day)
          WHERE NOT EXISTS (SELECT 1 FROM calendar_years WHERE year = extract(year FROM day))`,
    advice: 'enter holidays and make-up days under administration',
  },
  {
    name: 'the database compares text by characters (LC_CTYPE is not C)',
    sql: `SELECT datctype AS fault FROM pg_database WHERE datname = current_database() AND datctype IN ('C', 'POSIX')`,
    advice: 'create the database with --locale=C.UTF-8: search ignores Chinese otherwise',
  },
];

export const doctorCommand: Command = {
  usage:
    'npm run cli -- doctor\n\nChecks counters, owners, deals, clocks, jobs, calendar and schema. Exit code 1 when something is wrong.',
  async run(_args, config) {
    const client = new Client({ connectionString: requireDatabase(config) });
    await client.connect();
    try {
      let healthy = report('the schema is of this version', await migrationFaults(client), 'run migrate');
      for (const check of CHECKS) {
        const { rows } = await client.query<{ fault: string }>(check.sql);
        healthy =
          report(
            check.name,
            rows.map((row) => row.fault),
            check.advice,
          ) && healthy;
      }
      return healthy ? 0 : 1;
    } finally {
      await client.end();
    }
  },
};

async function migrationFaults(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
  const applied = new Set(rows.map((row) => row.name));
  return MIGRATIONS.map((migration) => migration.name).filter((name) => !applied.has(name));
}

function report(name: string, faults: readonly string[], advice: string): boolean {
  process.stdout.write(`${faults.length === 0 ? 'ok   ' : 'WRONG'} ${name}\n`);
  for (const fault of faults) process.stdout.write(`        ${fault}\n`);
  if (faults.length > 0) process.stdout.write(`      → ${advice}\n`);
  return faults.length === 0;
}
