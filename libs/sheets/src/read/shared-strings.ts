import { SheetFault } from './sheet-fault';

const BLOCK = 1024 * 1024;

/**
 * The shared texts of a workbook as UTF-8 outside the heap: a million short strings would cost ten times as much
 * as objects. Bounded; a workbook with more wants to be saved as CSV.
 */
export class SharedStrings {
  private readonly blocks: Buffer[] = [];
  private offsets = new Float64Array(1024);
  private used = BLOCK;
  private bytes = 0;
  private count = 0;

  public constructor(
    private readonly maxBytes: number,
    private readonly maxCount: number,
  ) {}

  /** @throws SheetFault too_much_text */
  public add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.bytes += bytes.length;
    if (this.bytes > this.maxBytes || this.count >= this.maxCount) throw new SheetFault('too_much_text');
    if (this.used + bytes.length + 4 > BLOCK) {
      this.blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, bytes.length + 4)));
      this.used = 0;
    }
    const block = this.blocks.at(-1);
    if (block === undefined) throw new Error('No block to write to');
    block.writeUInt32LE(bytes.length, this.used);
    bytes.copy(block, this.used + 4);
    if (this.count === this.offsets.length) {
      const grown = new Float64Array(this.offsets.length * 2);
      grown.set(this.offsets);
      this.offsets = grown;
    }
    this.offsets[this.count] = (this.blocks.length - 1) * 2 ** 32 + this.used;
    this.count += 1;
    this.used += bytes.length + 4;
  }

  /** The text of that index; '' when there is none. */
  public get(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return '';
    const place = this.offsets[index] ?? 0;
    const block = this.blocks[Math.floor(place / 2 ** 32)];
    if (block === undefined) return '';
    const offset = place % 2 ** 32;
    const length = block.readUInt32LE(offset);
    return block.toString('utf8', offset + 4, offset + 4 + length);
  }
}
