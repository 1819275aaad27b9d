import type { EntityManager } from 'typeorm';

export const CONSOLE_CHANNEL = 'luodi_console';
export const CONSOLE_TOPICS = [
  'leads',
  'deals',
  'notifications',
  'exports',
  'bulk',
  'presence',
  'agenda',
] as const;
export type ConsoleTopic = (typeof CONSOLE_TOPICS)[number];

/** Something on a console screen changed. Ids only; the stream passes it on to those who may know. */
export interface ConsoleEvent {
  readonly topic: ConsoleTopic;
  readonly id?: string;
  readonly ownerIds?: readonly (string | null)[];
  readonly teamIds?: readonly (string | null)[];
  readonly userIds?: readonly string[];
}

/** Tells every open console after commit (PostgreSQL NOTIFY, at most 8,000 bytes). */
export async function notifyConsole(tx: EntityManager, event: ConsoleEvent): Promise<void> {
  await tx.query('SELECT pg_notify($1, $2)', [CONSOLE_CHANNEL, JSON.stringify(event)]);
}
