import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Why a column holds nothing about prospects. */
export const IMPERSONAL_USES = [
  /** A closed list, a number or an id of ours. */
  'code',
  /** Written by administrators about the workspace. */
  'config',
  /** About our own staff or their sessions. */
  'staff',
  /** A hash that tells nothing without SECRET_KEY or the password. */
  'hash',
  /** A random name of a file of ours. */
  'file',
] as const;
export type ImpersonalUse = (typeof IMPERSONAL_USES)[number];

/**
 * What erasing a person does to a column of their rows: `clear` makes it null; `scrub` takes name and ways to reach
 * them out of the text; `{set}` is an SQL expression over the row. In everybody else's rows, all three are scrubbed of
 * the ways to reach the person.
 */
export type PersonalUse = 'clear' | 'scrub' | { readonly set: string };
export type ColumnUse = ImpersonalUse | PersonalUse;

/** What a person sees of an erasure before it is done: what goes, what stays, and why. */
export type ErasureEffect = 'removed' | 'anonymised' | 'scrubbed';

/**
 * A table in the inventory of personal data (security.md P4): every column of text, JSON, bytes or addresses has its
 * use. SQL fragments may name the sets of the person as `:contacts`, `:leads` … (uuid[], see `links`), `:ids` (all of
 * them as text[]), `:phones`, `:wechats`, `:emails`, `:names` (text[]), `:pattern` (a regular expression of the ways
 * to reach them) and `:now`.
 */
export interface PersonTable {
  /** With its schema, when that is not `public`. */
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnUse>>;
  /** Which rows are the person's; absent where nothing belongs to prospects. */
  readonly linked?: string;
  readonly effect?: ErasureEffect;
  /** Why something stays: a code of `privacy.reason.…`. */
  readonly keeps?: 'contract' | 'proof' | 'statistics' | 'register';
  /** The person's rows are deleted instead of changed. */
  readonly remove?: boolean;
  /** SQL for further columns of changed rows, such as `version = version + 1`. */
  readonly touch?: string;
  /** Files below DATA_DIR that go with the person's rows: an SQL expression over the row, null for none. */
  readonly files?: string;
  /** Nobody else writes the table while a person is erased from it. */
  readonly lock?: boolean;
  /** Bookkeeping that a copy for the person leaves out. */
  readonly internal?: boolean;
}

/** What a lib knows of people, registered at start so that nothing in privacy points up. */
export interface PersonData {
  readonly name: string;
  readonly tables: readonly PersonTable[];
  /** Named sets of ids: SQL that answers one column of uuids; may use sets of others. */
  readonly links?: Readonly<Record<string, string>>;
  /** What is known of the person in these rows: SQL that answers `(kind, value)`, kind phone, wechat, email or name. */
  readonly traces?: string;
  /** Files with many people in them, looked into in the transaction of the erasure; it is carried out after the commit. */
  readonly lookInto?: (
    tx: EntityManager,
    person: { readonly pattern: string; readonly now: Date },
  ) => Promise<PersonInFiles>;
  /** Something that a table can't say, before its rows are changed: closing leads, giving back capacity. */
  readonly beforeErase?: (tx: EntityManager, person: ErasedPerson) => Promise<void>;
}

/** What of files goes with a person; paths below DATA_DIR, never personal data. */
export interface PersonInFiles {
  /** Files that go as a whole. */
  readonly files: readonly string[];
  readonly passages: readonly FilePassage[];
}

/** Some bytes of a file that hold a person, and what is written there instead, filled up with spaces. */
export interface FilePassage {
  readonly path: string;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** Whom an erasure is about, for `beforeErase`. */
export interface ErasedPerson {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly now: Date;
}

/** The inventory of personal data: every lib registers its own tables. */
@Injectable()
export class PersonDataRegistry {
  private readonly entries: PersonData[] = [];

  /** @throws Error when a table is registered twice */
  public register(data: PersonData): void {
    for (const { table } of data.tables) {
      if (this.tables.some((known) => known.table === table)) throw new Error(`${table} is registered twice`);
    }
    this.entries.push(data);
  }

  public get all(): readonly PersonData[] {
    return this.entries;
  }

  public get tables(): readonly PersonTable[] {
    return this.entries.flatMap((entry) => entry.tables);
  }
}

/** Whether a column may hold something about a prospect. */
export function isPersonal(use: ColumnUse): use is PersonalUse {
  return typeof use === 'object' || use === 'clear' || use === 'scrub';
}
