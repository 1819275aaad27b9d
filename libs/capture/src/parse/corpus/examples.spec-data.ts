import type { Example } from './example.spec-types';
import { PARTY_EXAMPLES } from './examples-parties.spec-data';
import { SIZE_EXAMPLES } from './examples-sizes.spec-data';
import { TERM_EXAMPLES } from './examples-terms.spec-data';

/** The parser's own corpus: messages in the styles prospects write, every person and firm invented. */
export const EXAMPLES: readonly Example[] = [...SIZE_EXAMPLES, ...PARTY_EXAMPLES, ...TERM_EXAMPLES];
