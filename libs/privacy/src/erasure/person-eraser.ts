import { Injectable } from '@nestjs/common';
import {
  PersonDataRegistry,
  addJob,
  isPersonal,
  newId,
  type FilePassage,
  type PersonTable,
} from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { Suppression, type PersonKey } from '../suppression.service';
import { PERSON_ERASED } from './erasure.events';
import type { Person } from './person';
import { bind, isSearchable, scrubbed } from './person-sql';

/** Why and how far. */
export interface ErasureOrder {
  readonly reason: 'request' | 'retention' | 'replay';
  readonly requestId: string | null;
  readonly now: Date;
  /** Leave keyed hashes, so that nobody enters the person again. */
  readonly suppress: boolean;
  /** Look for the person in everybody else's texts too: reads every table with free text once. */
  readonly sweep: boolean;
  /** The id of the erasure that is done again after a restore. */
  readonly as?: string;
}

/** What was done, by table; no personal data. */
export interface ErasureOutcome {
  readonly id: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly swept: Readonly<Record<string, number>>;
  readonly files: number;
}

type ColumnTypes = ReadonlyMap<string, { readonly type: string; readonly nullable: boolean }>;

/**
 * Takes a person out of every table of the inventory in the caller's transaction; their files follow by a job after
 * commit. Signed projects and statistics stay, without the person.
 */
@Injectable()
export class PersonEraser {
  public constructor(
    private readonly registry: PersonDataRegistry,
    private readonly suppression: Suppression,
  ) {}

  /** The caller has checked that nothing holds the person's data (legal hold). */
  public async erase(tx: EntityManager, person: Person, order: ErasureOrder): Promise<ErasureOutcome> {
    await this.lock(tx, person);
    for (const { beforeErase } of this.registry.all) {
      if (beforeErase !== undefined) await beforeErase(tx, { ids: person.ids, now: order.now });
    }
    const types = await columnTypes(tx);
    await tx.query(`SELECT set_config('luodi.redaction', 'on', true)`);
    const files: string[] = [];
    const rows: Record<string, number> = {};
    const swept: Record<string, number> = {};
    for (const table of this.registry.tables) {
      files.push(...(await this.filesOf(tx, table, person)));
      const changed = await this.eraseLinked(tx, table, types, person, order.now);
      if (changed > 0) rows[table.table] = changed;
    }
    const passages: FilePassage[] = [];
    if (order.sweep) {
      for (const { lookInto } of this.registry.all) {
        const found = await lookInto?.(tx, { pattern: person.pattern, now: order.now });
        files.push(...(found?.files ?? []));
        passages.push(...(found?.passages ?? []));
      }
      for (const table of this.registry.tables) {
        const changed = await this.sweep(tx, table, types, person);
        if (changed > 0) swept[table.table] = changed;
      }
    }
    await tx.query(`SELECT set_config('luodi.redaction', 'off', true)`);
    const id = order.as ?? newId();
    await this.remember(tx, id, person, order, { rows, swept });
    await addJob(tx, PERSON_ERASED, { erasureId: id, files: [...new Set(files)], passages });
    return { id, rows, swept, files: new Set(files).size };
  }

