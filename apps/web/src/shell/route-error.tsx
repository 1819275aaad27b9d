import { Link, useRouteError } from 'react-router';
import { EmptyState, ErrorState } from '../components/states';
import { useT } from '../i18n';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useT('common');
  return (
    <EmptyState page title={t('error.notFound')} hint={t('error.notFoundHint')}>
      <Link className="btn" to="/queue">
        {t('shell:nav.queue')}
      </Link>
    </EmptyState>
  );
}

/** A screen that broke, or whose code is gone because a newer version was installed. */
export function RouteError() {
  const error = useRouteError();
  const t = useT('common');
  const gone =
    error instanceof TypeError && /dynamically imported module|Importing a module/.test(error.message);
  if (gone) {
    return (
      <EmptyState page title={t('error.newVersion')}>
        <button type="button" className="btn btn-pri" onClick={() => window.location.reload()}>
          {t('refresh')}
        </button>
      </EmptyState>
    );
  }
  return <ErrorState error={error} onRetry={() => window.location.reload()} />;
}
