import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe, useUpdateMe } from '../../api/me';
import { createView, deleteView, updateView, viewsQuery, type SavedView } from '../../api/queue';
import { queryClient } from '../../api/query';
import type { Ref } from '../../api/types';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { EmptyState, ErrorState } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { useShareTeams } from './use-share-teams';
import { refreshViews, useViewFault } from './use-view-fault';
import { movedBy } from './view-order';

interface Change {
  readonly view: SavedView;
  readonly name?: string;
  readonly teamId?: string | null;
}

/**
 * Names, order and sharing of the saved views, and which one the queue begins with. Order and beginning are the person's
 * own; what somebody else changed meanwhile is refused with a word and shown as it is.
 */
export function ViewsDialog(props: {
  readonly onClose: () => void;
  readonly onDeleted: (id: string) => void;
}) {
  const t = useT('queue');
  const me = useMe();
  const onError = useViewFault();
  const updateMe = useUpdateMe();
  const teams = useShareTeams();
  const views = useQuery(viewsQuery);
  const items = views.data?.items ?? [];
  const change = useMutation({
    mutationFn: ({ view, ...fields }: Change) => updateView(view.id, { version: view.version, ...fields }),
    onSuccess: (saved, { teamId }) => {
      const { name, team } = saved;
      const shared =
        team === null ? t('view.savedMine', { name }) : t('view.savedShared', { name, team: team.name });
      showToast({ text: teamId === undefined ? t('view.renamed', { name }) : shared });
      return refreshViews();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => deleteView(view.id),
    onSuccess: (_none, view) => {
      props.onDeleted(view.id);
      const again = { name: view.name, settings: view.settings };
      showToast({
        text: t('view.deleted', { name: view.name }),
        undo: () =>
          void createView({ ...again, ...(view.team === null ? {} : { teamId: view.team.id }) }).then(
            refreshViews,
            onError,
          ),
      });
      return refreshViews();
    },
    onError,
  });
  const move = (view: SavedView, by: -1 | 1): void => {
    const order = movedBy(
      items.map(({ id }) => id),
      view.id,
      by,
    );
    const place = (id: string): number => order.indexOf(id);
    queryClient.setQueryData(viewsQuery.queryKey, (before) =>
      before === undefined
        ? before
        : { ...before, items: before.items.toSorted((a, b) => place(a.id) - place(b.id)) },
    );
    updateMe.mutate({ preferences: { viewOrder: order } }, { onError, onSettled: () => void refreshViews() });
  };
  const startView = me.preferences.startView ?? null;
  const busy = change.isPending || remove.isPending;
  return (
    <Dialog title={t('view.manage')} size="md" onClose={props.onClose}>
      {views.isError && <ErrorState error={views.error} onRetry={() => void views.refetch()} />}
      {views.data?.items.length === 0 && <EmptyState title={t('view.none')} />}
      <p className="field-hint">{t('view.manageHint')}</p>
      <ul className="q-views">
        {items.map((view, index) => (
          <li key={view.id} aria-label={view.name}>
            <ViewName
              key={`${view.id} ${view.name}`}
              view={view}
              busy={busy}
              onName={(name) => change.mutate({ view, name })}
            />
            <ViewScope
              view={view}
              teams={teams}
              takesBack={view.owner.id === me.user.id}
              busy={busy}
              onTeam={(teamId) => change.mutate({ view, teamId })}
            />
            <span className="q-viewacts">
              <label>
                <input
                  type="checkbox"
                  checked={startView === view.id}
                  aria-label={t('view.startWith', { name: view.name })}
                  onChange={(event) =>
                    updateMe.mutate(
                      { preferences: { startView: event.target.checked ? view.id : null } },
                      { onError },
                    )
                  }
                />
                {t('view.start')}
              </label>
              <button
                type="button"
                className="btn-ico"
                aria-label={t('view.up', { name: view.name })}
                disabled={index === 0}
                onClick={() => move(view, -1)}
              >
                <Icon name="up" />
              </button>
              <button
                type="button"
                className="btn-ico"
                aria-label={t('view.down', { name: view.name })}
                disabled={index === items.length - 1}
                onClick={() => move(view, 1)}
              >
                <Icon name="down" />
              </button>
              <button
                type="button"
                className="btn-ico"
                aria-label={t('view.delete', { name: view.name })}
                disabled={!view.deletable || busy}
                onClick={() => remove.mutate(view)}
              >
                <Icon name="close" />
              </button>
            </span>
            {view.startFor > 0 && (view.editable || view.deletable) && (
              <p className="field-hint">{t('view.startFor', { count: view.startFor })}</p>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** The name: typed over and kept with Enter or on leaving the field; Esc takes the typing back. */
function ViewName(props: {
  readonly view: SavedView;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
}) {
  const t = useT('queue');
  const { view } = props;
  const [name, setName] = useState(view.name);
  if (!view.editable) return <strong>{view.name}</strong>;
  const keep = (): void => {
    const next = name.trim();
    if (next === '') setName(view.name);
    else if (next !== view.name && !props.busy) props.onName(next);
  };
  return (
    <input
      className="input"
      maxLength={30}
      autoComplete="off"
      aria-label={t('view.rename', { name: view.name })}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
        if (event.key !== 'Escape' || name === view.name) return;
        event.preventDefault();
        event.stopPropagation();
        setName(view.name);
      }}
    />
  );
}

/** Who sees the view; chosen by who may, told to the others. */
function ViewScope(props: {
  readonly view: SavedView;
  readonly teams: readonly Ref[];
  readonly takesBack: boolean;
  readonly busy: boolean;
  readonly onTeam: (teamId: string | null) => void;
}) {
  const t = useT('queue');
  const { view, teams } = props;
  const others =
    view.team === null || teams.some(({ id }) => id === view.team?.id) ? teams : [view.team, ...teams];
  const mayShare = view.editable && others.length > 0;
  if (!mayShare && !(view.team !== null && props.takesBack)) {
    const text =
      view.team === null
        ? t('view.mineOnly')
        : t('view.sharedBy', { team: view.team.name, owner: view.owner.name });
    return <span className="q-viewscope">{text}</span>;
  }
  return (
    <select
      className="select"
      aria-label={t('view.shareOf', { name: view.name })}
      value={view.team?.id ?? ''}
      disabled={props.busy}
      onChange={(event) => props.onTeam(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">
        {props.takesBack ? t('view.mineOnly') : t('view.ownerOnly', { owner: view.owner.name })}
      </option>
      {(mayShare ? others : view.team === null ? [] : [view.team]).map((team) => (
        <option key={team.id} value={team.id}>
          {t('view.shareWith', { team: team.name })}
        </option>
      ))}
    </select>
  );
}
