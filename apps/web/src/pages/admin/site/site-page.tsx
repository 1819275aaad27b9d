import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import { getSite } from '../../../api/site-forms';
import { Icon } from '../../../components/icon';
import { useDocumentTitle } from '../../../components/page-header';
import { SampleArticle } from '../../../components/sample-article';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../../components/states';
import { Tag } from '../../../components/tag';
import { useT } from '../../../i18n';
import type { SitePart } from './site-part';
import './site.css';

const TABS: Readonly<Record<string, ComponentType<SitePart>>> = {
  form: lazy(() => import('./form-designer').then((file) => ({ default: file.FormDesigner }))),
  links: lazy(() => import('./links-tab').then((file) => ({ default: file.LinksTab }))),
  embed: lazy(() => import('./embed-tab').then((file) => ({ default: file.EmbedTab }))),
  guard: lazy(() => import('./guard-tab').then((file) => ({ default: file.GuardTab }))),
  statistics: lazy(() => import('./statistics-tab').then((file) => ({ default: file.StatisticsTab }))),
  poster: lazy(() => import('./poster-page').then((file) => ({ default: file.PosterPage }))),
};
/** The poster is reached from a link's row. */
const SHOWN = ['form', 'links', 'embed', 'guard', 'statistics'] as const;

/** 站点与表单 → a site: its form, its links and codes, where it is embedded, how it is guarded, and how it does. */
export function SitePage(): ReactNode {
  const t = useT('site-forms');
  const { siteId = '', tab = 'form' } = useParams();
  const site = useQuery({ queryKey: ['admin', 'sites', siteId], queryFn: () => getSite(siteId) });
  useDocumentTitle(site.data?.name ?? t('title'));
  if (site.isPending) return <Waiting />;
  if (!site.data) return <ErrorState error={site.error} onRetry={() => void site.refetch()} />;
  const Tab = Object.hasOwn(TABS, tab) ? TABS[tab] : undefined;
  return (
    <section className="admin-section site-page" aria-labelledby="admin-title">
      <header className="admin-head">
        <div>
          <p className="site-back">
            <Link to="/admin/sites">
              <Icon name="back" /> {t('title')}
            </Link>
          </p>
          <h1 id="admin-title">
            {site.data.name}{' '}
            <Tag tone={site.data.active ? 'ok' : 'mute'}>{site.data.active ? t('open') : t('closed')}</Tag>
          </h1>
        </div>
        <div className="end">
          <SampleArticle className="btn" />
          <a className="btn" href={site.data.formUrl} target="_blank" rel="noreferrer">
            {t('openForm')} <Icon name="open" />
          </a>
        </div>
      </header>
      <nav className="report-tabs site-tabs" aria-label={t('parts')}>
        {SHOWN.map((key) => (
          <NavLink
            key={key}
            to={`/admin/sites/${siteId}/${key}`}
            aria-current={key === tab ? 'page' : undefined}
            className={key === tab ? 'active' : undefined}
          >
            {t(`tab.${key}`)}
          </NavLink>
        ))}
      </nav>
      {Tab === undefined ? (
        <EmptyState title={t('noTab')} hint={t('noTabHint')} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Tab site={site.data} />
        </Suspense>
      )}
    </section>
  );
}

function Waiting(): ReactNode {
  return (
    <Loading>
      <Skeleton height={360} />
    </Loading>
  );
}
