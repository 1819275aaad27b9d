import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import type { EntityManager } from 'typeorm';
import type { AssignMode, DuplicatePolicy } from './import-values.policy';

/** What values of a column look like; a column without a telling header is recognised by it. */
export type ValueShape = 'phone' | 'area' | 'date' | 'uscc' | 'email' | 'company';

/** A field that columns can be mapped to. Its label is the message `import.<kind>.<key>`. */
export interface ImportField {
  readonly key: string;
  /** Headers that mean it, in both languages; compared without blanks, punctuation, case and bracketed units. */
  readonly synonyms: readonly string[];
  /** A row is nothing without it. */
  readonly required?: boolean;
  /** Several columns may go into it; their texts are joined. */
  readonly many?: boolean;
  readonly shape?: ValueShape;
}

/** One row as the mapping cuts it. */
export interface ImportRow {
  /** As the person sees it in their program, from 1. */
  readonly number: number;
  /** By field; only filled ones. */
  readonly values: Readonly<Record<string, string>>;
}

/** Everything an import was asked with. */
export interface ImportOrder {
  readonly id: string;
  readonly actor: Actor;
  readonly duplicates: DuplicatePolicy;
  readonly options: ImportOptions;
  readonly source: { readonly kind: string; readonly note: string } | null;
  /** The header of each mapped field, for units that stand there: `面积（亩）`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly now: Date;
  /** IANA name; dates of the file are of this zone. */
  readonly timeZone: string;
}

export interface ImportOptions {
  readonly assign: AssignMode;
  /** The team whose pool, or whose waiting list, takes the leads. */
  readonly teamId: string | null;
  /** Whether a first-response clock starts for imported leads; history has none. */
  readonly startClock: boolean;
}

/** A row that can't be taken: the message `import.fault.<code>`, and the field it is about. */
export interface RowFault {
  readonly kind: 'fault';
  readonly code: string;
  readonly field: string | null;
  /** Nothing of the row is kept: its person was erased. */
  readonly forgets?: boolean;
}

/** What would become of a row. `key`: rows of one file with the same key are the same record. */
export type RowCheck =
  RowFault | { readonly kind: 'new'; readonly key: string | null } | { readonly kind: 'duplicate' };

/** What became of a row. */
export type RowOutcome =
  | RowFault
  | { readonly kind: 'duplicate' }
  | {
      readonly kind: 'created' | 'updated';
      readonly objectId: string;
      /** Changes as soon as anybody changes the record. */
      readonly mark: string;
      readonly before?: object;
      readonly assigned?: boolean;
    };

/** What an import did to a record, to be taken back. */
export interface ImportedItem {
  readonly rowNumber: number;
  readonly action: 'created' | 'updated';
  readonly objectId: string;
  readonly mark: string;
  readonly before: Readonly<Record<string, unknown>> | null;
}

/** What a pass over the rows is for. */
export type ImportPurpose = 'check' | 'write';

/** A kind of record at work on one import. Answers are in the order of the rows. */
export interface ImportRun {
  /** Works out and remembers what a row needs no database for; the batch before is being written meanwhile. */
  prepare?(row: ImportRow, purpose: ImportPurpose): void;
  /** Tidies up after batches of writing, beside the next one; it may fail and may be left out. */
  tend?(manager: EntityManager): Promise<void>;
  check(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly RowCheck[]>;
  /** Writes a batch in the caller's transaction; a batch that failed is given again in halves. */
  write(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly RowOutcome[]>;
  /** Takes back what nobody has touched since. */
  undo(tx: EntityManager, items: readonly ImportedItem[]): Promise<readonly ('undone' | 'kept')[]>;
}

/** A kind of record that can be imported. */
export interface ImportKind {
  readonly name: string;
  readonly fields: readonly ImportField[];
  /** Groups of fields of which one is enough, e.g. phone or WeChat id. */
  readonly needsOneOf: readonly (readonly string[])[];
  /** Whether the list is of people, so that a lawful source must be named. */
  readonly personal: boolean;
  /** Reads what rows are held against (owners, parks …). @throws DomainError when the order can't be followed */
  open(tx: EntityManager, order: ImportOrder): Promise<ImportRun>;
}

/** The kinds of records that can be imported; every lib registers its own. */
@Injectable()
export class ImportKinds {
  private readonly kinds = new Map<string, ImportKind>();

  /** @throws Error when a kind is registered twice */
  public register(kind: ImportKind): void {
    if (this.kinds.has(kind.name)) throw new Error(`Import kind ${kind.name} is registered twice`);
    this.kinds.set(kind.name, kind);
  }

  public get(name: string): ImportKind | null {
    return this.kinds.get(name) ?? null;
  }

  public get all(): readonly ImportKind[] {
    return [...this.kinds.values()];
  }
}
