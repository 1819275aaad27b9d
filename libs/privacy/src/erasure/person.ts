import type { Traces } from './spelling.policy';

/** A person with everything that is theirs: ids of rows by set, and what they are found again by. */
export interface Person {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly traces: Traces;
  /** Regular expressions of spelling.policy: ways to reach them; with names; numbers in JSON. */
  readonly pattern: string;
  readonly scrub: string;
  readonly numbers: string;
}
