import type { AttachmentKind } from './attachment-kinds.table';
import { kindOfOle } from './detect-ole';
import { kindOfZip } from './detect-zip';
import type { ReadAt } from './read-at';

const TEXT_SAMPLE = 64 * 1024;
/** ISO base media files that are still pictures. */
const HEIC_BRANDS: readonly string[] = ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'];
/** Texts that something runs or draws. */
const ACTIVE_TEXT = /^\s*(?:<|#!|\{\\rtf|%!)|<(?:script|html|svg|iframe|!doctype)\b/i;

/**
 * What a file is by its bytes; null when it is nothing that may be attached. The name's ending narrows texts only: no
 * bytes tell a list from a batch file.
 */
export async function detectKind(read: ReadAt, size: number, ending: string): Promise<AttachmentKind | null> {
  const head = await read(0, 32);
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);
  const ascii = (from: number, to: number): string => head.toString('latin1', from, to);
  if (ascii(0, 5) === '%PDF-') return 'pdf';
  if (starts(0xff, 0xd8, 0xff)) return 'jpg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp') return HEIC_BRANDS.includes(ascii(8, 12)) ? 'heic' : null;
  if (/^AC10(?:09|1[0-9]|2[0-9]|3[0-9])$/.test(ascii(0, 6))) return 'dwg';
  if (starts(0x50, 0x4b, 0x03, 0x04)) return kindOfZip(read, size);
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return kindOfOle(read);
  return kindOfText(await read(0, TEXT_SAMPLE), size, ending);
}

function kindOfText(sample: Buffer, size: number, ending: string): AttachmentKind | null {
  if (ending !== 'txt' && ending !== 'csv') return null;
  // A character may be cut off at the sample's end.
  const whole = sample.length < size ? sample.subarray(0, sample.lastIndexOf(0x0a) + 1) : sample;
  const text = decoded(whole.length === 0 ? sample : whole);
  if (text === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return null;
  return ACTIVE_TEXT.test(text.slice(0, 4096).replace(/^\uFEFF/, '')) ? null : ending;
}

/** UTF-8, else GB18030, as old table programs write; null for neither. */
function decoded(bytes: Buffer): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return null;
}
