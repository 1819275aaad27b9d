import './views.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState, type ReactNode } from 'react';
import { useUpdateMe } from '../../api/me';
import { createView, updateView, viewsQuery, type LeadViewSettings, type SavedView } from '../../api/queue';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { showToast } from '../../components/toasts';
import { useIsPhone } from '../../components/use-media';
import { useT } from '../../i18n';
import { sameView, toViewSettings, type QueueSettings } from './queue-views';
import { useShareTeams } from './use-share-teams';
import { refreshViews, useViewFault } from './use-view-fault';

const ViewsDialog = lazy(() => import('./views-dialog').then((file) => ({ default: file.ViewsDialog })));

interface Props {
  readonly settings: QueueSettings;
  /** The view that the queue should have begun with is gone or no longer shared. */
  readonly startIsGone: boolean;
  readonly onView: (view: SavedView) => void;
  readonly onForget: () => void;
}

/**
 * The saved views, and what becomes of the present one: saved under a name, or its changes kept. A panel under its
 * button; on a phone a sheet.
 */
export function ViewsMenu({ settings, startIsGone, onView, onForget }: Props) {
  const t = useT('queue');
  const onError = useViewFault();
  const phone = useIsPhone();
  const updateMe = useUpdateMe();
  const [sheet, setSheet] = useState(false);
  const [manages, setManages] = useState(false);
  const views = useQuery(viewsQuery);
  const current = views.data?.items.find((view) => view.id === settings.viewId);
  const changed = current !== undefined && !sameView(current.settings, toViewSettings(settings));
  const update = useMutation({
    mutationFn: (view: SavedView) =>
      updateView(view.id, { version: view.version, settings: toViewSettings(settings) }),
    onSuccess: () => {
      showToast({ text: t('view.updated') });
      void refreshViews();
    },
    onError,
  });
  const status = changed ? (
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
  ) : (
    startIsGone && (
      <span className="q-unsaved">
        {t('view.startGone')}
        {' · '}
        <button
          type="button"
          className="btn-link"
          onClick={() => updateMe.mutate({ preferences: { startView: null } })}
        >
          {t('view.startForget')}
        </button>
      </span>
    )
  );
  const panel = (close: () => void): ReactNode => (
    <div className="q-viewmenu">
      {views.data?.items.length === 0 && <p className="field-hint">{t('view.none')}</p>}
      <div className="menu">
        {views.data?.items.map((view) => (
          <button
            key={view.id}
            type="button"
            className="q-viewline"
            aria-current={view.id === settings.viewId ? 'true' : undefined}
            onClick={() => {
              close();
              onView(view);
            }}
          >
            {view.name}
            <span>{view.team === null ? t('view.mine') : view.team.name}</span>
          </button>
        ))}
        {(views.data?.items.length ?? 0) > 0 && (
          <button
            type="button"
            className="q-viewmanage"
            onClick={() => {
              close();
              setManages(true);
            }}
          >
            <Icon name="cog" />
            {t('view.manage')}
          </button>
        )}
      </div>
      <SaveView
        settings={toViewSettings(settings)}
        onSaved={(view) => {
          close();
          void refreshViews();
          onView(view);
        }}
        onError={onError}
      />
    </div>
  );
  const name = (
    <>
      <span>{current?.name ?? t('view.menu')}</span> <Icon name="down" />
    </>
  );
  return (
    <div className="q-view">
      {!phone && status}
      {phone ? (
        <button
          type="button"
          className="chip q-viewbutton"
          aria-haspopup="dialog"
          onClick={() => {
            void refreshViews();
            setSheet(true);
          }}
        >
          {name}
        </button>
      ) : (
        <Popover
          label={t('view.menu')}
          align="end"
          onOpenChange={(open) => open && void refreshViews()}
          trigger={(wiring) => (
            <button type="button" className="btn-link q-viewbutton" {...wiring}>
              {name}
            </button>
          )}
        >
          {panel}
        </Popover>
      )}
      {sheet && (
        <Dialog title={t('view.menu')} onClose={() => setSheet(false)}>
          {status}
          {panel(() => setSheet(false))}
        </Dialog>
      )}
      {manages && (
        <Suspense fallback={null}>
          <ViewsDialog
            onClose={() => setManages(false)}
            onDeleted={(id) => id === settings.viewId && onForget()}
          />
        </Suspense>
      )}
    </div>
  );
}

function SaveView(props: {
  readonly settings: LeadViewSettings;
  readonly onSaved: (view: SavedView) => void;
  readonly onError: (error: unknown) => void;
}) {
  const t = useT('queue');
  const id = useId();
  const [name, setName] = useState('');
  const [teamId, setTeamId] = useState('');
  const teams = useShareTeams();
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
        if (name.trim() !== '' && !save.isPending) save.mutate();
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
