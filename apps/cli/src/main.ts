import 'reflect-metadata';
import { ConfigError, armWatchdog, loadConfig } from '@luodi/platform';
import { COMMANDS } from './commands';
import { CommandError } from './command';

/** 0 done · 1 refused or failed · 2 wrong use · 3 database newer than the code · 4 database not empty · 5 import: some rows were not taken */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const entry = COMMANDS.find((candidate) => candidate.name === name);
  if (entry === undefined) {
    const list = COMMANDS.map((item) => `  ${item.name.padEnd(22)} ${item.summary}`).join('\n');
    const wanted = name === undefined || name === '--help' || name === 'help';
    (wanted ? process.stdout : process.stderr).write(`npm run cli -- <command> [--help]\n\n${list}\n`);
    return wanted ? 0 : 2;
  }
  const command = await entry.load();
  if (rest.includes('--help')) {
    process.stdout.write(`${command.usage}\n`);
    return 0;
  }
  return command.run(rest, loadConfig(process.env));
}

armWatchdog();
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof CommandError) {
      process.stderr.write(`${error.message}\n`);
      process.exit(error.exitCode);
    }
    const text =
      error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  },
);
