import { useNavigate } from 'react-router';
import { can } from '../access';
import { signOut, useMe } from '../api/me';
import { Avatar } from '../components/avatar';
import { Icon } from '../components/icon';
import { Kbd } from '../components/kbd';
import { Popover } from '../components/popover';
import { useT } from '../i18n';
import { openIntake } from '../intake/intake-store';
import { Bell } from '../pages/notifications/bell';
import { GlobalSearch } from './global-search';

/** Search, the two ways to a new lead, the bell and the person. */
export function TopBar({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const t = useT('shell');
  const me = useMe();
  return (
    <header className="sh-top">
      <GlobalSearch />
      <span className="sh-space" />
      {can(me.user, 'enterLeads') && (
        <>
          <button
            type="button"
            className="btn sh-paste"
            aria-label={t('paste')}
            onClick={() => openIntake({ text: '', mode: 'paste' })}
          >
            <Icon name="paste" />
            <span>{t('paste')}</span> <Kbd keys="mod+v" />
          </button>
          <button
            type="button"
            className="btn btn-pri sh-new"
            aria-label={t('newLead')}
            onClick={() => openIntake({ text: '', mode: 'form' })}
          >
            <Icon name="plus" />
            <span>{t('newLead')}</span> <Kbd keys="n" />
          </button>
        </>
      )}
      <Bell />
      <UserMenu name={me.user.name} onShowKeys={onShowKeys} />
    </header>
  );
}

function UserMenu({ name, onShowKeys }: { readonly name: string; readonly onShowKeys: () => void }) {
  const t = useT('shell');
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await signOut().catch(() => undefined);
    window.location.assign('/login');
  };
  return (
    <div className="sh-user">
      <Popover
        label={t('user.menu')}
        align="end"
        trigger={(wiring) => (
          <button type="button" className="sh-user-button" {...wiring}>
            <Avatar name={name} />
            <span>{name}</span>
            <Icon name="down" />
          </button>
        )}
      >
        {(close) => (
          <div className="menu">
            <button
              type="button"
              onClick={() => {
                close();
                void navigate('/me');
              }}
            >
              <Icon name="user" />
              {t('user.me')}
            </button>
            <button
              type="button"
              onClick={() => {
                close();
                onShowKeys();
              }}
            >
              <Icon name="keyboard" />
              {t('user.keys')} <Kbd keys="?" />
            </button>
            <button type="button" onClick={() => void leave()}>
              <Icon name="logout" />
              {t('user.signOut')}
            </button>
          </div>
        )}
      </Popover>
    </div>
  );
}
