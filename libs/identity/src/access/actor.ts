import type { Locale } from '@luodi/platform';
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
