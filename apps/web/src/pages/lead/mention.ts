/** Somebody a follow-up names. */
export interface Mention {
  readonly id: string;
  readonly name: string;
}

/** An unfinished `@…` before the caret: where it begins and what has been typed of the name. */
export interface MentionQuery {
  readonly start: number;
  readonly typed: string;
}

/** Names have no spaces and are short; an address (`a@b`) is no mention. */
const UNFINISHED = /(?:^|[^\p{L}\p{N}.])@([^\s@]{0,20})$/u;

/** The mention that is being typed, or null. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const match = UNFINISHED.exec(text.slice(0, caret));
  const typed = match?.[1];
  return typed === undefined ? null : { start: caret - typed.length - 1, typed };
}

/** The text with the chosen name in the mention's place, and where the caret stands then. */
export function withMention(
  text: string,
  caret: number,
  query: MentionQuery,
  name: string,
): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, query.start)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}

/** Of those chosen, who is still named in the text. */
export function mentionsIn(text: string, chosen: readonly Mention[]): string[] {
  return [...new Set(chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))];
}
