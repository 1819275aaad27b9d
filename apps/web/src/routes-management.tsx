import type { RouteObject } from 'react-router';
import { screen } from './screen';

/** Board, deal, reports, exports, notifications and administration; each loads its code and messages when opened. */
export const managementRoutes: RouteObject[] = [
  {
    path: 'pipeline',
    lazy: screen(() => import('./pages/pipeline/pipeline-page').then((file) => file.PipelinePage), {
      messages: ['pipeline', 'deals', 'exports'],
      wish: 'seeDeals',
    }),
  },
  {
    path: 'deals/:id',
    lazy: screen(() => import('./pages/deals/deal-page').then((file) => file.DealPage), {
      messages: ['deals', 'pipeline'],
      wish: 'seeDeals',
    }),
  },
];
