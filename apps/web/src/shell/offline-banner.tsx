import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Icon } from '../components/icon';
import { useT } from '../i18n';

/** Says that the network is gone and what is kept. */
export function OfflineBanner() {
  const t = useT('common');
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <div className="notice notice-warn sh-offline" role="status">
      <Icon name="warn" />
      {t('offline.banner')}
    </div>
  );
}
