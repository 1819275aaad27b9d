import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A clock that several processes read, and a test moves: start them with `env`. */
export class MovedClock {
  private readonly dir = mkdtempSync(join(tmpdir(), 'luodi-clock-'));
  private offset = 0;

  public constructor(at: string | Date) {
    this.set(at);
  }

  public get env(): NodeJS.ProcessEnv {
    return {
      CLOCK_FILE: join(this.dir, 'offset'),
      NODE_OPTIONS: `--require ${join(__dirname, 'clock-preload.cjs')}`,
    };
  }

  public now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** From now on it is this time in all of them, going on from there. */
  public set(at: string | Date): void {
    this.offset = new Date(at).getTime() - Date.now();
    writeFileSync(join(this.dir, 'offset'), String(this.offset));
  }

  public drop(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
