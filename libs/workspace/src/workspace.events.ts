/** Name of the cached view of parks, sites and the calendar. */
export const WORKSPACE_CACHE = 'workspace';
