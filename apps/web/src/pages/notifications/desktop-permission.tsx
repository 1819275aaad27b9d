import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n';
import { startDesktopNotices } from '../../shell/desktop-notices';

/** Asks the browser once, by the person's own click. */
export function DesktopPermission(): ReactNode {
  const t = useT('notifications');
  const [permission, setPermission] = useState(() =>
    'Notification' in window ? Notification.permission : 'none',
  );
  const ask = async (): Promise<void> => {
    const answer = await Notification.requestPermission();
    setPermission(answer);
    if (answer === 'granted') startDesktopNotices();
  };
  return (
    <section className="card notice-set" aria-label={t('settings.desktopTitle')}>
      <h2 className="card-head">{t('settings.desktopTitle')}</h2>
      <div className="notice-set-body">
        {permission === 'default' ? (
          <button type="button" className="btn" onClick={() => void ask()}>
            {t('settings.desktopAsk')}
          </button>
        ) : (
          <p className="field-hint">
            {t(
              permission === 'granted'
                ? 'settings.desktopGranted'
                : permission === 'denied'
                  ? 'settings.desktopDenied'
                  : 'settings.desktopNone',
            )}
          </p>
        )}
      </div>
    </section>
  );
}