  /** Nobody submits as this person, makes an export or works on the contact meanwhile. */
  private async lock(tx: EntityManager, person: Person): Promise<void> {
    for (const key of [...person.traces.phones, ...person.traces.wechats].sort()) {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('inquiry:' || $1, 0))`, [key]);
    }
    for (const { table, lock } of this.registry.tables) {
      if (lock === true) await tx.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    }
    await tx.query('SELECT id FROM contacts WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      person.ids['contacts'] ?? [],
    ]);
  }

  private async filesOf(tx: EntityManager, table: PersonTable, person: Person): Promise<string[]> {
    if (table.files === undefined || table.linked === undefined) return [];
    const params: unknown[] = [];
    const where = bind(table.linked, person, null, params);
    const rows: { path: string | null }[] = await tx.query(
      `SELECT ${table.files} AS path FROM ${table.table} t WHERE ${where}`,
      params,
    );
    return rows.flatMap(({ path }) => (path === null ? [] : [path]));
  }

  private async eraseLinked(
    tx: EntityManager,
    table: PersonTable,
    types: ReadonlyMap<string, ColumnTypes>,
    person: Person,
    now: Date,
  ): Promise<number> {
    if (table.linked === undefined) return 0;
    const params: unknown[] = [];
    if (table.remove === true) {
      const condition = bind(table.linked, person, now, params);
      const [, count]: [unknown, number] = await tx.query(
        `DELETE FROM ${table.table} t WHERE ${condition}`,
        params,
      );
      return count;
    }
    const places = { pattern: ':scrub', numbers: ':numbers' };
    const sets = Object.entries(table.columns).flatMap(([column, use]) => {
      if (!isPersonal(use)) return [];
      if (use === 'clear') return [`${column} = NULL`];
      const type = types.get(table.table)?.get(column)?.type ?? '';
      const value = use === 'scrub' ? `t.${column}` : `(${use.set})`;
      return [`${column} = ${scrubbed(value, type, places)}`];
    });
    if (table.touch !== undefined) sets.push(table.touch);
    const sql = bind(`SET ${sets.join(', ')} WHERE ${table.linked}`, person, now, params);
    const [, count]: [unknown, number] = await tx.query(`UPDATE ${table.table} t ${sql}`, params);
    return count;
  }

  /** Somebody else's row that mentions the person loses the mention; a field that was nothing else becomes empty. */
  private async sweep(
    tx: EntityManager,
    table: PersonTable,
    types: ReadonlyMap<string, ColumnTypes>,
    person: Person,
  ): Promise<number> {
    const places = { pattern: ':pattern', numbers: ':numbers' };
    const columns = Object.entries(table.columns).flatMap(([column, use]) => {
      const known = types.get(table.table)?.get(column);
      if (!isPersonal(use) || known === undefined || !isSearchable(known.type)) return [];
      const found = `t.${column}::text ~* :pattern`;
      const renamed = typeof use === 'object' && use.set.includes(':scrub') ? use.set : null;
      const replaced = renamed ?? scrubbed(`t.${column}`, known.type, places);
      const emptied = known.nullable && known.type === 'text' ? `nullif(${replaced}, '**')` : replaced;
      return [{ found, set: `${column} = CASE WHEN ${found} THEN ${emptied} ELSE t.${column} END` }];
    });
    if (columns.length === 0) return 0;
    const params: unknown[] = [];
    const sql = bind(
      `SET ${columns.map((item) => item.set).join(', ')} WHERE ${columns.map((item) => item.found).join(' OR ')}`,
      person,
      null,
      params,
    );
    const [, count]: [unknown, number] = await tx.query(`UPDATE ${table.table} t ${sql}`, params);
    return count;
  }

  private async remember(
    tx: EntityManager,
    id: string,
    person: Person,
    order: ErasureOrder,
    counts: object,
  ): Promise<void> {
    const keys: PersonKey[] = [
      ...person.traces.phones.map((value) => ({ kind: 'phone' as const, value })),
      ...person.traces.wechats.map((value) => ({ kind: 'wechat' as const, value })),
    ];
    if (order.suppress) await this.suppression.suppress(tx, keys, order.now);
    await tx.query(
      `INSERT INTO erasures (id, at, reason, request_id, contact_ids, inquiry_ids, key_hashes, outcome)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        order.now,
        order.reason,
        order.requestId,
        person.ids['contacts'] ?? [],
        person.ids['inquiries'] ?? [],
        order.suppress ? keys.map((key) => this.suppression.hash(key)) : [],
        JSON.stringify(counts),
      ],
    );
  }
}

/** Type and nullability of every column, by table as the inventory names it. */
async function columnTypes(tx: EntityManager): Promise<ReadonlyMap<string, ColumnTypes>> {
  const rows: { name: string; column: string; type: string; nullable: boolean }[] = await tx.query(
    `SELECT CASE WHEN table_schema = 'public' THEN table_name ELSE table_schema || '.' || table_name END AS name,
            column_name AS column, udt_name AS type, is_nullable = 'YES' AS nullable
       FROM information_schema.columns WHERE table_schema IN ('public', 'graphile_worker')`,
  );
  const tables = new Map<string, Map<string, { type: string; nullable: boolean }>>();
  for (const { name, column, type, nullable } of rows) {
    const columns = tables.get(name) ?? new Map<string, { type: string; nullable: boolean }>();
    columns.set(column, { type, nullable });
    tables.set(name, columns);
  }
  return tables;
}
