import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import {
  ConfigError,
  JobRegistry,
  PinoLoggerService,
  armWatchdog,
  createLogger,
  loadConfig,
  pgPoolOf,
  startJobRunner,
} from '@luodi/platform';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger(config.logLevel, 'worker');
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    logger: new PinoLoggerService(logger),
    abortOnError: false,
  });
  const runner = await startJobRunner(
    app.get(JobRegistry),
    pgPoolOf(app.get(DataSource)),
    config.databaseUrl ?? '',
  );
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(0); // a second signal ends at once; leases expire by themselves
    stopping = true;
    runner
      .stop()
      .then(() => app.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  armWatchdog();
  logger.info({ event: 'worker_started' });
}

main().catch((error: unknown) => {
  const message =
    error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
