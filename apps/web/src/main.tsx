import './styles/tokens.css';
import './styles/base.css';
import './styles/ui.css';
import './styles/overlays.css';
import './styles/shell.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { meQuery } from './api/me';
import { queryClient } from './api/query';
import { setSingleKeys } from './hotkeys/use-hotkeys';
import { setLocale, startI18n } from './i18n';
import { watchNavigation } from './navigation-state';
import { router } from './router';
import { setTimeZone } from './time/zone';

/** Who is signed in, then the first screen; both are needed, so both are asked for at once. */
async function start(): Promise<void> {
  const host = document.getElementById('root');
  if (host === null) return;
  const [me] = await Promise.allSettled([queryClient.fetchQuery(meQuery), startI18n()]);
  if (me.status === 'fulfilled') {
    setTimeZone(me.value.timezone);
    setSingleKeys(me.value.preferences.shortcuts !== false);
    await setLocale(me.value.user.locale);
  }
  watchNavigation(router);
  createRoot(host).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
