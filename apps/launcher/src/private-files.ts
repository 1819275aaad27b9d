import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { LaunchRefusal } from './launch-refusal';
import { messages } from './messages';

/**
 * Makes DATA_DIR, readable by its owner alone, when it is missing.
 * @throws LaunchRefusal when it can't be made or written
 */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dirname(dataDir), { recursive: true });
    if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: 0o700 });
    const probe = join(dataDir, `.probe.${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new LaunchRefusal(
      messages.dataDirUnusable(dataDir, error instanceof Error ? error.message : String(error)),
    );
  }
}

/** Writes a file of mode 0600 so that a reader sees the old or the new text, never half of one. */
export function writePrivateFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, text, { mode: 0o600 });
  renameSync(fresh, file);
}

/** The key that signs and encrypts, from `DATA_DIR/secret.key`; made at the first start (256 random bits). */
export function secretKey(dataDir: string): string {
  const file = join(dataDir, 'secret.key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const key = randomBytes(32).toString('base64url');
  writePrivateFile(file, `${key}\n`);
  return key;
}
