import { createBrowserRouter, Navigate } from 'react-router';
import { managementRoutes } from './routes-management';
import { screen } from './screen';
import { AppLayout } from './shell/app-layout';
import { NotFoundPage, RouteError } from './shell/route-error';

export const router = createBrowserRouter([
  {
    element: <AppLayout />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { index: true, element: <Navigate to="/queue" replace /> },
          {
            path: 'queue',
            lazy: screen(() => import('./pages/queue/queue-page').then((file) => file.QueuePage), {
              messages: ['queue', 'lead', 'exports'],
              wish: 'seeQueue',
            }),
          },
          {
            path: 'leads/:id',
            lazy: screen(() => import('./pages/lead/lead-page').then((file) => file.LeadPage), {
              messages: ['lead'],
              wish: 'seeQueue',
            }),
          },
          {
            path: 'me',
            lazy: screen(() => import('./pages/me/me-page').then((file) => file.MePage), {
              messages: [],
              wish: 'seeQueue',
            }),
          },
          ...managementRoutes,
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
