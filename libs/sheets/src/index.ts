export { openSheet } from './read/open-sheet';
export { SheetFault, type SheetFaultReason } from './read/sheet-fault';
export type { OpenedSheet, SheetFormat, SheetLimits, SheetRow } from './read/sheet';
export { writeCsv } from './write/csv-writer';
export { inertText } from './write/formula.policy';
export type {
  CellType,
  CellValue,
  OnProgress,
  SheetColumn,
  SheetSource,
  SheetWriter,
} from './write/sheet.model';
export { writeTableXlsx } from './write/table-xlsx-writer';
export { writeXlsx } from './write/xlsx-writer';
