import { DatabaseNewerError, runMigrations } from '../../../migrations/data-source';
import { CommandError, type Command } from './command';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the database to this version',
  usage: 'npm run cli -- migrate\n\nRuns the migrations that the database lacks, ours and the job queue’s.',
  async run(_args, config) {
    if (config.databaseUrl === null) throw new CommandError('DATABASE_URL is not set.');
    try {
      await runMigrations(config.databaseUrl);
    } catch (error) {
      if (error instanceof DatabaseNewerError) throw new CommandError(error.message, 3);
      throw error;
    }
    return 0;
  },
};
