import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { SheetFault } from './sheet-fault';

/** A workbook has some dozens of parts; a thousand pictures are no table. */
const MAX_ENTRIES = 2_000;
/** Ordinary sheets shrink to a tenth, monotonous ones to a fiftieth; deflate ends at 1 : 1,032. */
const MAX_RATIO = 100;
/** Small parts may shrink as they like. */
const RATIO_FROM = 1024 * 1024;
/** A million rows of ten filled columns come to half of this. */
const MAX_TOTAL = 1024 ** 3;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** The archive of a workbook, its directory checked before anything is unpacked. */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws SheetFault damaged, too_many_entries, bomb, legacy_or_encrypted, macros, unsupported */
  public static async open(path: string): Promise<ZipArchive> {
    const zip = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(() => {
      throw new SheetFault('damaged');
    });
    try {
      return new ZipArchive(zip, await readDirectory(zip));
    } catch (error) {
      zip.close();
      throw error instanceof SheetFault ? error : new SheetFault('damaged');
    }
  }

  public has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /**
   * The bytes of a part; reading stops with a fault when they are more than the directory said.
   * @throws SheetFault damaged, bomb
   */
  public async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw new SheetFault('damaged', name);
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) yield chunk as Buffer;
    } catch (error) {
      const lies = error instanceof Error && /too many bytes|not enough bytes|mismatch/i.test(error.message);
      throw new SheetFault(lies ? 'bomb' : 'damaged', name);
    }
  }

  public close(): void {
    this.zip.close();
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw new SheetFault('too_many_entries');
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= MAX_ENTRIES) throw new SheetFault('too_many_entries');
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw new SheetFault('bomb', name);
    if (entry.isEncrypted()) throw new SheetFault('legacy_or_encrypted', name);
    if (name.endsWith('vbaproject.bin')) throw new SheetFault('macros', name);
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
      throw new SheetFault('unsupported', name);
    if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * MAX_RATIO)
      throw new SheetFault('bomb', name);
    total += entry.uncompressedSize;
    if (total > MAX_TOTAL) throw new SheetFault('bomb', name);
    entries.set(name, entry);
  }
  if (overlap([...entries.values()])) throw new SheetFault('bomb');
  return entries;
}

/** Whether two entries share bytes of the file, as in an archive that unpacks the same data many times. */
function overlap(entries: readonly Entry[]): boolean {
  const spans = entries
    .map((entry) => ({
      from: entry.relativeOffsetOfLocalHeader,
      to:
        entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize,
    }))
    .sort((a, b) => a.from - b.from);
  return spans.some((span, index) => {
    const next = spans[index + 1];
    return next !== undefined && span.to > next.from;
  });
}
