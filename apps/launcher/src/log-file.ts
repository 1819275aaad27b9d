import { closeSync, fstatSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A full file becomes `<name>.1`, and the one before is dropped: 20 MB a process at most. */
const MAX_BYTES = 10 * 1024 * 1024;

/** Moves a log away that is full; for a log that another program writes. */
export function rotateLog(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size >= MAX_BYTES) renameSync(file, `${file}.1`);
}

/** A log that the launcher writes for a child, line by line. */
export class LogFile {
  private descriptor: number;
  private bytes: number;

  public constructor(private readonly file: string) {
    rotateLog(file);
    this.descriptor = openSync(file, 'a', 0o600);
    this.bytes = fstatSync(this.descriptor).size;
  }

  /** Appends one line. A full disk must not end the product: the line is lost, nothing else. */
  public write(line: string): void {
    try {
      if (this.bytes >= MAX_BYTES) this.rotate();
      this.bytes += writeSync(this.descriptor, `${line}\n`);
    } catch {
      return;
    }
  }

  public close(): void {
    closeSync(this.descriptor);
  }

  private rotate(): void {
    closeSync(this.descriptor);
    rotateLog(this.file);
    this.descriptor = openSync(this.file, 'a', 0o600);
    this.bytes = 0;
  }
}
