import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '@luodi/platform';
import { DataSource } from 'typeorm';

/** One administrative command. */
export interface Command {
  /** What --help prints. */
  readonly usage: string;
  /** Answers the exit code. */
  run(args: readonly string[], config: Config): Promise<number>;
}

/** A command was refused; the message says why and what to do. */
export class CommandError extends Error {
  public constructor(
    message: string,
    public readonly exitCode = 1,
  ) {
    super(message);
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options of a command line; wrong ones become a refusal that shows the usage. */
export function readOptions(
  args: readonly string[],
  options: Options,
  usage: string,
): Record<string, string | boolean | undefined> {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, 2);
  }
}

/** Runs a function with the application's services, and closes them. */
export async function withApplication<T>(
  config: Config,
  run: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const { NestFactory } = await import('@nestjs/core');
  const { WorkerModule } = await import('../../worker/src/worker.module.js');
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    return await run(app);
  } finally {
    await app.close();
  }
}

/** Runs a function with the database alone: the application takes a second to load that not every command needs. */
export async function withDatabase<T>(
  config: Config,
  run: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url: requireDatabase(config),
    logging: false,
    poolSize: 2,
    connectTimeoutMS: 5_000,
    applicationName: 'luodi',
  }).initialize();
  try {
    return await run(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** The database's address. @throws CommandError when there is none */
export function requireDatabase(config: Config): string {
  if (config.databaseUrl === null) throw new CommandError('DATABASE_URL is not set.');
  return config.databaseUrl;
}
