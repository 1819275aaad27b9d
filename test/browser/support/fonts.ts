import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** fontconfig's file, relative to the browser's home. */
export const FONTS_CONF = 'luodi-fonts/fonts.conf';

/** Lengths in bytes of the fixed parts of a WOFF 1 and of an SFNT file (W3C WOFF 1.0, section 3). */
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** Turns a WOFF 1 web font into the SFNT (TrueType) file that fontconfig and Chromium take from disk. */
export function woffToSfnt(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(SFNT_HEADER + SFNT_ENTRY * count);
  const power = Math.floor(Math.log2(count));
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(SFNT_ENTRY * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(SFNT_ENTRY * (count - 2 ** power), 10);
  const parts: Buffer[] = [header];
  let position = header.length;
  for (let index = 0; index < count; index += 1) {
    const entry = WOFF_HEADER + WOFF_ENTRY * index;
    const offset = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const packed = woff.subarray(offset, offset + packedLength);
    const table = packedLength < woff.readUInt32BE(entry + 12) ? inflateSync(packed) : packed;
    const target = SFNT_HEADER + SFNT_ENTRY * index;
    woff.copy(header, target, entry, entry + 4); // tag
    woff.copy(header, target + 4, entry + 16, entry + 20); // checksum
    header.writeUInt32BE(position, target + 8);
    header.writeUInt32BE(table.length, target + 12);
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    parts.push(table, padding);
    position += table.length + padding.length;
  }
  return Buffer.concat(parts);
}

/**
 * Writes Noto Sans SC in the two weights the screens use, and a fontconfig file that knows nothing else,
 * so that pictures are alike on every machine. `home` is where the directory will finally stand.
 */
export async function writeFonts(directory: string, home: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const weight of [400, 600]) {
    const source = require.resolve(
      `@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`,
    );
    await writeFile(join(directory, `noto-sans-sc-${weight}.ttf`), woffToSfnt(await readFile(source)));
  }
  // The files call their family "Noto Sans SC Thin", the master they were cut from.
  const conf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/luodi-fonts</dir>
  <cachedir>${home}/luodi-fonts/cache</cachedir>
  <match target="scan"><edit name="family" mode="assign"><string>Noto Sans SC</string></edit></match>
  <match target="pattern"><edit name="family" mode="append"><string>Noto Sans SC</string></edit></match>
</fontconfig>
`;
  await writeFile(join(directory, 'fonts.conf'), conf);
}
