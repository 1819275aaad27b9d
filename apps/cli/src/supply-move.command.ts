import { SupplyMoveService } from '@luodi/capture';
import { ActorQueries } from '@luodi/identity';
import { DataSource } from 'typeorm';
import { CommandError, readOptions, withApplication, type Command } from './command';

const USAGE = `npm run cli -- supply:move [--as USERNAME]

Turns leads of the need "supply", from before offers of premises had a list of their own, into supply offers. Their leads
stay, closed, with timeline, inquiries and consents; each offer leads to its own. May be stopped and run again.

  --as USERNAME   in whose name (the administrator)`;

export const supplyMoveCommand: Command = {
  usage: USAGE,
  async run(args, config) {
    const options = readOptions(args, { as: { type: 'string' } }, USAGE);
    const username = typeof options.as === 'string' ? options.as : config.adminUsername;
    const { moved, left } = await withApplication(config, async (app) => {
      const rows: { id: string }[] = await app
        .get(DataSource)
        .query("SELECT id FROM users WHERE username = $1 AND active AND role = 'admin'", [
          username.toLowerCase(),
        ]);
      const actor = rows[0] === undefined ? null : await app.get(ActorQueries).findById(rows[0].id);
      if (actor === null) throw new CommandError(`${username} is no administrator.`);
      return app.get(SupplyMoveService, { strict: false }).move(actor, config.defaultLocale);
    });
    process.stdout.write(`moved ${moved}\n`);
    if (left.length > 0) process.stdout.write(`left, without an inquiry: ${left.join(' ')}\n`);
    return 0;
  },
};
