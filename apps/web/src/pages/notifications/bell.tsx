import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useUnreadCount } from '../../api/me';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { Loading, Skeleton } from '../../components/states';
import { useIsPhone } from '../../components/use-media';
import { loadMessages, useT } from '../../i18n';

const BellPanel = lazy(async () => {
  const [file] = await Promise.all([import('./bell-panel'), loadMessages(['notifications'])]);
  return { default: file.BellPanel };
});

/** The bell of the top bar: the latest notices in a popover, on a phone the way to the whole list. */
export function Bell(): ReactNode {
  const t = useT('shell');
  const unread = useUnreadCount();
  const isPhone = useIsPhone();
  const label = unread > 0 ? t('bell.unread', { count: unread }) : t('bell');
  const face = (
    <>
      <Icon name="bell" />
      {unread > 0 ? <em aria-hidden="true">{unread > 99 ? '99+' : unread}</em> : null}
    </>
  );
  if (isPhone) {
    return (
      <Link className="btn-ico sh-bell" to="/notifications" aria-label={label}>
        {face}
      </Link>
    );
  }
  return (
    <Popover
      label={t('bell')}
      align="end"
      trigger={(wiring) => (
        <button type="button" className="btn-ico sh-bell" aria-label={label} {...wiring}>
          {face}
        </button>
      )}
    >
      {(close) => (
        <Suspense
          fallback={
            <Loading className="bell-wait">
              <Skeleton width={340} height={120} />
            </Loading>
          }
        >
          <BellPanel onClose={close} />
        </Suspense>
      )}
    </Popover>
  );
}
