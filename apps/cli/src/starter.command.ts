import { withDatabase, type Command } from './command';
import { createStarter } from './starter';

export const starterCommand: Command = {
  usage:
    'npm run cli -- starter\n\nCreates one park, one site, one team, the default pipelines, one rule and the administrator, if there is no user yet.\nPrints one line of JSON.',
  async run(_args, config) {
    const result = await withDatabase(config, (dataSource) => createStarter(dataSource, config));
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  },
};
