import type { Locale } from '@luodi/platform';
import type { ApiKeyScope } from '../api-keys/api-key-scopes.policy';
import type { Role } from './permissions.policy';

/** Who is asking: what row scopes and audit lines need of a signed-in user. */
export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** An agent's teams; for a manager the teams they lead. */
  readonly teamIds: readonly string[];
  readonly locale: Locale;
  readonly sessionEpoch: number;
  readonly mustChangePassword: boolean;
}

/** A program that asks with an API key. Never a person: it owns no lead, has no team and sees no list. */
export interface Machine {
  readonly apiKeyId: string;
  /** The source it stands for. */
  readonly name: string;
  readonly siteId: string | null;
  readonly scopes: readonly ApiKeyScope[];
}

/** Whether a program asks and not a person. */
export function isMachine(caller: Actor | Machine): caller is Machine {
  return 'apiKeyId' in caller;
}
