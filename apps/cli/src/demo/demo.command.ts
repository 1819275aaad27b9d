import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { FormCounters } from '@luodi/capture';
import { PasswordService } from '@luodi/identity';
import { JobRegistry, drainJobs, pgPoolOf, type Config } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { WorkerModule } from '../../../worker/src/worker.module';
import { CommandError, readOptions, type Command } from '../command';
import { DayStory } from './day-story';
import { DemoClock } from './demo-clock';
import { Chance } from './random';
import { DemoStory } from './story';
import { createDemoWorkspace } from './workspace';

const USAGE = `npm run cli -- demo

Fills an empty database with a realistic workspace: 6 parks, 3 teams, 12 agents, 400 leads and 90 deals over
12 months, all invented. Accounts: the administrator, manager1, manager2, agent1 … agent12, auditor, all with
DEMO_PASSWORD (random and printed when absent). Prints one line of JSON.`;

interface DemoResult {
  readonly adminUsername: string;
  readonly adminPassword: string | null;
  readonly demoPassword: string | null;
  readonly siteKey: string;
}

export const demoCommand: Command = {
  usage: USAGE,
  async run(args, config) {
    readOptions(args, { starting: { type: 'boolean' } }, USAGE);
    const result = await playDemo(config);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  },
};

/** @throws CommandError (exit code 4) when the database has users already */
async function playDemo(config: Config): Promise<DemoResult> {
  const clock = new DemoClock();
  const now = new Date();
  const app = await NestFactory.createApplicationContext(
    WorkerModule.forRoot({ ...config, rateLimits: false }),
    {
      logger: ['error'],
      abortOnError: false,
      instrument: { instanceDecorator: (instance: unknown) => (isSystemClock(instance) ? clock : instance) },
    },
  );
  try {
    const dataSource = app.get(DataSource);
    await refuseUsedDatabase(dataSource);
    const passwords = app.get(PasswordService, { strict: false });
    const demo = config.demoPassword ?? passwords.generate();
    const admin = config.adminPassword ?? demo;
    const workspace = await createDemoWorkspace(dataSource, config, { admin, demo });
    const calendar = await app.get(CalendarService, { strict: false }).current();
    await new DemoStory(app, clock, workspace, { calendar }, now).play();
    await new DayStory(app, new Chance(20_261_201), { calendar }, now).tell(workspace.agentIds);
    await countVisitors(dataSource, app.get(FormCounters, { strict: false }));
    await settle(dataSource, app.get(JobRegistry), now);
    return {
      adminUsername: config.adminUsername,
      adminPassword: config.adminPassword === null ? admin : null,
      demoPassword: config.demoPassword === null ? demo : null,
      siteKey: workspace.siteKeys[0] ?? 'main',
    };
  } finally {
    await app.close();
  }
}

/**
 * Whoever submitted had opened the form and begun it, and others had only looked: four to eight views for each inquiry,
 * a few starts more than inquiries, and from three quarters of a minute to two minutes to send one.
 */
async function countVisitors(dataSource: DataSource, counters: FormCounters): Promise<void> {
  await counters.flush();
  await dataSource.query(
    `UPDATE form_counts c SET
       views = submits * (4 + extract(day FROM day)::int % 5), starts = submits + (submits + extract(day FROM day)::int % 3) / 2,
       seconds = (SELECT array_agg(CASE at WHEN 8 THEN submits - submits / 2 WHEN 12 THEN submits / 2 ELSE 0 END ORDER BY at)
                    FROM generate_series(0, 22) AS at)
     WHERE submits > 0`,
  );
}

/** Does what the year left to do, and lets the bell ring only for what is new. */
async function settle(dataSource: DataSource, registry: JobRegistry, now: Date): Promise<void> {
  await drainJobs(registry, pgPoolOf(dataSource));
  const recent = new Date(now.getTime() - 12 * 3_600_000);
  await dataSource.query(
    `UPDATE notifications n SET read_at = $1 FROM leads l
     WHERE l.id = n.lead_id AND n.read_at IS NULL AND l.created_at < $2`,
    [now, recent],
  );
  await dataSource.query('ANALYZE');
}

async function refuseUsedDatabase(dataSource: DataSource): Promise<void> {
  const rows: unknown[] = await dataSource.query('SELECT 1 FROM users LIMIT 1');
  if (rows.length > 0) {
    throw new CommandError(
      '工作区不是空的，演示数据只能放进空工作区 / The workspace is not empty: the demo fills an empty one only.',
      4,
    );
  }
}

function isSystemClock(instance: unknown): boolean {
  return typeof instance === 'object' && instance !== null && instance.constructor.name === 'SystemClock';
}
