import { DWG, HEIC, JPG, PDF, PNG, WEBP, aZip, anOleFile } from '../../../../test/builders/attachments';
import { detectKind } from './detect-kind';

const detect = (bytes: Buffer | string, ending = 'pdf') => {
  const file = Buffer.from(bytes);
  return detectKind(
    (offset, length) => Promise.resolve(file.subarray(offset, offset + length)),
    file.length,
    ending,
  );
};
const office = (part: string, ...more: string[]) => aZip('[Content_Types].xml', '_rels/.rels', part, ...more);

describe('what a file is', () => {
  it.each<[string, Buffer | string, string, string]>([
    ['a PDF by any name', PDF, 'exe', 'pdf'],
    ['a photo', JPG, 'jpg', 'jpg'],
    ['a picture', PNG, '', 'png'],
    ['a WebP picture', WEBP, 'webp', 'webp'],
    ['a phone’s photo', HEIC, 'heic', 'heic'],
    ['a drawing', DWG, 'dwg', 'dwg'],
    ['a letter', office('word/document.xml'), 'zip', 'docx'],
    ['a table', office('xl/workbook.xml'), 'xlsx', 'xlsx'],
    ['slides', office('ppt/presentation.xml'), 'pptx', 'pptx'],
    ['an old letter', anOleFile('1Table', 'WordDocument'), 'doc', 'doc'],
    ['an old table', anOleFile('Workbook'), 'xls', 'xls'],
    [
      'old slides in a further sector',
      anOleFile('a', 'b', 'c', 'd', 'e', 'PowerPoint Document'),
      'ppt',
      'ppt',
    ],
    ['a note', '需求：租 5000 平\n', 'txt', 'txt'],
    ['a list', '公司,面积\n湘江精密,5000\n', 'csv', 'csv'],
    ['a list of an old program', Buffer.from('b9abcbbe2cc3e6bbfd0a', 'hex'), 'csv', 'csv'],
  ])('%s', async (_name, bytes, ending, kind) => {
    expect(await detect(bytes, ending)).toBe(kind);
  });

  it.each<[string, Buffer | string, string]>([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'svg'],
    ['SVG called a picture', '<?xml version="1.0"?><svg/>', 'png'],
    ['a page called a photo', '<!doctype html><script>alert(1)</script>', 'jpg'],
    ['a page called a text', '\uFEFF  <html><body>hi</body></html>', 'txt'],
    ['a text with a script in it', 'hello <script>alert(1)</script>', 'txt'],
    ['a shell script', '#!/bin/sh\nrm -rf /\n', 'txt'],
    ['a batch file', '@echo off\r\ndel *.*\r\n', 'bat'],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'pdf'],
    ['a program of Linux', Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), 'txt'],
    ['an archive', aZip('a.txt', 'b.txt'), 'zip'],
    ['a Java archive', aZip('META-INF/MANIFEST.MF', 'A.class'), 'docx'],
    ['a letter with macros', office('word/document.xml', 'word/vbaProject.bin'), 'docx'],
    ['a letter with a program in it', office('word/document.xml', 'word/embeddings/setup.exe'), 'docx'],
    ['a zip cut off', office('word/document.xml').subarray(0, 60), 'docx'],
    ['a zip that lies about its directory', lying(office('word/document.xml')), 'docx'],
    ['an installer', anOleFile('!_StringPool', 'Property'), 'doc'],
    ['an old letter with macros', anOleFile('WordDocument', 'VBA', '_VBA_PROJECT'), 'doc'],
    ['an old container that goes round', round(), 'doc'],
    ['a film', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1'), 'heic'],
    ['bytes called a text', Buffer.from([0, 1, 2, 3, 255, 254]), 'txt'],
    ['almost a PDF', ' %PDF-1.7', 'pdf'],
    ['a short one', 'x', 'pdf'],
  ])('refuses %s', async (_name, bytes, ending) => {
    expect(await detect(bytes, ending)).toBeNull();
  });
});

function lying(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  bytes.writeUInt32LE(0x7fffffff, bytes.length - 10);
  return bytes;
}

/** Its directory's only sector is followed by itself. */
function round(): Buffer {
  const bytes = anOleFile('x');
  bytes.writeUInt32LE(1, 512 + 4);
  return bytes;
}
