import { crc32, deflateRawSync } from 'node:zlib';

/** What is held in one table. */
export interface HeldRows {
  readonly table: string;
  readonly rows: readonly Record<string, unknown>[];
}

/** One line per value, `place, number, field, value`, with a mark for spreadsheets and no cell they would calculate. */
export function copyCsv(held: readonly HeldRows[]): string {
  const lines = [['place', 'row', 'field', 'value']];
  for (const { table, rows } of held) {
    rows.forEach((row, index) => {
      for (const [field, value] of Object.entries(row)) {
        lines.push([
          table,
          String(index + 1),
          field,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]);
      }
    });
  }
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const inert = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A ZIP of small texts, made in memory. */
export function zipOf(files: readonly { readonly name: string; readonly text: string }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const bytes = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2); // names in UTF-8
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt16LE(((2026 - 1980) << 9) | (1 << 5) | 1, 8); // 2026-01-01
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, nameBytes);
    offset += 4 + common.length + nameBytes.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
