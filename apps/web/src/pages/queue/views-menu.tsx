import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { can } from '../../access';
import { answer, api } from '../../api/client';
import { useMe } from '../../api/me';
import {
  createView,
  deleteView,
  updateView,
  viewsQuery,
  type LeadViewSettings,
  type SavedView,
} from '../../api/queue';
import { queryClient } from '../../api/query';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { sameView, toViewSettings, type QueueSettings } from './queue-views';

interface Props {
  readonly settings: QueueSettings;
  readonly onView: (view: SavedView) => void;
  readonly onForget: () => void;
}

/** The saved views, and what becomes of the present one: saved under a name, or its changes kept. */
export function ViewsMenu({ settings, onView, onForget }: Props) {
  const t = useT('queue');
  const errorText = useErrorText();
  const views = useQuery(viewsQuery);
  const current = views.data?.items.find((view) => view.id === settings.viewId);
  const changed = current !== undefined && !sameView(current.settings, toViewSettings(settings));
  const refresh = (): void => void queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const onError = (error: unknown): void => {
    showToast({ text: errorText(error), tone: 'bad' });
    refresh();
  };
  const update = useMutation({
    mutationFn: (view: SavedView) =>
      updateView(view.id, { version: view.version, settings: toViewSettings(settings) }),
    onSuccess: () => {
      showToast({ text: t('view.updated') });
      refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => deleteView(view.id),
    onSuccess: (_none, view) => {
      if (view.id === settings.viewId) onForget();
      showToast({
        text: t('view.deleted', { name: view.name }),
        undo: () =>
          void createView({
            name: view.name,
            settings: view.settings,
            ...(view.team === null ? {} : { teamId: view.team.id }),
          }).then(refresh, onError),
      });
      refresh();
    },
    onError,
  });
  return (
    <div className="q-view">
      {changed && (
        <span className="q-unsaved">
          {t('view.unsaved')}
          {current.editable && (
            <>
              {' · '}
              <button
                type="button"
                className="btn-link"
                disabled={update.isPending}
                onClick={() => update.mutate(current)}
              >
                {t('view.update')}
              </button>
            </>
          )}
        </span>
      )}
      <Popover
        label={t('view.menu')}
        align="end"
        trigger={(wiring) => (
          <button type="button" className="btn-link q-viewbutton" {...wiring}>
            {current?.name ?? t('view.menu')} <Icon name="down" />
          </button>
        )}
      >
        {(close) => (
          <div className="menu q-viewmenu">
            {views.data?.items.length === 0 && <p className="field-hint">{t('view.none')}</p>}
            {views.data?.items.map((view) => (
              <div key={view.id} className="q-viewline">
                <button
                  type="button"
                  aria-current={view.id === settings.viewId ? 'true' : undefined}
                  onClick={() => {
                    close();
                    onView(view);
                  }}
                >
                  {view.name}
                  <span>{view.team === null ? t('view.mine') : view.team.name}</span>
                </button>
                {view.editable && (
                  <button
                    type="button"
                    className="btn-ico"
                    aria-label={t('view.delete', { name: view.name })}
                    onClick={() => remove.mutate(view)}
                  >
                    <Icon name="close" />
                  </button>
                )}
              </div>
            ))}
            <SaveView
              settings={toViewSettings(settings)}
              onSaved={(view) => {
                close();
                refresh();
                onView(view);
              }}
              onError={onError}
            />
          </div>
        )}
      </Popover>
    </div>
  );
}

function SaveView(props: {
  readonly settings: LeadViewSettings;
  readonly onSaved: (view: SavedView) => void;
  readonly onError: (error: unknown) => void;
}) {
  const t = useT('queue');
  const me = useMe();
  const id = useId();
  const [name, setName] = useState('');
  const [teamId, setTeamId] = useState('');
  const shares = can(me.user, 'assignLeads');
  const all = useQuery({
    queryKey: ['teams', 'names'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/teams', { params: { query: { limit: 200 } }, signal })),
    enabled: shares,
    staleTime: 60_000,
  }).data?.items;
  const teams = (all ?? []).filter((team) => me.user.role === 'admin' || me.user.teamIds.includes(team.id));
  const save = useMutation({
    mutationFn: () =>
      createView({ name: name.trim(), settings: props.settings, ...(teamId === '' ? {} : { teamId }) }),
    onSuccess: props.onSaved,
    onError: props.onError,
  });
  return (
    <form
      className="q-saveview"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save.mutate();
      }}
    >
      <label htmlFor={id}>{t('view.saveAs')}</label>
      <input
        id={id}
        className="input"
        maxLength={30}
        autoComplete="off"
        placeholder={t('view.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {teams.length > 0 && (
        <select
          className="select"
          aria-label={t('view.share')}
          value={teamId}
          onChange={(event) => setTeamId(event.target.value)}
        >
          <option value="">{t('view.mineOnly')}</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {t('view.shareWith', { team: team.name })}
            </option>
          ))}
        </select>
      )}
      <button type="submit" className="btn btn-sm btn-pri" disabled={save.isPending || name.trim() === ''}>
        {t('common:save')}
      </button>
    </form>
  );
}
