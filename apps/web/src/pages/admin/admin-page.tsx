import { lazy, Suspense, useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { Navigate, NavLink, useParams } from 'react-router';
import { useMe } from '../../api/me';
import { EmptyState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import './admin.css';

interface Place {
  readonly key: string;
  /** The server's permission to read what the section shows. */
  readonly permission: string;
  readonly Content: ComponentType;
}

const PLACES: readonly Place[] = [
  {
    key: 'users',
    permission: 'users.read',
    Content: lazy(() => import('./users-section').then((file) => ({ default: file.UsersSection }))),
  },
  {
    key: 'teams',
    permission: 'teams.read',
    Content: lazy(() => import('./teams-section').then((file) => ({ default: file.TeamsSection }))),
  },
  {
    key: 'rules',
    permission: 'routing.read',
    Content: lazy(() => import('./rules-section').then((file) => ({ default: file.RulesSection }))),
  },
  {
    key: 'sla',
    permission: 'routing.read',
    Content: lazy(() => import('./sla-section').then((file) => ({ default: file.SlaSection }))),
  },
  {
    key: 'pools',
    permission: 'routing.read',
    Content: lazy(() => import('./pools-section').then((file) => ({ default: file.PoolsSection }))),
  },
  {
    key: 'recycling',
    permission: 'recycling.read',
    Content: lazy(() => import('./recycle-section').then((file) => ({ default: file.RecycleSection }))),
  },
  {
    key: 'tags',
    permission: 'tags.write',
    Content: lazy(() => import('./tags-section').then((file) => ({ default: file.TagsSection }))),
  },
  {
    key: 'calendar',
    permission: 'calendar.read',
    Content: lazy(() => import('./calendar-section').then((file) => ({ default: file.CalendarSection }))),
  },
  {
    key: 'leaves',
    permission: 'users.read',
    Content: lazy(() => import('./leaves-section').then((file) => ({ default: file.LeavesSection }))),
  },
  {
    key: 'parks',
    permission: 'users.read',
    Content: lazy(() => import('./parks-section').then((file) => ({ default: file.ParksSection }))),
  },
  {
    key: 'sites',
    permission: 'sites.read',
    Content: lazy(() => import('./sites-section').then((file) => ({ default: file.SitesSection }))),
  },
  {
    key: 'quarantine',
    permission: 'sites.read',
    Content: lazy(() => import('./quarantine-section').then((file) => ({ default: file.QuarantineSection }))),
  },
  {
    key: 'settings',
    permission: 'settings.read',
    Content: lazy(() => import('./settings-section').then((file) => ({ default: file.SettingsSection }))),
  },
  {
    key: 'apiKeys',
    permission: 'apiKeys.read',
    Content: lazy(() => import('./api-keys-section').then((file) => ({ default: file.ApiKeysSection }))),
  },
  {
    key: 'webhooks',
    permission: 'webhooks.read',
    Content: lazy(() => import('./webhooks-section').then((file) => ({ default: file.WebhooksSection }))),
  },
  {
    key: 'robots',
    permission: 'webhooks.read',
    Content: lazy(() => import('./robots-section').then((file) => ({ default: file.RobotsSection }))),
  },
  {
    key: 'privacy',
    permission: 'privacy.read',
    Content: lazy(() => import('./privacy-section').then((file) => ({ default: file.PrivacySection }))),
  },
  {
    key: 'retention',
    permission: 'privacy.read',
    Content: lazy(() => import('./retention-section').then((file) => ({ default: file.RetentionSection }))),
  },
  {
    key: 'notices',
    permission: 'privacy.read',
    Content: lazy(() => import('./notices-section').then((file) => ({ default: file.NoticesSection }))),
  },
  {
    key: 'mails',
    permission: 'mails.read',
    Content: lazy(() => import('./mails-section').then((file) => ({ default: file.MailsSection }))),
  },
  {
    key: 'audit',
    permission: 'audit.read',
    Content: lazy(() => import('./audit-section').then((file) => ({ default: file.AuditSection }))),
  },
];

const SitePage = lazy(() => import('./site/site-page').then((file) => ({ default: file.SitePage })));

/** 系统设置: sections by permission; who may only read sees them without buttons. */
export function AdminPage(): ReactNode {
  const t = useT('admin');
  const me = useMe();
  const params = useParams();
  const section = params.siteId === undefined ? params.section : 'sites';
  const places = PLACES.filter((place) => me.user.permissions.includes(place.permission));
  const place = places.find((candidate) => candidate.key === section);
  const nav = useRef<HTMLElement>(null);
  // On a phone the sections are one line: the chosen one may stand far to the right.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [section]);
  if (section === undefined && places[0]) return <Navigate to={`/admin/${places[0].key}`} replace />;
  return (
    <div className="admin">
      <nav className="admin-nav" ref={nav} aria-label={t('title')}>
        {places.map((candidate) => (
          <NavLink key={candidate.key} to={`/admin/${candidate.key}`}>
            {t(`section.${candidate.key}`)}
          </NavLink>
        ))}
      </nav>
      <div className="admin-main">
        {place ? (
          <Suspense
            fallback={
              <Loading>
                <Skeleton height={240} />
              </Loading>
            }
          >
            {params.siteId === undefined ? <place.Content /> : <SitePage />}
          </Suspense>
        ) : (
          <EmptyState page title={t('noSection')} hint={t('noSectionHint')} />
        )}
      </div>
    </div>
  );
}
