import { defineTask } from '@luodi/platform';

/** Name of the cached view of users and teams: whoever caches members for routing clears it by this. */
export const IDENTITY_CACHE = 'identity.members';

/** A user, a team or who is in it has changed; routing looks at the waiting leads again. */
export const MEMBERS_CHANGED = defineTask<Record<string, never>>('identity.members-changed');
