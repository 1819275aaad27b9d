import { createWriteStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { SheetRow } from '@luodi/sheets';

const CHUNK = 256 * 1024;
const NEWLINE = 0x0a;

/**
 * A table in the form in which it is worked on: one JSON array a line, `[row number, cell, cell …]`, whatever the upload
 * was. A position in bytes is then a checkpoint from which the work goes on.
 */
export class RowsWriter {
  private readonly stream;
  private position = 0;

  public constructor(path: string) {
    this.stream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    this.stream.on('error', () => undefined); // told again by end()
  }

  /** Writes rows; answers the position behind each. */
  public async write(rows: readonly SheetRow[]): Promise<number[]> {
    let text = '';
    const positions: number[] = [];
    for (const row of rows) {
      const line = `${JSON.stringify([row.number, ...row.cells])}\n`;
      text += line;
      this.position += Buffer.byteLength(line);
      positions.push(this.position);
    }
    if (!this.stream.write(text)) await once(this.stream, 'drain');
    return positions;
  }

  public async end(): Promise<void> {
    this.stream.end();
    await finished(this.stream);
  }

  /** Gives up. */
  public destroy(): void {
    this.stream.destroy();
  }
}

/** Some rows and the position behind them. */
export interface RowsBatch {
  readonly rows: readonly SheetRow[];
  readonly position: number;
}

/** Reads a rows file from any position. */
export class RowsReader {
  private buffer = Buffer.alloc(0);
  /** Where the buffer begins in the file. */
  private from = 0;

  private constructor(private readonly handle: FileHandle) {}

  public static async open(path: string): Promise<RowsReader> {
    return new RowsReader(await open(path, 'r'));
  }

  /** Up to so many rows from a position; none at the end. */
  public async read(position: number, count: number): Promise<RowsBatch> {
    if (position < this.from || position > this.from + this.buffer.length) {
      this.buffer = Buffer.alloc(0);
      this.from = position;
    }
    const rows: SheetRow[] = [];
    let at = position;
    while (rows.length < count) {
      const end = this.buffer.indexOf(NEWLINE, at - this.from);
      if (end < 0) {
        if (!(await this.more(at))) break;
        continue;
      }
      const [number, ...cells] = JSON.parse(this.buffer.toString('utf8', at - this.from, end)) as [
        number,
        ...string[],
      ];
      rows.push({ number, cells });
      at = this.from + end + 1;
    }
    return { rows, position: at };
  }

  public async close(): Promise<void> {
    await this.handle.close();
  }

  /** Drops what was read and gets the next piece; false at the end of the file. */
  private async more(at: number): Promise<boolean> {
    const rest = this.buffer.subarray(at - this.from);
    const piece = Buffer.allocUnsafe(CHUNK);
    const { bytesRead } = await this.handle.read(piece, 0, CHUNK, at + rest.length);
    this.buffer = Buffer.concat([rest, piece.subarray(0, bytesRead)]);
    this.from = at;
    return bytesRead > 0;
  }
}
