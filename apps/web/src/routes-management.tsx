import { Navigate, type RouteObject } from 'react-router';
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
      messages: ['deals', 'pipeline', 'calendar'],
      wish: 'seeDeals',
    }),
  },
  {
    path: 'calendar',
    lazy: screen(() => import('./pages/calendar/calendar-page').then((file) => file.CalendarPage), {
      messages: ['calendar'],
      wish: 'seeCalendar',
    }),
  },
  {
    path: 'calendar/tasks',
    lazy: screen(() => import('./pages/calendar/tasks-page').then((file) => file.TasksPage), {
      messages: ['calendar'],
      wish: 'seeCalendar',
    }),
  },
  {
    path: 'companies',
    lazy: screen(() => import('./pages/companies/companies-page').then((file) => file.CompaniesPage), {
      messages: ['companies'],
      wish: 'seeCompanies',
    }),
  },
  {
    path: 'companies/:id',
    lazy: screen(() => import('./pages/companies/company-page').then((file) => file.CompanyPage), {
      messages: ['companies'],
      wish: 'seeCompanies',
    }),
  },
  {
    path: 'supply',
    lazy: screen(() => import('./pages/supply/supply-page').then((file) => file.SupplyPage), {
      messages: ['supply'],
      wish: 'seeSupply',
    }),
  },
  { path: 'reports', element: <Navigate to="/reports/funnel" replace /> },
  {
    path: 'reports/parse-errors',
    lazy: screen(() => import('./pages/reports/parse-errors-page').then((file) => file.ParseErrorsPage), {
      messages: ['reports'],
      wish: 'seeParser',
    }),
  },
  {
    path: 'reports/:name',
    lazy: screen(() => import('./pages/reports/reports-page').then((file) => file.ReportsPage), {
      messages: ['reports', 'exports'],
      wish: 'seeReports',
    }),
  },
  {
    path: 'clocks',
    lazy: screen(() => import('./pages/clocks/clocks-page').then((file) => file.ClocksPage), {
      messages: ['clocks', 'lead'],
      wish: 'seeClocks',
    }),
  },
  {
    path: 'exports',
    lazy: screen(() => import('./pages/exports/exports-page').then((file) => file.ExportsPage), {
      messages: ['exports'],
      wish: 'export',
    }),
  },
  {
    path: 'imports',
    lazy: screen(() => import('./pages/imports/imports-page').then((file) => file.ImportsPage), {
      messages: ['imports'],
      wish: 'seeImports',
    }),
  },
  {
    path: 'imports/:id',
    lazy: screen(() => import('./pages/imports/import-page').then((file) => file.ImportPage), {
      messages: ['imports'],
      wish: 'seeImports',
    }),
  },
  {
    path: 'notifications',
    lazy: screen(
      () => import('./pages/notifications/notifications-page').then((file) => file.NotificationsPage),
      { messages: ['notifications'], wish: 'seeNotifications' },
    ),
  },
  {
    path: 'notifications/settings',
    lazy: screen(
      () => import('./pages/notifications/notice-settings-page').then((file) => file.NoticeSettingsPage),
      { messages: ['notifications', 'calendar'], wish: 'seeNotifications' },
    ),
  },
  ...['admin', 'admin/:section', 'admin/sites/:siteId', 'admin/sites/:siteId/:tab'].map(
    (path): RouteObject => ({
      path,
      lazy: screen(() => import('./pages/admin/admin-page').then((file) => file.AdminPage), {
        messages: ['admin', 'privacy', 'site-forms', 'machines', 'clocks'],
        wish: 'seeUsers',
      }),
    }),
  ),
];
