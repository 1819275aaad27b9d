import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { Wish } from './access';
import { can } from './access';
import { useMe } from './api/me';
import { NoPermission } from './components/states';
import { loadMessages } from './i18n';

interface ScreenOptions {
  /** Message files of the screen, loaded beside its code. */
  readonly messages: readonly string[];
  /** Who may see it; others are told which roles may. */
  readonly wish: Wish;
  /** The screen uses antd: its provider (tokens, App context) is loaded too. */
  readonly antd?: boolean;
}

/** A lazily loaded screen as a route's `lazy`. The component comes with its messages, never before them. */
export function screen(load: () => Promise<ComponentType>, options: ScreenOptions): RouteObject['lazy'] {
  return async () => {
    const [Content, scope] = await Promise.all([
      load(),
      options.antd === true ? import('./antd-scope') : null,
      loadMessages(options.messages),
    ]);
    const Scope = scope?.AntdScope;
    return {
      Component: function Screen() {
        const me = useMe();
        if (!can(me.user, options.wish)) return <NoPermission wish={options.wish} />;
        if (Scope === undefined) return <Content />;
        return (
          <Scope>
            <Content />
          </Scope>
        );
      },
    };
  };
}
