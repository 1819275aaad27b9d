import { open } from 'node:fs/promises';
import { openDelimited } from './delimited-reader';
import type { OpenedSheet, SheetLimits } from './sheet';
import { SheetFault } from './sheet-fault';
import type { TextEncoding } from './text-encoding';
import { openXlsx } from './xlsx-reader';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const EMPTY_ZIP = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** Compound files: .xls of before 2007, and workbooks behind a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** Other things that people have by mistake or on purpose: PDF, PNG, JPEG, GIF, gzip, 7z, RAR, ELF, MZ. */
const FOREIGN = [
  '25504446',
  '89504e47',
  'ffd8ff',
  '47494638',
  '1f8b',
  '377abcaf',
  '52617221',
  '7f454c46',
  '4d5a',
];

/**
 * Opens a table by what the file really is, whatever its name says.
 * @param encoding of a text, when the person named it
 * @throws SheetFault
 */
export async function openSheet(
  path: string,
  limits: SheetLimits,
  encoding: TextEncoding | null = null,
): Promise<OpenedSheet> {
  const head = await headOf(path);
  if (head.length === 0) throw new SheetFault('empty');
  if (head.equals(ZIP)) return openXlsx(path, limits);
  if (head.equals(EMPTY_ZIP)) throw new SheetFault('empty');
  if (head.equals(COMPOUND)) throw new SheetFault('legacy_or_encrypted');
  const hex = head.toString('hex');
  if (FOREIGN.some((magic) => hex.startsWith(magic))) throw new SheetFault('unsupported');
  return openDelimited(path, limits, encoding);
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(4);
    const { bytesRead } = await handle.read(buffer, 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
