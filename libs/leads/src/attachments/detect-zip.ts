import type { AttachmentKind } from './attachment-kinds.table';
import type { ReadAt } from './read-at';

/** The end record with the longest comment. */
const END_LENGTH = 22 + 0xffff;
/** Directory of a document with some ten thousand parts. */
const MAX_DIRECTORY = 1024 * 1024;
const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** What an Office document in a zip is, by the names in its directory; nothing is unpacked. Archives and macros: null. */
export async function kindOfZip(read: ReadAt, size: number): Promise<AttachmentKind | null> {
  const names = await namesOf(read, size);
  if (names === null || !names.has('[Content_Types].xml')) return null;
  if ([...names].some((name) => /vbaproject\.bin$|\.(?:exe|dll|js|vbs|bat|cmd|ps1)$/i.test(name)))
    return null;
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return names.has('ppt/presentation.xml') ? 'pptx' : null;
}

async function namesOf(read: ReadAt, size: number): Promise<ReadonlySet<string> | null> {
  const from = Math.max(0, size - END_LENGTH);
  const tail = await read(from, END_LENGTH);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) return null;
  const length = tail.readUInt32LE(at + 12);
  const offset = tail.readUInt32LE(at + 16);
  if (length > MAX_DIRECTORY || offset + length > size) return null;
  const directory = await read(offset, length);
  const names = new Set<string>();
  for (let place = 0; place + 46 <= directory.length && directory.readUInt32LE(place) === ENTRY;) {
    const nameLength = directory.readUInt16LE(place + 28);
    names.add(directory.toString('utf8', place + 46, place + 46 + nameLength));
    place += 46 + nameLength + directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32);
  }
  return names;
}
