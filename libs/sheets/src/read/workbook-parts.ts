import { lookOf, unescapeText, type NumberLook } from './cell-value.policy';
import { SharedStrings } from './shared-strings';
import { SheetFault } from './sheet-fault';
import { readXml } from './xml-walk';
import type { ZipArchive } from './zip-archive';

/** What a sheet's cells refer to. */
export interface WorkbookParts {
  /** The path of the first visible sheet. */
  readonly sheet: string;
  readonly starts1904: boolean;
  readonly strings: SharedStrings;
  /** The look of a cell's style, by its index. */
  readonly looks: readonly NumberLook[];
}

/** 48 MB of text: with everything else the worker stays below 256 MB above idle (security.md G7). */
const MAX_STRING_BYTES = 48 * 1024 * 1024;
const MAX_STRINGS = 2_000_000;
const MAX_STYLES = 70_000;
const MAX_TEXT = 32_767;

/** Reads the small parts and the shared texts. @throws SheetFault */
export async function readWorkbookParts(archive: ZipArchive): Promise<WorkbookParts> {
  const { path, starts1904, target } = await firstSheet(archive);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const links = await relations(archive, `${folder}_rels/${path.slice(folder.length)}.rels`);
  const resolve = (link: string): string =>
    link.startsWith('/') ? link.slice(1) : normalize(`${folder}${link}`);
  const sheet = links.find((link) => link.id === target);
  if (sheet === undefined) throw new SheetFault('damaged', 'workbook');
  const strings = links.find((link) => link.type.endsWith('/sharedStrings'));
  const styles = links.find((link) => link.type.endsWith('/styles'));
  return {
    sheet: resolve(sheet.target),
    starts1904,
    strings: await sharedStrings(archive, strings === undefined ? null : resolve(strings.target)),
    looks: await cellLooks(archive, styles === undefined ? null : resolve(styles.target)),
  };
}

async function firstSheet(
  archive: ZipArchive,
): Promise<{ path: string; starts1904: boolean; target: string }> {
  const root = await relations(archive, '_rels/.rels');
  const office = root.find((link) => link.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const path = normalize(office.replace(/^\//, ''));
  if (!archive.has(path)) throw new SheetFault('unsupported');
  let starts1904 = false;
  const sheets: { id: string; hidden: boolean }[] = [];
  await readXml(archive.read(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') starts1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet' || sheets.length >= 1_000) return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ id, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    },
  });
  const first = sheets.find((sheet) => !sheet.hidden) ?? sheets[0];
  if (first === undefined) throw new SheetFault('empty');
  return { path, starts1904, target: first.id };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function relations(archive: ZipArchive, path: string): Promise<Relation[]> {
  if (!archive.has(path)) return [];
  const links: Relation[] = [];
  await readXml(archive.read(path), {
    open: (name, attributes) => {
      if (name !== 'Relationship' || links.length >= 5_000) return;
      if (attributes['TargetMode'] === 'External') return; // never followed
      links.push({
        id: attributes['Id'] ?? '',
        type: attributes['Type'] ?? '',
        target: attributes['Target'] ?? '',
      });
    },
  });
  return links;
}

async function sharedStrings(archive: ZipArchive, path: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings(MAX_STRING_BYTES, MAX_STRINGS);
  if (path === null || !archive.has(path)) return strings;
  let text = '';
  let inText = false;
  let phonetic = 0;
  await readXml(archive.read(path), {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = phonetic === 0;
      else if (name === 'rPh') phonetic += 1;
    },
    text: (piece) => {
      if (inText && text.length < MAX_TEXT) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.add(unescapeText(text.slice(0, MAX_TEXT)));
    },
  });
  return strings;
}

async function cellLooks(archive: ZipArchive, path: string | null): Promise<NumberLook[]> {
  const looks: NumberLook[] = [];
  if (path === null || !archive.has(path)) return looks;
  const codes = new Map<number, string>();
  let inCells = false;
  await readXml(archive.read(path), {
    open: (name, attributes) => {
      if (name === 'numFmt' && codes.size < MAX_STYLES)
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells && looks.length < MAX_STYLES) {
        const id = Number(attributes['numFmtId'] ?? 0);
        looks.push(lookOf(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return looks;
}

/** `xl/worksheets/../a.xml` → `xl/a.xml`. The result is only ever looked up among the archive's names. */
function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
