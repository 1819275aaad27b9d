import type { AttachmentKind } from './attachment-kinds.table';
import type { ReadAt } from './read-at';

/** Sectors of the directory that are looked at: 4 entries each in small files, 32 in large ones. */
const MAX_SECTORS = 256;
const LAST_SECTOR = 0xfffffffa;

/**
 * What an old Office document is, by the names of its streams. The same container holds installers and mails, which are
 * not attached; nor are documents with macros.
 */
export async function kindOfOle(read: ReadAt): Promise<AttachmentKind | null> {
  const names = await streamsOf(read);
  if (names.has('_VBA_PROJECT') || names.has('VBA')) return null;
  if (names.has('WordDocument')) return 'doc';
  if (names.has('Workbook') || names.has('Book')) return 'xls';
  return names.has('PowerPoint Document') ? 'ppt' : null;
}

async function streamsOf(read: ReadAt): Promise<ReadonlySet<string>> {
  const header = await read(0, 512);
  const names = new Set<string>();
  if (header.length < 512) return names;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return names;
  const sectorSize = 2 ** shift;
  const sectorAt = (sector: number): number => (sector + 1) * sectorSize;
  let sector = header.readUInt32LE(48);
  for (let count = 0; count < MAX_SECTORS && sector < LAST_SECTOR; count += 1) {
    const entries = await read(sectorAt(sector), sectorSize);
    for (let at = 0; at + 128 <= entries.length; at += 128) {
      const length = Math.min(entries.readUInt16LE(at + 64), 64);
      if (length > 2) names.add(entries.toString('utf16le', at, at + length - 2));
    }
    sector = await nextOf(read, header, sector, sectorSize, sectorAt);
  }
  return names;
}

/** The sector that follows, by the allocation table; its own sectors are listed in the header. */
async function nextOf(
  read: ReadAt,
  header: Buffer,
  sector: number,
  sectorSize: number,
  sectorAt: (sector: number) => number,
): Promise<number> {
  const perSector = sectorSize / 4;
  const table = Math.floor(sector / perSector);
  if (table >= 109) return LAST_SECTOR;
  const tableSector = header.readUInt32LE(76 + table * 4);
  if (tableSector >= LAST_SECTOR) return LAST_SECTOR;
  const entry = await read(sectorAt(tableSector) + (sector % perSector) * 4, 4);
  return entry.length < 4 ? LAST_SECTOR : entry.readUInt32LE(0);
}
