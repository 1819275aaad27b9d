import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, type Config } from '@luodi/platform';
import { parse } from 'dotenv';

/** The parsed configuration and the variables it came from, for the child processes. */
export interface Environment {
  readonly config: Config;
  readonly variables: NodeJS.ProcessEnv;
}

/**
 * The environment of this process, completed by `.env` of the project folder; what is set already wins.
 * @throws ConfigError with every fault at once
 */
export function readEnvironment(root: string, extra: NodeJS.ProcessEnv = {}): Environment {
  const file = join(root, '.env');
  const fromFile = existsSync(file) ? parse(readFileSync(file)) : {};
  const variables = { ...fromFile, ...process.env, ...extra };
  return { config: loadConfig(variables), variables };
}
