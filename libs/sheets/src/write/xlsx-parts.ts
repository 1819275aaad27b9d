import type { CellType } from './sheet.model';

/** Styles by name: the index of their `xf` in styles.xml. */
export const STYLE = {
  default: 0,
  title: 1,
  subtitle: 2,
  header: 3,
  text: 4,
  integer: 5,
  decimal: 6,
  amount: 7,
  percent: 8,
  date: 9,
  datetime: 10,
  totalText: 11,
  totalInteger: 12,
  totalDecimal: 13,
  totalAmount: 14,
  totalPercent: 15,
  signature: 16,
} as const;

export const TOTAL_STYLE: Readonly<Record<CellType, number>> = {
  text: STYLE.totalText,
  integer: STYLE.totalInteger,
  decimal: STYLE.totalDecimal,
  amount: STYLE.totalAmount,
  percent: STYLE.totalPercent,
  date: STYLE.totalText,
  datetime: STYLE.totalText,
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The opening of a worksheet's root element. */
export const WORKSHEET_OPEN = `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">`;

/** The parts beside the sheets, by their path in the archive. */
export function workbookParts(
  sheetNames: readonly string[],
  headerRows: number,
): Readonly<Record<string, string>> {
  const sheets = sheetNames
    .map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('');
  const titles = sheetNames
    .map(
      (name, index) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xmlText(name.replaceAll("'", "''"))}'!$1:$${headerRows}</definedName>`,
    )
    .join('');
  const overrides = sheetNames
    .map(
      (_name, index) =>
        `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('');
  const relations = sheetNames
    .map(
      (_name, index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join('');
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${overrides}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets}</sheets><definedNames>${titles}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations}<Relationship Id="rId${sheetNames.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
}

// Fonts: 0 body, 1 title, 2 bold, 3 grey. Fills: 2 header, 3 totals. Borders: 1 thin all round.
const NUMBER = {
  text: 49,
  integer: 3,
  decimal: 164,
  amount: 165,
  percent: 166,
  date: 167,
  datetime: 168,
} as const;

const xf = (numFmt: number, font: number, fill: number, border: number, alignment: string): string =>
  `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`;
const LEFT = 'vertical="center" wrapText="1"';
const RIGHT = 'horizontal="right" vertical="center"';
const CENTER = 'horizontal="center" vertical="center" wrapText="1"';

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="5"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="#,##0.00####"/><numFmt numFmtId="166" formatCode="0.00%"/><numFmt numFmtId="167" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="168" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="4"><font><sz val="10"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><b/><sz val="10"/><name val="宋体"/></font><font><sz val="9"/><color rgb="FF465263"/><name val="宋体"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF6"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF4F6F8"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FF8592A3"/></left><right style="thin"><color rgb="FF8592A3"/></right><top style="thin"><color rgb="FF8592A3"/></top><bottom style="thin"><color rgb="FF8592A3"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="17">${[
  xf(0, 0, 0, 0, LEFT),
  xf(0, 1, 0, 0, CENTER),
  xf(0, 3, 0, 0, LEFT),
  xf(NUMBER.text, 2, 2, 1, CENTER),
  xf(NUMBER.text, 0, 0, 1, LEFT),
  xf(NUMBER.integer, 0, 0, 1, RIGHT),
  xf(NUMBER.decimal, 0, 0, 1, RIGHT),
  xf(NUMBER.amount, 0, 0, 1, RIGHT),
  xf(NUMBER.percent, 0, 0, 1, RIGHT),
  xf(NUMBER.date, 0, 0, 1, CENTER),
  xf(NUMBER.datetime, 0, 0, 1, CENTER),
  xf(NUMBER.text, 2, 3, 1, LEFT),
  xf(NUMBER.integer, 2, 3, 1, RIGHT),
  xf(NUMBER.decimal, 2, 3, 1, RIGHT),
  xf(NUMBER.amount, 2, 3, 1, RIGHT),
  xf(NUMBER.percent, 2, 3, 1, RIGHT),
  xf(0, 0, 0, 0, LEFT),
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Text between tags or in a quoted attribute; characters that XML can't hold are dropped. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Most text needs nothing done to it. */
const PLAIN = /^[^&<>"_\u0000-\u001f\ud800-\udfff\ufffe\uffff]*$/;

/** Text of a cell: also keeps `_x0041_` from being read as an escaped character. Excel holds 32,767 characters. */
export function cellText(text: string): string {
  if (text.length <= 32_767 && PLAIN.test(text)) return text;
  return xmlText(text.slice(0, 32_767).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')).replaceAll(
    '\r',
    '_x000D_',
  );
}

const LETTERS: string[] = [];

/** A, B … Z, AA … of a column counted from 0. */
export function columnLetters(index: number): string {
  const known = LETTERS[index];
  if (known !== undefined) return known;
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  LETTERS[index] = letters;
  return letters;
}
