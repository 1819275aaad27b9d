/** Name of the cached view of users and teams: whoever caches members for routing clears it by this. */
export const IDENTITY_CACHE = 'identity.members';
