import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { can } from '../access';
import { leadCountsQuery } from '../api/leads';
import { useMe } from '../api/me';
import { Icon } from '../components/icon';
import { SampleArticle } from '../components/sample-article';
import { useT } from '../i18n';
import { homeView } from '../pages/queue/queue-views';
import { ADMIN_ITEM, MAIN_ITEMS, MANAGE_ITEMS, PHONE_TABS, type NavItem } from './nav-items';

function useAwaiting(): number {
  const me = useMe();
  return useQuery(leadCountsQuery(homeView(me.user))).data?.chips.awaiting ?? 0;
}

/** The dark column at the left. */
export function SideNav() {
  const t = useT('shell');
  const me = useMe();
  const awaiting = useAwaiting();
  const visible = (items: readonly NavItem[]): readonly NavItem[] =>
    items.filter((item) => can(me.user, item.wish));
  const manage = visible(MANAGE_ITEMS);
  return (
    <nav className="sh-nav" aria-label={t('nav.label')}>
      <div className="sh-brand">
        <svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
          <rect width="22" height="22" rx="5" fill="#2F6FBF" />
          <path
            d="M11 4v9m-4-4 4 4 4-4M5.500 17.500h11"
            fill="none"
            stroke="#fff"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {t('common:appName')}
      </div>
      {visible(MAIN_ITEMS).map((item) => (
        <NavRow key={item.to} item={item} badge={item.to === '/queue' ? awaiting : 0} />
      ))}
      {manage.length > 0 && <p className="sh-nav-head">{t('nav.manage')}</p>}
      {manage.map((item) => (
        <NavRow key={item.to} item={item} badge={0} />
      ))}
      <div className="sh-nav-end">
        <SampleArticle />
        {can(me.user, ADMIN_ITEM.wish) && <NavRow item={ADMIN_ITEM} badge={0} />}
        {me.privacyOfficer !== null && (
          <p className="sh-officer">
            {t('officer')}
            <span>{me.privacyOfficer}</span>
          </p>
        )}
      </div>
    </nav>
  );
}

function NavRow({ item, badge }: { readonly item: NavItem; readonly badge: number }) {
  const t = useT('shell');
  return (
    <NavLink to={item.to}>
      <Icon name={item.icon} />
      {t(item.label)}
      {badge > 0 && (
        <b className="sh-hot">
          <span aria-hidden="true">{badge}</span>
          <span className="sr-only">{t('nav.awaiting', { count: badge })}</span>
        </b>
      )}
    </NavLink>
  );
}

/** The four tabs at the bottom of a phone. */
export function PhoneTabs() {
  const t = useT('shell');
  const me = useMe();
  const awaiting = useAwaiting();
  return (
    <nav className="sh-tabs" aria-label={t('nav.label')}>
      {PHONE_TABS.filter((item) => can(me.user, item.wish)).map((item) => (
        <NavLink key={item.to} to={item.to}>
          <span className="sh-tab-icon">
            <Icon name={item.icon} />
            {item.to === '/queue' && awaiting > 0 && (
              <em>
                <span aria-hidden="true">{awaiting}</span>
                <span className="sr-only">{t('nav.awaiting', { count: awaiting })}</span>
              </em>
            )}
          </span>
          {t(item.label)}
        </NavLink>
      ))}
    </nav>
  );
}
