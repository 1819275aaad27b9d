import { assertNever } from '@luodi/platform';
import type { ConsentPurpose, RequestKind } from '../purposes';

/** What a request does the moment it is carried out. */
export interface WithdrawalEffects {
  /** Consents that end. */
  readonly ends: readonly ConsentPurpose[];
  /** Nobody may call, write or send any more. */
  readonly stopsContact: boolean;
  /** The prospect's inquiry shows `withdrawn`. */
  readonly closesInquiry: boolean;
  /** Nothing is left for a person to do: the request is done at once. */
  readonly doneAtOnce: boolean;
}

/**
 * The effects of each kind (domain.md 5.1: withdrawal stops future use and does not undo the past).
 * Erasing stops everything at once, and the deletion itself is a request with a due date.
 */
export function withdrawalEffects(kind: RequestKind): WithdrawalEffects {
  switch (kind) {
    case 'contact':
      return { ends: ['handling', 'marketing'], stopsContact: true, closesInquiry: true, doneAtOnce: true };
    case 'sharing':
      return { ends: ['sharing'], stopsContact: false, closesInquiry: false, doneAtOnce: true };
    case 'marketing':
      return { ends: ['marketing'], stopsContact: false, closesInquiry: false, doneAtOnce: true };
    case 'erase':
      return {
        ends: ['handling', 'sharing', 'marketing'],
        stopsContact: true,
        closesInquiry: true,
        doneAtOnce: false,
      };
    case 'access':
    case 'copy':
    case 'correct':
      return { ends: [], stopsContact: false, closesInquiry: false, doneAtOnce: false };
    default:
      return assertNever(kind);
  }
}
