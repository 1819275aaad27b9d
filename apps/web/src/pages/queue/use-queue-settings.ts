import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useMe } from '../../api/me';
import { readSettings, type QueueSettings } from './queue-views';

/** What changes how the list looks, not which leads stand in it. */
const LOOKS: readonly (keyof QueueSettings)[] = ['layout', 'density', 'columns', 'viewId'];

/** Names of the settings in the address. */
const ADDRESS: Readonly<Record<keyof QueueSettings, string>> = {
  tab: 'view',
  chip: 'chip',
  q: 'q',
  parkId: 'park',
  poolId: 'pool',
  needType: 'need',
  source: 'source',
  ownerId: 'owner',
  tag: 'tag',
  sort: 'sort',
  layout: 'layout',
  density: 'density',
  columns: 'columns',
  viewId: 'saved',
};

/** Whether a change of settings shows other leads. */
export function movesRows(next: Partial<QueueSettings>): boolean {
  return Object.keys(next).some((key) => !LOOKS.includes(key as keyof QueueSettings));
}

/** The settings of the list as the address has them, and how they are changed there. */
export function useQueueSettings() {
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const settings = useMemo(
    () => readSettings(params, me.user, me.preferences),
    [params, me.user, me.preferences],
  );
  const write = useCallback(
    (next: Partial<QueueSettings>): void =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete('lead');
          for (const [key, value] of Object.entries(next))
            after.set(ADDRESS[key as keyof QueueSettings], value);
          for (const [key, value] of [...after])
            if (value === '' || (key === 'chip' && value === 'all')) after.delete(key);
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  /** Whether the address asks for no list and no lead of its own. */
  const isPlain = ['lead', ...Object.values(ADDRESS)].every((name) => !params.has(name));
  return { settings, params, write, isPlain };
}
