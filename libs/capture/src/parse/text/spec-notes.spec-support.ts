import { ParseNotes } from './claims.policy';
import { normalizeText } from './normalize.policy';
import { findQuantities } from '../quantities/quantity.policy';
import type { Quantity } from '../quantities/quantity.policy';

/** Notes and quantities of a text, as the recognisers get them. */
export function read(text: string): { notes: ParseNotes; quantities: Quantity[] } {
  const notes = new ParseNotes(text, normalizeText(text));
  return { notes, quantities: findQuantities(notes.text, () => true) };
}
