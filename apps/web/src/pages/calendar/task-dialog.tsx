import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { createTask, deleteTask, markTask, patchTask, taskQuery, type Task } from '../../api/agenda';
import { newIdempotencyKey } from '../../api/client';
import { useMe } from '../../api/me';
import { DateText } from '../../components/date-text';
import { Dialog } from '../../components/dialog';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { serverNow } from '../../api/client';
import { TaskFields } from './task-fields';
import { draftOf, faultOf, formOf, newForm, patchOf, type TaskForm } from './task-form';
import './calendar.css';

/** What a new task is about, and its day. */
export interface NewTask {
  readonly date: string;
  readonly leadId?: string;
  readonly dealId?: string;
}

/** A new task. */
export function NewTaskDialog({
  start,
  onClose,
}: {
  readonly start: NewTask;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('calendar');
  const id = useId();
  const [key] = useState(newIdempotencyKey);
  const [form, setForm] = useState<TaskForm>(() => newForm(start.date));
  const save = useSave(t('task.created'), onClose, () =>
    createTask(
      {
        ...draftOf(form),
        ...(start.leadId === undefined ? {} : { leadId: start.leadId }),
        ...(start.dealId === undefined ? {} : { dealId: start.dealId }),
      },
      key,
    ),
  );
  return (
    <Dialog
      title={t('task.new')}
      size="md"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending}>
            {t('task.create')}
          </button>
        </>
      }
    >
      <FormBody id={id} form={form} save={save} onChange={setForm} kept={null} disabled={false} />
    </Dialog>
  );
}

/** A task: read, changed, ticked off or taken away. */
export function TaskDialog({
  taskId,
  onClose,
}: {
  readonly taskId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('calendar');
  const task = useQuery(taskQuery(taskId));
  if (task.data !== undefined) return <LoadedTask task={task.data} onClose={onClose} />;
  return (
    <Dialog title={t('task.edit')} size="md" onClose={onClose}>
      {task.isError ? (
        <ErrorState error={task.error} onRetry={() => void task.refetch()} />
      ) : (
        <Loading>
          <Skeleton height={220} />
        </Loading>
      )}
    </Dialog>
  );
}

function LoadedTask({
  task: latest,
  onClose,
}: {
  readonly task: Task;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('calendar');
  const id = useId();
  // What was read when it was opened: a change by somebody else meanwhile is a conflict, not lost.
  const [task] = useState(latest);
  const [form, setForm] = useState<TaskForm>(() => formOf(task));
  const save = useSave(t('task.saved'), onClose, () => patchTask(task.id, task.version, patchOf(form, task)));
  const mark = useSave(t('task.saved'), onClose, () => markTask(task.id, task.doneAt === null));
  const remove = useSave(t('task.deleted'), onClose, () => deleteTask(task.id));
  const [sure, setSure] = useState(false);
  const kept = formOf(task).remind === 'keep' && task.remindAt !== null ? task.remindAt : null;
  return (
    <Dialog
      title={t('task.edit')}
      size="md"
      onClose={onClose}
      footer={
        task.editable ? (
          <>
            <button
              type="button"
              className="btn btn-danger cal-foot-start"
              onClick={() => (sure ? remove.mutate() : setSure(true))}
            >
              {sure ? t('task.deleteSure') : t('task.delete')}
            </button>
            <button type="button" className="btn" disabled={mark.isPending} onClick={() => mark.mutate()}>
              {task.doneAt === null ? t('task.done') : t('task.undone')}
            </button>
            <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending}>
              {t('task.save')}
            </button>
          </>
        ) : undefined
      }
    >
      <FormBody
        id={id}
        form={form}
        save={save}
        onChange={setForm}
        kept={kept === null ? null : relativeDay(Date.parse(kept), serverNow())}
        disabled={!task.editable}
      >
        <TaskFacts task={task} />
      </FormBody>
    </Dialog>
  );
}

/** What it is about, who gave it, who did it. */
function TaskFacts({ task }: { readonly task: Task }): ReactNode {
  const t = useT('calendar');
  const me = useMe();
  const { lead, deal, createdBy, doneAt, doneBy } = task;
  return (
    <>
      {lead === null && deal === null ? null : (
        <p className="cal-about-line">
          {t('task.about')}{' '}
          {lead === null ? null : lead.visible ? (
            <Link to={`/leads/${lead.id}`}>{lead.label ?? lead.number}</Link>
          ) : (
            lead.number
          )}
          {deal === null ? null : <Link to={`/deals/${deal.id}`}>{deal.label ?? deal.number}</Link>}
        </p>
      )}
      {createdBy.id === me.user.id ? null : (
        <p className="field-hint">
          {t('task.from', { name: createdBy.name })} · <DateText at={task.createdAt} />
        </p>
      )}
      {doneAt === null ? null : (
        <p className="field-hint">
          {t('task.doneBy', { name: doneBy?.name ?? '', when: relativeDay(Date.parse(doneAt), serverNow()) })}
        </p>
      )}
      {task.editable ? null : <p className="field-hint">{t('task.readOnly')}</p>}
    </>
  );
}

interface Save {
  readonly mutate: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

function FormBody(props: {
  readonly id: string;
  readonly form: TaskForm;
  readonly save: Save;
  readonly kept: string | null;
  readonly disabled: boolean;
  readonly onChange: (form: TaskForm) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { id, form, save, onChange } = props;
  const t = useT('calendar');
  const errorText = useErrorText();
  const [tried, setTried] = useState(false);
  const fault = faultOf(form);
  return (
    <form
      id={id}
      className="form-stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault === null) save.mutate();
      }}
    >
      {props.children}
      <TaskFields
        id={id}
        form={form}
        kept={props.kept}
        disabled={props.disabled}
        onChange={(part) => onChange({ ...form, ...part })}
      />
      {tried && fault !== null ? (
        <p className="field-error" role="alert">
          {t(`task.${fault}`)}
        </p>
      ) : null}
      {save.error === null ? null : (
        <p className="field-error" role="alert">
          {errorText(save.error)}
        </p>
      )}
    </form>
  );
}

function useSave(said: string, onDone: () => void, act: () => Promise<unknown>): Save {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: act,
    onSuccess: () => {
      showToast({ text: said });
      onDone();
      return queryClient.invalidateQueries({ queryKey: ['agenda'] });
    },
  });
  return { mutate: () => save.mutate(), isPending: save.isPending, error: save.error };
}
