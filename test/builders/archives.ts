import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive; sizes may be lied about. */
export interface ArchivePart {
  readonly name: string;
  readonly data: Buffer | string;
  /** What the directory says instead of the true size. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
  /** Points to the local header of an earlier part instead of its own. */
  readonly sharesWith?: number;
}

/** A ZIP archive, byte by byte, so that hostile ones can be made too. */
export function anArchive(parts: readonly ArchivePart[]): Buffer {
  const locals: Buffer[] = [];
  const offsets: number[] = [];
  const central: Buffer[] = [];
  let position = 0;
  for (const [index, part] of parts.entries()) {
    const name = Buffer.from(part.name);
    const raw = Buffer.from(part.data);
    const packed = deflateRawSync(raw, { level: 9 });
    const size = part.claimedSize ?? raw.length;
    const flags = part.encrypted === true ? 1 : 0;
    const sum = crc32(raw);
    if (part.sharesWith === undefined) {
      const header = Buffer.alloc(30);
      header.writeUInt32LE(0x04034b50, 0);
      header.writeUInt16LE(20, 4);
      header.writeUInt16LE(flags, 6);
      header.writeUInt16LE(8, 8);
      header.writeUInt32LE(sum, 14);
      header.writeUInt32LE(packed.length, 18);
      header.writeUInt32LE(size, 22);
      header.writeUInt16LE(name.length, 26);
      locals.push(header, name, packed);
      offsets.push(position);
      position += header.length + name.length + packed.length;
    } else offsets.push(offsets[part.sharesWith] ?? 0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(sum, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offsets[index] ?? 0, 42);
    central.push(entry, name);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(position, 16);
  return Buffer.concat([...locals, directory, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

interface WorkbookTraits {
  /** The XML between <sheetData> and its end. */
  readonly rows: string;
  readonly strings?: readonly string[];
  /** Number formats of the cell styles, by index. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  /** Before the root element of the sheet, e.g. a document type. */
  readonly prolog?: string;
  /** The same before the shared texts. */
  readonly stringsProlog?: string;
  /** What the sheet says of its own size. */
  readonly dimension?: string;
  readonly more?: readonly ArchivePart[];
  readonly sheetClaims?: number;
}

/** The parts of a workbook whose sheet is given as XML. */
export function workbookOf(traits: WorkbookTraits): ArchivePart[] {
  const formats = traits.formats ?? [0];
  const own = formats.flatMap((format, index) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + index}" formatCode="${format}"/>`] : [],
  );
  const looks = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`,
  );
  return [
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr date1904="${traits.date1904 === true ? 1 : 0}"/><sheets><sheet name="hidden" sheetId="1" state="hidden" r:id="r9"/><sheet name="表" sheetId="2" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${LINKS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${LINKS}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="${LINKS}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?>${traits.prolog ?? ''}<worksheet xmlns="${MAIN}">${traits.dimension === undefined ? '' : `<dimension ref="${traits.dimension}"/>`}<sheetData>${traits.rows}</sheetData></worksheet>`,
      ...(traits.sheetClaims === undefined ? {} : { claimedSize: traits.sheetClaims }),
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `${traits.stringsProlog ?? ''}<sst xmlns="${MAIN}">${(traits.strings ?? []).map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${MAIN}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${looks.join('')}</cellXfs></styleSheet>`,
    },
    ...(traits.more ?? []),
  ];
}

/** A row of inline texts. */
export function inlineRow(number: number, cells: readonly string[]): string {
  const xml = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`);
  return `<row r="${number}">${xml.join('')}</row>`;
}

let table: Map<string, Buffer> | null = null;

/** Text in GB18030's two-byte part (GBK); Node decodes it but does not encode. */
export function gb18030(text: string): Buffer {
  if (table === null) {
    table = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1) {
        if (low === 0x7f) continue;
        const bytes = Buffer.from([high, low]);
        const character = decoder.decode(bytes);
        if (character.length === 1 && !table.has(character)) table.set(character, bytes);
      }
    }
  }
  const known = table;
  return Buffer.concat(
    [...text].map((character) => {
      if (character.charCodeAt(0) < 0x80) return Buffer.from(character);
      const bytes = known.get(character);
      if (bytes === undefined) throw new Error(`${character} is not in the table`);
      return bytes;
    }),
  );
}
