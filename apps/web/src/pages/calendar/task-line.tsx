import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { markTask, type Task } from '../../api/agenda';
import { useMe } from '../../api/me';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { momentWords } from './item-words';

/** A task of a list: tick, words, what it is about, when. */
export function TaskLine({
  task,
  onOpen,
  here = false,
}: {
  readonly task: Task;
  readonly onOpen: (id: string) => void;
  /** On the lead's own page: what it is about goes without saying. */
  readonly here?: boolean;
}): ReactNode {
  const t = useT('calendar');
  const me = useMe();
  const tick = useTick();
  const about = task.lead?.label ?? task.lead?.number ?? task.deal?.label ?? task.deal?.number ?? null;
  const due = momentWords(task.dueAt === null ? { on: task.dueOn } : { at: task.dueAt }, me.today);
  const isDone = tick.isPending ? tick.variables.done : task.doneAt !== null;
  return (
    <li className={`cal-task${isDone ? ' is-done' : ''}`}>
      <input
        type="checkbox"
        checked={isDone}
        disabled={!task.editable}
        aria-label={isDone ? t('untick', { what: task.title }) : t('tick', { what: task.title })}
        onChange={(event) => tick.mutate({ task, done: event.target.checked })}
      />
      <button type="button" className="cal-open" onClick={() => onOpen(task.id)}>
        <span className="cal-words">{task.title}</span>
      </button>
      {about === null || here ? null : <About task={task} words={about} />}
      {task.assignee.id === me.user.id ? null : <span className="cal-who">{task.assignee.name}</span>}
      <span className={task.overdue ? 'tag tag-bad' : 'tag tag-mute'}>{due}</span>
    </li>
  );
}

/** What it is about; another's lead is named by its number and does not open. */
function About({ task, words }: { readonly task: Task; readonly words: string }): ReactNode {
  const { lead, deal } = task;
  if (lead !== null && !lead.visible) return <span className="cal-about">{words}</span>;
  return (
    <Link className="cal-about" to={lead === null ? `/deals/${deal?.id ?? ''}` : `/leads/${lead.id}`}>
      {words}
    </Link>
  );
}

function useTick() {
  const t = useT('calendar');
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const tick = useMutation({
    mutationFn: ({ task, done }: { task: Task; done: boolean }) => markTask(task.id, done),
    onSuccess: (_task, { task, done }) => {
      if (done) {
        showToast({
          text: t('ticked', { what: task.title }),
          undo: () => tick.mutate({ task, done: false }),
        });
      }
      return queryClient.invalidateQueries({ queryKey: ['agenda'] });
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  return tick;
}
