/** The console's cookie (contract.md). */
export const SESSION_COOKIE = 'luodi_session';
