import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config';

/** The pool every lib works through. Entities register themselves by `forFeature`; the schema is the migrations'. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        type: 'postgres' as const,
        url: requireDatabaseUrl(config),
        autoLoadEntities: true,
        synchronize: false,
        migrationsRun: false,
        logging: false,
        poolSize: 20,
        connectTimeoutMS: 5_000,
        retryAttempts: 20, // with 500 ms between: 10 s for a database that is just starting
        retryDelay: 500,
        applicationName: 'luodi',
        // A client whose server went away must not end the process; the next query gets a fresh one.
        poolErrorHandler: () => undefined,
        extra: { keepAlive: true, idleTimeoutMillis: 30_000 },
      }),
    }),
  ],
  exports: [TypeOrmModule],
})
export class DatabaseModule {}

function requireDatabaseUrl(config: Config): string {
  if (config.databaseUrl === null) {
    throw new Error('DATABASE_URL is needed here; `npm start` sets it for its own embedded server.');
  }
  return config.databaseUrl;
}
