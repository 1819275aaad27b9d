import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { knownContacts, maskContacts, noteQuestion } from '@luodi/platform';
import type { NoteQuestion } from '@luodi/platform';
import type { LeadSearch } from '../lead.dto';
import { isOpen } from '../lead-values.policy';
import type { LeadStatus, NoteKind } from '../lead-values.policy';
import { noteExcerpt } from './note-excerpt.policy';
import type { NoteExcerpt } from './note-excerpt.policy';

/**
 * Leads whose notes contain what was asked for. Few are named, and the list fetches them; of some thousands (`walked`) it
 * walks its own order, whose index holds all it needs, and picks those that are named; of more it finds a page soon by
 * looking into the notes of each lead in its own order.
 */
export type NoteHits =
  { readonly leadIds: readonly string[]; readonly walked: boolean } | { readonly question: NoteQuestion };

/**
 * Naming h leads costs 1.5 µs each. Until a page is full a walk passes page × leads ÷ h of them: 0.3 µs each when it picks
 * the named, 10 µs when it looks into the notes; fetching one that is named costs 6 µs. Hence the borders below, as roots of
 * page × notes (two a lead): measured at 1,000,000 leads (ADR 23).
 */
const PAGE = 50;
const NAMED = 3;
const FETCHED = 1 / 20;
const FEWEST = 1_000;
const MOST = 10_000;
/** In the leads of one person or team a walk is soon at its end when one note in 25 contains the words. */
const DENSE = 0.04;
/** One note in so many is looked at to know how common the words are. */
const SAMPLED = 1_000;
const TERMS = 'note_terms(n.text, n.owner_id, n.team_id, n.pool_id)';

/** Of which leads the notes are asked: a bound for the work, wider than or the same as what the list shows. */
export interface NoteScope {
  readonly statuses: readonly LeadStatus[];
  /** Any of these terms of the index (`heldBy`); null for everybody's. */
  readonly heldBy: readonly string[] | null;
}

/** The question to the notes within a list's; null when it asks for none. */
export function askedOf(query: { readonly q?: string; readonly searchIn?: LeadSearch }): NoteQuestion | null {
  return query.q === undefined || query.searchIn === 'names' ? null : noteQuestion(query.q);
}

/** Looks among the notes of open or closed leads or both. */
export async function findNotes(
  tx: EntityManager,
  question: NoteQuestion,
  scope: NoteScope,
): Promise<NoteHits> {
  const halves = [
    ...(scope.statuses.some(isOpen) ? [false] : []),
    ...(scope.statuses.every(isOpen) ? [] : [true]),
  ];
  const sample = await sampleOf(tx, question, halves);
  const border = PAGE * sample.seen * SAMPLED;
  const few = Math.min(MOST, Math.max(FEWEST, Math.sqrt(NAMED * border)));
  const common = scope.heldBy === null ? sample.hits * SAMPLED > few : sample.hits > sample.seen * DENSE;
  if (common) return { question };
  const params: unknown[] = [question.grams];
  const held = scope.heldBy === null ? '' : `AND ${TERMS} && $${params.push(scope.heldBy)}::text[]`;
  const contains = containsAll(question, params);
  const among = (closed: boolean): string =>
    `(SELECT n.lead_id FROM lead_notes n WHERE ${closed ? '' : 'NOT '}n.closed AND ${TERMS} @> $1::text[] ${held}
      AND ${contains} LIMIT ${Math.ceil(few) + 1})`;
  const rows: { lead_id: string }[] = await tx.query(halves.map(among).join(' UNION ALL '), params);
  if (rows.length > few) return { question };
  const walked = scope.heldBy === null && rows.length > Math.sqrt(FETCHED * border);
  return { leadIds: [...new Set(rows.map((row) => row.lead_id))], walked };
}

/** How many of a few notes contain the words: of what is in most of them even counting by the index is long. */
async function sampleOf(
  tx: EntityManager,
  question: NoteQuestion,
  halves: readonly boolean[],
): Promise<{ readonly seen: number; readonly hits: number }> {
  const params: unknown[] = [halves];
  const rows: { seen: number; hits: number }[] = await tx.query(
    `SELECT count(*)::int AS seen, count(*) FILTER (WHERE ${containsAll(question, params)})::int AS hits
     FROM lead_notes n TABLESAMPLE SYSTEM (${100 / SAMPLED}) WHERE n.closed = ANY($1::boolean[])`,
    params,
  );
  return rows[0] ?? { seen: 0, hits: 0 };
}

/** Whether a lead `l` is among the hits, as SQL; pushes its parameters. */
export function isAmong(hits: NoteHits, params: unknown[]): string {
  if ('leadIds' in hits) {
    const named = `SELECT unnest($${params.push([...hits.leadIds])}::uuid[]) AS id`;
    // `IS TRUE` keeps the index of ids out; a materialized list keeps helpers away, who take longer to come than the walk.
    return hits.walked
      ? `(l.id IN (WITH named AS MATERIALIZED (${named}) SELECT id FROM named)) IS TRUE`
      : `l.id IN (${named})`;
  }
  return `EXISTS (SELECT 1 FROM lead_notes n WHERE n.lead_id = l.id AND ${containsAll(hits.question, params)} OFFSET 0)`;
}

/** A note as a list shows it: what of it was found. */
export interface LeadNoteHit extends NoteExcerpt {
  readonly kind: NoteKind;
  readonly at: string;
}

interface NoteRow {
  readonly lead_id: string;
  readonly kind: NoteKind;
  readonly at: Date;
  readonly owner_id: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
  readonly bodies: readonly (string | null)[];
}

/** The newest note of each of these leads that contains what was asked for; ways to reach the person only for its owner. */
export async function noteHitsOf(
  tx: EntityManager,
  actor: Pick<Actor, 'id'>,
  leadIds: readonly string[],
  question: NoteQuestion,
): Promise<ReadonlyMap<string, LeadNoteHit>> {
  if (leadIds.length === 0) return new Map();
  const params: unknown[] = [leadIds];
  const rows: NoteRow[] = await tx.query(
    `SELECT n.lead_id, n.kind, n.at, l.owner_id, l.phone, l.wechat, l.email,
         CASE n.kind WHEN 'activity' THEN ARRAY[a.summary] ELSE ARRAY[l.need_text, l.use_text, l.message] END AS bodies
       FROM unnest($1::uuid[]) AS x(id)
       CROSS JOIN LATERAL (SELECT * FROM lead_notes n WHERE n.lead_id = x.id AND ${containsAll(question, params)}
         ORDER BY n.at DESC, n.id DESC LIMIT 1) n
       LEFT JOIN activities a ON n.kind = 'activity' AND a.id = n.id
       LEFT JOIN leads l ON l.id = n.lead_id`,
    params,
  );
  const hits = new Map<string, LeadNoteHit>();
  for (const row of rows) {
    const known = row.owner_id === actor.id ? null : knownContacts({ ...row, phones: [row.phone] });
    const bodies = row.bodies.flatMap((body) =>
      body === null
        ? []
        : { shown: known === null ? body : maskContacts(body, known), searched: maskContacts(body) },
    );
    const excerpt = noteExcerpt(bodies, question.parts[0] ?? '');
    if (excerpt !== null) hits.set(row.lead_id, { kind: row.kind, at: row.at.toISOString(), ...excerpt });
  }
  return hits;
}

/** Whether a note `n` contains every part, as SQL; pushes its parameters. */
function containsAll(question: NoteQuestion, params: unknown[]): string {
  return question.parts.map((part) => `position($${params.push(part)} IN n.text) > 0`).join(' AND ');
}
