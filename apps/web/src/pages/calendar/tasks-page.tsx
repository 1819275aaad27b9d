import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { can } from '../../access';
import { TASK_STATES, listTasks, taskCountsQuery, type TaskState } from '../../api/agenda';
import { useMe } from '../../api/me';
import { FilterChips } from '../../components/filter-chips';
import { Icon } from '../../components/icon';
import { LoadMore } from '../../components/load-more';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { CalendarTabs } from './calendar-tabs';
import { NewTaskDialog, TaskDialog } from './task-dialog';
import { TaskLine } from './task-line';
import './calendar.css';

/** One's own tasks by where they stand. */
export function TasksPage(): ReactNode {
  const t = useT('calendar');
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const counts = useQuery(taskCountsQuery).data;
  const asked = TASK_STATES.find((state) => state === params.get('state'));
  const state: TaskState = asked ?? (counts !== undefined && counts.overdue > 0 ? 'overdue' : 'today');
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <div className="page cal-page">
      <PageHeader
        title={t('tasks.title')}
        actions={
          can(me.user, 'workTasks') ? (
            <button type="button" className="btn btn-pri" onClick={() => setOpened('new')}>
              <Icon name="plus" />
              {t('newTask')}
            </button>
          ) : undefined
        }
      >
        <CalendarTabs view="tasks" />
      </PageHeader>
      <FilterChips
        label={t('tasks.states')}
        value={state}
        chips={TASK_STATES.map((key) => ({
          key,
          label: t(`tasks.${key}`),
          ...(key === 'done' || counts === undefined ? {} : { count: counts[key] }),
          alarm: key === 'overdue',
        }))}
        onChange={(next) => setParams({ state: next }, { replace: true })}
      />
      <TaskList state={state} onOpen={setOpened} />
      {opened === 'new' ? <NewTaskDialog start={{ date: me.today }} onClose={() => setOpened(null)} /> : null}
      {opened !== null && opened !== 'new' ? (
        <TaskDialog taskId={opened} onClose={() => setOpened(null)} />
      ) : null}
    </div>
  );
}

function TaskList({
  state,
  onOpen,
}: {
  readonly state: TaskState;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const t = useT('calendar');
  const tasks = useInfiniteQuery({
    queryKey: ['agenda', 'tasks', state],
    queryFn: ({ pageParam }) => listTasks(state, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  if (tasks.isPending) {
    return (
      <Loading>
        <Skeleton height={180} />
      </Loading>
    );
  }
  if (tasks.data === undefined)
    return <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  const items = tasks.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('tasks.empty')} hint={t('tasks.emptyHint')} />;
  return (
    <section className="card" aria-label={t('tasks.list')}>
      <ul className="cal-list">
        {items.map((task) => (
          <TaskLine key={task.id} task={task} onOpen={onOpen} />
        ))}
      </ul>
      <LoadMore list={tasks} label={t('tasks.more')} />
    </section>
  );
}
