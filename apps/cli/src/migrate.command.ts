import { DatabaseNewerError, runMigrations } from '../../../migrations/data-source';
import { CommandError, requireDatabase, type Command } from './command';

export const migrateCommand: Command = {
  usage: 'npm run cli -- migrate\n\nRuns the migrations that the database lacks, ours and the job queue’s.',
  async run(_args, config) {
    const url = requireDatabase(config);
    try {
      await runMigrations(url);
    } catch (error) {
      if (error instanceof DatabaseNewerError) throw new CommandError(error.message, 3);
      throw error;
    }
    return 0;
  },
};
