import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { can } from '../../access';
import { tasksAboutQuery } from '../../api/agenda';
import { useMe } from '../../api/me';
import { useT } from '../../i18n';
import { CardTitle } from '../lead/card-title';
import { NewTaskDialog, TaskDialog } from './task-dialog';
import { TaskLine } from './task-line';
import './calendar.css';

interface Props {
  /** The lead or the deal whose page it is. */
  readonly about: { readonly leadId: string } | { readonly dealId: string };
  /** Whether the reader works on it. */
  readonly mayEdit: boolean;
}

/** What is to be done for a lead or a deal, everybody's open tasks, and a new one. */
export function TasksCard({ about, mayEdit }: Props): ReactNode {
  const t = useT('calendar');
  const me = useMe();
  const { data } = useQuery(tasksAboutQuery(about));
  const [opened, setOpened] = useState<string | null>(null);
  const mayAdd = mayEdit && can(me.user, 'workTasks');
  const items = data?.items ?? [];
  if (items.length === 0 && !mayAdd) return null;
  return (
    <section className="card cal-tasks" aria-label={t('tasks.ofLead')}>
      <div className="card-head">
        <CardTitle>{t('tasks.ofLead')}</CardTitle>
        {items.length > 0 ? <span className="aside">{items.length}</span> : null}
        {mayAdd ? (
          <button type="button" className="btn-link end" onClick={() => setOpened('new')}>
            {t('task.create')}
          </button>
        ) : null}
      </div>
      {items.length > 0 ? (
        <ul className="cal-list">
          {items.map((task) => (
            <TaskLine key={task.id} task={task} onOpen={setOpened} here />
          ))}
        </ul>
      ) : null}
      {opened === 'new' ? (
        <NewTaskDialog start={{ date: me.today, ...about }} onClose={() => setOpened(null)} />
      ) : null}
      {opened !== null && opened !== 'new' ? (
        <TaskDialog taskId={opened} onClose={() => setOpened(null)} />
      ) : null}
    </section>
  );
}
