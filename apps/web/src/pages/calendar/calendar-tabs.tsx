import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { taskCountsQuery } from '../../api/agenda';
import { useT } from '../../i18n';

/** Week, day and tasks side by side. */
export function CalendarTabs({ view }: { readonly view: 'day' | 'week' | 'tasks' }): ReactNode {
  const t = useT('calendar');
  const { data } = useQuery(taskCountsQuery);
  const waiting = data === undefined ? 0 : data.overdue + data.today;
  const [params] = useSearchParams();
  // The day and whose it is stay when the view changes.
  const days = (key: 'day' | 'week'): string => {
    const kept = [...params].filter(([name]) => name === 'date' || name === 'who');
    return `/calendar?${new URLSearchParams([...kept, ['view', key]])}`;
  };
  const tabs = [
    { key: 'week', to: days('week') },
    { key: 'day', to: days('day') },
    { key: 'tasks', to: '/calendar/tasks' },
  ] as const;
  return (
    <nav className="cal-tabs" aria-label={t('view.label')}>
      {tabs.map(({ key, to }) => (
        <Link key={key} to={to} aria-current={key === view ? 'page' : undefined}>
          {t(`view.${key}`)}
          {key === 'tasks' && waiting > 0 ? <b>{waiting}</b> : null}
        </Link>
      ))}
    </nav>
  );
}
