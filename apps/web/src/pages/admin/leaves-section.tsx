import { Suspense, lazy, useRef, useState, type ReactNode } from 'react';
import { createLeave, deleteLeave, listAgents, listLeaves, updateLeave, type Leave } from '../../api/admin';
import { useMe } from '../../api/me';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Tag } from '../../components/tag';
import { loadMessages, useT } from '../../i18n';
import { addDays } from '../../time/local-date';
import { useTicking } from '../../time/ticker';
import { ConfirmDialog } from './confirm-dialog';
import { FieldFault, FormDialog } from './form-dialog';
import { endOf, instantOf, isTimeOfDay, lastDayOf, localText } from './leave-time';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';

const LeaveClashesDialog = lazy(async () => {
  const [file] = await Promise.all([import('../calendar/leave-clashes'), loadMessages(['calendar'])]);
  return { default: file.LeaveClashesDialog };
});

/** Who is away and when: while it lasts routing passes them over. */
export function LeavesSection(): ReactNode {
  const t = useT('admin');
  const { today } = useMe();
  const mayWrite = useMay('leaves.write');
  const change = useChange();
  const [open, setOpen] = useState<Leave | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Leave | null>(null);
  const [entered, setEntered] = useState<Leave | null>(null);
  const [past, setPast] = useState(false);
  const since = past ? undefined : new Date(instantOf(today, '00:00')).toISOString();
  const leaves = usePaged(['leaves', since], (cursor) => listLeaves({ from: since, cursor }));

  const columns: readonly DataColumn<Leave>[] = [
    { key: 'user', title: t('users.name'), cell: (leave) => leave.user.name },
    { key: 'from', title: t('leaves.from'), cell: (leave) => localText(leave.startsAt) },
    { key: 'to', title: t('leaves.to'), cell: (leave) => endOf(leave.endsAt) },
    { key: 'state', title: t('state'), cell: (leave) => <LeaveState leave={leave} /> },
    { key: 'note', title: t('leaves.note'), cell: (leave) => leave.note },
    { key: 'by', title: t('leaves.by'), cell: (leave) => leave.createdBy.name },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (leave: Leave) => (
              <span className="dt-actions">
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('editOne', { name: leave.user.name })}
                  onClick={() => setOpen(leave)}
                >
                  {t('common:edit')}
                </button>
                <button
                  type="button"
                  className="btn btn-sm btn-danger"
                  aria-label={t('leaves.deleteOne', { name: leave.user.name })}
                  onClick={() => setDoomed(leave)}
                >
                  {t('common:delete')}
                </button>
              </span>
            ),
          },
        ]
      : []),
  ];

  return (
    <Section
      title={t('section.leaves')}
      hint={t('leaves.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen('new')}>
            {t('leaves.create')}
          </button>
        ) : undefined
      }
    >
      <label className="check admin-notice">
        <input type="checkbox" checked={past} onChange={(event) => setPast(event.target.checked)} />
        {t('leaves.past')}
      </label>
      <PagedList list={leaves} empty={t('leaves.empty')} emptyHint={t('leaves.emptyHint')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('section.leaves')}>
            <DataTable
              label={t('section.leaves')}
              columns={columns}
              rows={items}
              rowKey={(leave) => leave.id}
            />
          </div>
        )}
      </PagedList>
      {open === null ? null : (
        <LeaveDialog
          leave={open === 'new' ? null : open}
          today={today}
          onSaved={setEntered}
          onClose={() => setOpen(null)}
        />
      )}
      {entered === null ? null : (
        <Suspense fallback={null}>
          <LeaveClashesDialog
            leave={{ userId: entered.user.id, startsAt: entered.startsAt, endsAt: entered.endsAt }}
            name={entered.user.name}
            onClose={() => setEntered(null)}
          />
        </Suspense>
      )}
      {doomed ? (
        <ConfirmDialog
          title={t('leaves.deleteOne', { name: doomed.user.name })}
          text={t('leaves.deleteText')}
          confirm={t('common:delete')}
          onConfirm={async () => {
            await change(() => deleteLeave(doomed.id), { refresh: ['leaves'], text: t('leaves.deleted') });
            setDoomed(null);
          }}
          onClose={() => setDoomed(null)}
        />
      ) : null}
    </Section>
  );
}

const STATE_TONE = { over: 'mute', now: 'warn', coming: 'vio' } as const;

function LeaveState({ leave }: { readonly leave: Leave }): ReactNode {
  const t = useT('admin');
  const state = useTicking((now) =>
    Date.parse(leave.endsAt) <= now ? 'over' : Date.parse(leave.startsAt) <= now ? 'now' : 'coming',
  );
  return <Tag tone={STATE_TONE[state]}>{t(`leaves.${state}`)}</Tag>;
}

function LeaveDialog(props: {
  readonly leave: Leave | null;
  readonly today: string;
  /** With the leave as it is now: what falls into it is shown. */
  readonly onSaved: (leave: Leave) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('admin');
  const { leave, today, onClose } = props;
  const saved = useRef<Leave | null>(null);
  const refresh = useRefresh();
  const agents = usePaged(['agents'], listAgents);
  const start = leave === null ? `${addDays(today, 1)} 00:00` : localText(leave.startsAt);
  const end = leave === null ? `${addDays(today, 1)} 24:00` : endOf(leave.endsAt);
  return (
    <FormDialog
      title={leave ? t('editOne', { name: leave.user.name }) : t('leaves.create')}
      fields={[
        ...(leave
          ? []
          : [
              {
                key: 'userId',
                kind: 'select',
                label: t('leaves.user'),
                required: true,
                wide: true,
                empty: t('choose'),
                options: (agents.data?.items ?? [])
                  .filter((agent) => agent.active)
                  .map((agent) => ({ value: agent.userId, label: agent.name })),
              } as const,
            ]),
        { key: 'startDay', kind: 'date', label: t('leaves.startDay'), required: true },
        { key: 'startTime', kind: 'text', label: t('leaves.startTime'), required: true, maxLength: 5 },
        { key: 'endsAt', kind: 'date', label: t('leaves.endDay'), required: true },
        {
          key: 'endTime',
          kind: 'text',
          label: t('leaves.endTime'),
          hint: t('leaves.endTimeHint'),
          required: true,
          maxLength: 5,
        },
        { key: 'note', kind: 'text', label: t('leaves.note'), maxLength: 200, wide: true },
      ]}
      initial={{
        userId: null,
        startDay: start.slice(0, 10),
        startTime: start.slice(11),
        endsAt: leave === null ? end.slice(0, 10) : lastDayOf(leave.endsAt),
        endTime: end.slice(11),
        note: leave?.note ?? '',
      }}
      version={leave?.version}
      onSave={async (values, version) => {
        for (const key of ['startTime', 'endTime'])
          if (!isTimeOfDay(String(values[key]), key === 'endTime'))
            throw new FieldFault(key, t('leaves.timeWrong'));
        const body = {
          startsAt: new Date(instantOf(String(values.startDay), String(values.startTime))).toISOString(),
          endsAt: new Date(instantOf(String(values.endsAt), String(values.endTime))).toISOString(),
          note: String(values.note ?? ''),
        };
        saved.current = await (leave
          ? updateLeave(leave.id, { ...body, version })
          : createLeave({ ...body, userId: values.userId }));
      }}
      onSaved={() => {
        refresh('leaves', 'agents');
        onClose();
        if (saved.current !== null) props.onSaved(saved.current);
      }}
      onClose={onClose}
    />
  );
}
