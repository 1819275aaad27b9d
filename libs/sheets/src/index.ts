export { openSheet } from './read/open-sheet';
export { SheetFault } from './read/sheet-fault';
export { TEXT_ENCODINGS, type TextEncoding } from './read/text-encoding';
export type { SheetFormat, SheetLimits, SheetRow } from './read/sheet';
export { writeCsv } from './write/csv-writer';
export type { CellType, CellValue, SheetColumn, SheetSource, SheetWriter } from './write/sheet.model';
export { writeTableXlsx } from './write/table-xlsx-writer';
export { writeXlsx } from './write/xlsx-writer';
