import { useState, type ReactNode } from 'react';
import { listTeams } from '../../api/admin';
import {
  ROBOT_EVENTS,
  ROBOT_KINDS,
  createRobot,
  deleteRobot,
  listRobots,
  testRobot,
  updateRobot,
  type Robot,
} from '../../api/machines';
import { DateText } from '../../components/date-text';
import { useErrorText } from '../../components/states';
import { Tag } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { useIsPhone } from '../../components/use-media';
import { useT } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import type { FormField, FormValues } from './form-control';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';

type Open = { readonly kind: 'create' } | { readonly kind: 'edit' | 'delete'; readonly robot: Robot };

/** Chat groups' robots and how they answer. A phone shows them without buttons. */
export function RobotsSection(): ReactNode {
  const t = useT('machines');
  const mayWrite = useMay('webhooks.write') && !useIsPhone();
  const refresh = useRefresh();
  const change = useChange();
  const [open, setOpen] = useState<Open | null>(null);
  const robots = usePaged(['robots'], listRobots);
  const close = (): void => setOpen(null);
  const saved = (): void => {
    refresh('robots');
    close();
  };
  return (
    <Section
      title={t('robots.title')}
      hint={t('robots.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen({ kind: 'create' })}>
            {t('robots.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={robots} empty={t('robots.empty')} emptyHint={t('robots.emptyHint')}>
        {(items) =>
          items.map((robot) => (
            <RobotCard
              key={robot.id}
              robot={robot}
              mayWrite={mayWrite}
              onOpen={(kind) => setOpen({ kind, robot })}
              onTested={() => void robots.refetch()}
            />
          ))
        }
      </PagedList>
      {open?.kind === 'create' || open?.kind === 'edit' ? (
        <RobotDialog robot={open.kind === 'edit' ? open.robot : null} onSaved={saved} onClose={close} />
      ) : null}
      {open?.kind === 'delete' ? (
        <ConfirmDialog
          title={t('robots.deleteOne', { name: open.robot.name })}
          text={t('robots.deleteText')}
          confirm={t('robots.delete')}
          onConfirm={async () => {
            if (await change(() => deleteRobot(open.robot.id), { refresh: ['robots'] })) close();
          }}
          onClose={close}
        />
      ) : null}
    </Section>
  );
}

function RobotCard(props: {
  readonly robot: Robot;
  readonly mayWrite: boolean;
  readonly onOpen: (kind: 'edit' | 'delete') => void;
  readonly onTested: () => void;
}): ReactNode {
  const t = useT('machines');
  const errorText = useErrorText();
  const { robot } = props;
  const test = async (): Promise<void> => {
    try {
      const { ok, error } = await testRobot(robot.id);
      showToast(
        ok ? { text: t('robots.testOk') } : { text: t('robots.testBad', { why: error ?? '' }), tone: 'bad' },
      );
    } catch (error) {
      showToast({ text: errorText(error), tone: 'bad' });
    }
    props.onTested();
  };
  return (
    <section className="card admin-card" aria-label={robot.name}>
      <div className="card-head">
        <h2>{robot.name}</h2>
        <RobotState robot={robot} />
        {robot.hasSecret ? <Tag>{t('robots.signed')}</Tag> : null}
        {props.mayWrite ? (
          <span className="end dt-actions">
            <button
              type="button"
              className="btn-link"
              aria-label={t('robots.testOne', { name: robot.name })}
              onClick={() => void test()}
            >
              {t('robots.test')}
            </button>
            {(['edit', 'delete'] as const).map((kind) => (
              <button
                key={kind}
                type="button"
                className="btn-link"
                aria-label={t(`robots.${kind}One`, { name: robot.name })}
                onClick={() => props.onOpen(kind)}
              >
                {t(`robots.${kind}`)}
              </button>
            ))}
          </span>
        ) : null}
      </div>
      <dl className="admin-hook">
        <dt>{t('robots.kind')}</dt>
        <dd>
          {t(`robots.${robot.kind}`)} · {robot.host}
        </dd>
        <dt>{t('robots.team')}</dt>
        <dd>{robot.team?.name ?? t('robots.allTeams')}</dd>
        <dt>{t('robots.events')}</dt>
        <dd>{robot.events.map((event) => t(`robotEvent.${event}`)).join(t('common:listSeparator'))}</dd>
        <dt>{t('robots.queue')}</dt>
        <dd>
          {t('robots.counts', { sent: robot.sent, pending: robot.pending, dead: robot.dead })}
          {robot.failingSince === null ? null : (
            <>
              {' · '}
              {t('robots.failingSince')} <DateText at={robot.failingSince} />
              {robot.lastError === null ? null : ` (${robot.lastError})`}
            </>
          )}
        </dd>
      </dl>
    </section>
  );
}

function RobotState({ robot }: { readonly robot: Robot }): ReactNode {
  const t = useT('machines');
  if (!robot.active) return <Tag>{t('robots.off')}</Tag>;
  if (robot.failingSince !== null) return <Tag tone="bad">{t('robots.failing')}</Tag>;
  return <Tag tone="ok">{t('robots.on')}</Tag>;
}

function RobotDialog(props: {
  readonly robot: Robot | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('machines');
  const { robot } = props;
  const teams = usePaged(['teams'], listTeams).data?.items ?? [];
  const isNew = robot === null;
  const fields: readonly FormField[] = [
    {
      key: 'name',
      kind: 'text',
      label: t('robots.name'),
      hint: t('robots.nameHint'),
      required: true,
      maxLength: 50,
    },
    ...(isNew
      ? [
          {
            key: 'kind',
            kind: 'select',
            label: t('robots.kind'),
            required: true,
            options: ROBOT_KINDS.map((kind) => ({ value: kind, label: t(`robots.${kind}`) })),
          } as const,
        ]
      : []),
    {
      key: 'url',
      kind: 'text',
      label: t('robots.url'),
      hint: t(isNew ? 'robots.urlHint' : 'robots.urlKeep'),
      required: isNew,
      maxLength: 1000,
      wide: true,
    },
    {
      key: 'secret',
      kind: 'text',
      label: t('robots.secret'),
      hint: t('robots.secretHint'),
      maxLength: 200,
      wide: true,
    },
    {
      key: 'teamId',
      kind: 'select',
      label: t('robots.team'),
      empty: t('robots.allTeams'),
      options: teams.map((team) => ({ value: team.id, label: team.name })),
    },
    {
      key: 'locale',
      kind: 'select',
      label: t('robots.language'),
      required: true,
      options: [
        { value: 'zh-CN', label: '中文' },
        { value: 'en', label: 'English' },
      ],
    },
    {
      key: 'events',
      kind: 'checks',
      label: t('robots.events'),
      options: ROBOT_EVENTS.map((event) => ({ value: event, label: t(`robotEvent.${event}`) })),
    },
    ...(isNew ? [] : [{ key: 'active', kind: 'switch', label: t('robots.active'), wide: true } as const]),
  ];
  return (
    <FormDialog
      title={isNew ? t('robots.create') : t('robots.editOne', { name: robot.name })}
      fields={fields}
      initial={
        isNew
          ? {
              ...{ name: '', kind: 'wecom', url: '', secret: '', teamId: null, locale: 'zh-CN' },
              events: ['lead_assigned', 'clock_breached', 'lead_waiting'],
            }
          : {
              ...{ name: robot.name, url: '', secret: '', teamId: robot.team?.id ?? null },
              ...{ locale: robot.locale, events: robot.events, active: robot.active },
            }
      }
      {...(isNew ? {} : { version: robot.version })}
      onSave={(values, version) =>
        isNew ? createRobot(filled(values)) : updateRobot(robot.id, { ...filled(values), version })
      }
      onSaved={props.onSaved}
      onClose={props.onClose}
    />
  );
}

/** An empty address or secret says nothing: what is kept stays. */
function filled(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => !(['url', 'secret'].includes(key) && value === '')),
  );
}
