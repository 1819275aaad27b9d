import type { FileHandle } from 'node:fs/promises';
import { STYLE, WORKSHEET_OPEN, cellText, columnLetters, workbookParts } from './xlsx-parts';
import { ZipFile } from './zip-file';

/**
 * A bare table as XLSX in constant memory: one header row, no title and no totals, so that programs (and our own import)
 * read it back. Every cell is typed as text and written as an inline string: nothing in it can become a formula.
 */
export async function writeTableXlsx(
  handle: FileHandle,
  title: string,
  header: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): Promise<void> {
  const zip = new ZipFile(handle);
  await zip.add('xl/worksheets/sheet1.xml', sheetXml(header, batches));
  for (const [name, part] of Object.entries(workbookParts([title], 1))) await zip.add(name, [part]);
  await zip.finish();
}

async function* sheetXml(
  header: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  yield `${WORKSHEET_OPEN}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(1, header, STYLE.header)}`;
  let line = 1;
  for await (const batch of batches) {
    let xml = '';
    for (const cells of batch) {
      line += 1;
      xml += rowXml(line, cells, STYLE.text);
    }
    yield xml;
  }
  yield '</sheetData></worksheet>';
}

function rowXml(line: number, cells: readonly string[], style: number): string {
  const xml = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${columnLetters(column)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`,
  );
  return `<row r="${line}">${xml.join('')}</row>`;
}
