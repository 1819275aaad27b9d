import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useMe } from '../../api/me';
import { viewsQuery, type SavedView } from '../../api/queue';
import { fromView } from './queue-views';
import { useQueueSettings } from './use-queue-settings';

/** `waiting`: it is being looked up; `gone`: it was deleted or is no longer shared; `settled`: nothing to do. */
export type StartView = 'waiting' | 'gone' | 'settled';

/**
 * Begins the queue with the view that the person chose for it, when the address asks for nothing of its own. A view that
 * is gone leaves the role's list, and says so; so does a list of views that can't be had.
 */
export function useStartView(): StartView {
  const me = useMe();
  const { isPlain, write } = useQueueSettings();
  const wish = me.preferences.startView ?? null;
  // What counts is the wish when the queue was gone to: choosing a view for next time must not leave this list.
  const { key } = useLocation();
  const [begun, setBegun] = useState({ key, wish });
  if (begun.key !== key) setBegun({ key, wish });
  const views = useQuery({ ...viewsQuery, enabled: wish !== null });
  const viewOf = (id: string | null): SavedView | undefined =>
    views.data?.items.find((candidate) => candidate.id === id);
  const view = viewOf(begun.wish);
  useEffect(() => {
    if (isPlain && view !== undefined) write(fromView(view.id, view.settings));
  }, [isPlain, view, write]);
  if (wish !== null && views.isSuccess && viewOf(wish) === undefined) return 'gone';
  const mayBegin = isPlain && begun.wish !== null && wish !== null;
  return mayBegin && (views.isPending || view !== undefined) ? 'waiting' : 'settled';
}
