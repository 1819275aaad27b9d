import { Injectable } from '@nestjs/common';
import { PersonDataRegistry, type PersonTable } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { PersonKey } from '../suppression.service';
import type { Person } from './person';
import { bind } from './person-sql';
import { everything, jsonNumbers, tracesOf, waysToReach, type Traces } from './spelling.policy';

/** Where to begin: any of these. */
export interface PersonStart {
  readonly contactIds?: readonly string[];
  readonly inquiryIds?: readonly string[];
  readonly keys?: readonly PersonKey[];
}

/** One place where something about a person is held. */
export interface HeldPlace {
  readonly table: string;
  readonly effect: NonNullable<PersonTable['effect']>;
  readonly keeps: PersonTable['keeps'] | null;
  readonly internal: boolean;
  readonly count: number;
}

/** Rounds in which an id may lead to a trace and a trace to further ids; three are enough for the tables there are. */
const ROUNDS = 5;

/** Finds everything about a person by asking every lib's tables (platform: PersonDataRegistry). */
@Injectable()
export class PersonFinder {
  public constructor(private readonly registry: PersonDataRegistry) {}

  /** Follows ids and keys through every lib until nothing new turns up. */
  public async resolve(tx: EntityManager, start: PersonStart): Promise<Person> {
    const contacts = await this.contactsOf(tx, start);
    const given = (start.keys ?? []).map((key) => ({
      kind: key.kind as string,
      value: key.value as string | null,
    }));
    let person = personOf({ contacts, inquiries: [...(start.inquiryIds ?? [])] }, tracesOf(given));
    for (let round = 0; round < ROUNDS; round += 1) {
      const next = await this.follow(tx, person, given);
      const settled = JSON.stringify([next.ids, next.traces]) === JSON.stringify([person.ids, person.traces]);
      person = next;
      if (settled) break;
    }
    return person;
  }

  /** A person who is nothing but these rows: others of theirs are not looked for. */
  public alone(_tx: EntityManager, ids: Readonly<Record<string, readonly string[]>>): Promise<Person> {
    return Promise.resolve(personOf(ids, tracesOf([])));
  }

  /** Every place that holds something, with counts. */
  public async places(tx: EntityManager, person: Person): Promise<HeldPlace[]> {
    const places: HeldPlace[] = [];
    for (const table of this.registry.tables) {
      if (table.linked === undefined) continue;
      const params: unknown[] = [];
      const where = bind(table.linked, person, null, params);
      const rows: { n: number }[] = await tx.query(
        `SELECT count(*)::int AS n FROM ${table.table} t WHERE ${where}`,
        params,
      );
      const count = rows[0]?.n ?? 0;
      if (count === 0) continue;
      places.push({
        table: table.table,
        effect: table.effect ?? 'scrubbed',
        keeps: table.keeps ?? null,
        internal: table.internal === true,
        count,
      });
    }
    return places;
  }

  /** The rows themselves, without hashes, file names and search terms: what a copy for the person holds. */
  public async records(
    tx: EntityManager,
    person: Person,
  ): Promise<{ readonly table: string; readonly rows: readonly Record<string, unknown>[] }[]> {
    const result: { table: string; rows: Record<string, unknown>[] }[] = [];
    for (const table of this.registry.tables) {
      if (table.linked === undefined || table.internal === true) continue;
      const hidden = Object.entries(table.columns)
        .filter(([name, use]) => use === 'hash' || use === 'file' || name === 'search_terms')
        .map(([name]) => name);
      const params: unknown[] = [[...hidden, 'body_hash', 'parse']];
      const where = bind(table.linked, person, null, params);
      const rows: { row: Record<string, unknown> }[] = await tx.query(
        `SELECT jsonb_strip_nulls(to_jsonb(t) - $1::text[]) AS row FROM ${table.table} t WHERE ${where}`,
        params,
      );
      if (rows.length > 0) result.push({ table: table.table, rows: rows.map(({ row }) => row) });
    }
    return result;
  }

  private async contactsOf(tx: EntityManager, start: PersonStart): Promise<string[]> {
    const keys = start.keys ?? [];
    const rows: { id: string }[] = await tx.query(
      `SELECT unnest($1::uuid[]) AS id
       UNION SELECT contact_id FROM contact_keys WHERE kind = 'phone' AND value = ANY($2::text[])
       UNION SELECT contact_id FROM contact_keys WHERE kind = 'wechat' AND value = ANY($3::text[])
       UNION SELECT contact_id FROM inquiries WHERE id = ANY($4::uuid[]) AND contact_id IS NOT NULL`,
      [
        [...(start.contactIds ?? [])],
        keys.filter((key) => key.kind === 'phone').map((key) => key.value),
        keys.filter((key) => key.kind === 'wechat').map((key) => key.value.toLowerCase()),
        [...(start.inquiryIds ?? [])],
      ],
    );
    return rows.map((row) => row.id).sort();
  }

  private async follow(
    tx: EntityManager,
    person: Person,
    given: readonly { readonly kind: string; readonly value: string | null }[],
  ): Promise<Person> {
    const ids: Record<string, readonly string[]> = { ...person.ids };
    for (const { links } of this.registry.all) {
      for (const [name, sql] of Object.entries(links ?? {})) {
        const params: unknown[] = [];
        const bound = bind(sql, personOf(ids, person.traces), null, params);
        const rows: Record<string, string>[] = await tx.query(bound, params);
        const found = rows.flatMap((row) => Object.values(row));
        ids[name] = [...new Set([...(ids[name] ?? []), ...found])].sort();
      }
    }
    const found = [...given];
    for (const { traces } of this.registry.all) {
      if (traces === undefined) continue;
      const params: unknown[] = [];
      const bound = bind(traces, personOf(ids, person.traces), null, params);
      found.push(...(await tx.query<{ kind: string; value: string | null }[]>(bound, params)));
    }
    return personOf(ids, tracesOf(found));
  }
}

function personOf(ids: Readonly<Record<string, readonly string[]>>, traces: Traces): Person {
  return {
    ids,
    traces,
    pattern: waysToReach(traces),
    scrub: everything(traces),
    numbers: jsonNumbers(traces),
  };
}
