import type { CSSProperties, ReactNode } from 'react';
import { rolesFor, type Wish } from '../access';
import { ApiProblem } from '../api/problem';
import { useT } from '../i18n';

/** Nothing here, and what to do about it. */
export function EmptyState(props: {
  readonly title: string;
  readonly hint?: string;
  /** It is the whole page, so its title is the page's heading. */
  readonly page?: boolean;
  readonly children?: ReactNode;
}) {
  const Title = props.page === true ? 'h1' : 'h2';
  return (
    <div className="state">
      <Title>{props.title}</Title>
      {props.hint !== undefined && <p>{props.hint}</p>}
      {props.children}
    </div>
  );
}

/** What failed, one way out, and the number to tell the administrator. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useT('common');
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  return (
    <div className="state" role="alert">
      <h2>{t('error.title')}</h2>
      <p>{useErrorText()(error)}</p>
      {onRetry !== undefined && (
        <button type="button" className="btn" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
      {requestId !== undefined && <p className="request-id">{t('error.requestId', { id: requestId })}</p>}
    </div>
  );
}

/** Turns any thrown value into a sentence for people: the server's own words where it gave some. */
export function useErrorText(): (error: unknown) => string {
  const t = useT('common');
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('error.unexpected');
    if (error.code === 'network_error') return t('error.network');
    if (error.code === 'server_error' || error.status >= 500) return t('error.server');
    const fields = error.errors.map((field) => field.message).filter((text) => text !== '');
    const head = error.body.detail ?? error.body.title;
    return fields.length > 0 ? `${head} ${fields.join(' ')}` : head;
  };
}

/** Says which roles could, instead of an empty page. */
export function NoPermission({ wish }: { readonly wish: Wish }) {
  const t = useT('common');
  const roles = rolesFor(wish)
    .map((role) => t(`role.${role}`))
    .join(t('listSeparator'));
  return <EmptyState page title={t('noPermission.title')} hint={t('noPermission.hint', { roles })} />;
}

/** Grey bars in the final geometry; invisible for the first 150 ms. */
export function Skeleton({
  width = '100%',
  height = 14,
}: {
  readonly width?: string | number;
  readonly height?: number;
}) {
  const style: CSSProperties = { width, height };
  return <span className="skeleton" style={style} aria-hidden="true" />;
}

/** Wraps skeletons: waits 150 ms before showing, and tells screen readers that something loads. */
export function Loading({
  children,
  className = '',
}: {
  readonly children?: ReactNode;
  readonly className?: string;
}) {
  const t = useT('common');
  return (
    <div className={`skeleton-wait ${className}`} role="status" aria-label={t('loading')}>
      {children}
    </div>
  );
}
