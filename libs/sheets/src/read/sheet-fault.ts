/** Why a file can't be taken as a table. */
export const SHEET_FAULTS = [
  /** Neither a workbook nor text. */
  'unsupported',
  /** An old .xls, or a workbook behind a password. */
  'legacy_or_encrypted',
  'macros',
  'too_many_entries',
  /** Expands far beyond its size, lies about its sizes or has entries on top of each other. */
  'bomb',
  /** A document type or entities inside its XML. */
  'doctype',
  'damaged',
  'empty',
  'too_many_rows',
  'too_many_columns',
  'row_too_long',
  'too_much_text',
  /** Bytes that belong to no character: damaged, or pieces of two encodings. */
  'encoding_broken',
  /** Could be text of this encoding or of that. */
  'encoding_unclear',
] as const;
export type SheetFaultReason = (typeof SHEET_FAULTS)[number];

/** A file was refused; `place` says where, when that is known (a row, a part). */
export class SheetFault extends Error {
  public constructor(
    public readonly reason: SheetFaultReason,
    public readonly place: number | string | null = null,
    /** What the text of the refusal names besides the place. */
    public readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(`Sheet refused: ${reason}`);
    this.name = 'SheetFault';
  }
}
