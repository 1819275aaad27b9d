import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { agendaPeopleQuery } from '../../api/agenda';
import { useMe } from '../../api/me';
import { DateField } from '../../components/date-field';
import { useT } from '../../i18n';
import { readTimeOfDay } from '../../time/local-date';
import { BEFORE, type Reminder, type TaskForm } from './task-form';

interface Props {
  readonly id: string;
  readonly form: TaskForm;
  readonly disabled: boolean;
  /** When the reminder comes that none of the usual choices names. */
  readonly kept: string | null;
  readonly onChange: (part: Partial<TaskForm>) => void;
}

/** What to do, by when, who, and when to be reminded. */
export function TaskFields({ id, form, disabled, kept, onChange }: Props): ReactNode {
  const t = useT('calendar');
  const isTimed = form.time.trim() !== '';
  const reminders: readonly Reminder[] = [
    ...(kept === null ? [] : (['keep'] as const)),
    'default',
    ...(isTimed ? BEFORE : []),
    'none',
  ];
  const reminderText = (choice: Reminder): string => {
    if (choice === 'keep') return t('task.remind.keep', { when: kept ?? '' });
    return choice === 'default' && !isTimed ? t('task.remind.morning') : t(`task.remind.${choice}`);
  };
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-title`}>{t('task.title')}</label>
        <input
          id={`${id}-title`}
          className="input"
          data-autofocus=""
          autoComplete="off"
          maxLength={200}
          disabled={disabled}
          value={form.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </div>
      <div className="form-grid">
        <div className="field">
          <label htmlFor={`${id}-date`}>{t('task.date')}</label>
          <DateField
            id={`${id}-date`}
            value={form.date}
            readOnly={disabled}
            onChange={(date) => onChange({ date })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-time`}>{t('task.time')}</label>
          <input
            id={`${id}-time`}
            className="input"
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            placeholder="HH:MM"
            disabled={disabled}
            value={form.time}
            onChange={(event) => onChange({ time: event.target.value })}
            onBlur={() => onChange({ time: readTimeOfDay(form.time) ?? form.time })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-remind`}>{t('task.remind')}</label>
          <select
            id={`${id}-remind`}
            className="select"
            disabled={disabled}
            value={reminders.includes(form.remind) ? form.remind : 'default'}
            onChange={(event) =>
              onChange({ remind: reminders.find((choice) => choice === event.target.value) ?? 'default' })
            }
          >
            {reminders.map((choice) => (
              <option key={choice} value={choice}>
                {reminderText(choice)}
              </option>
            ))}
          </select>
        </div>
        <Assignee id={id} form={form} disabled={disabled} onChange={onChange} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-note`}>{t('task.note')}</label>
        <textarea
          id={`${id}-note`}
          className="textarea"
          rows={3}
          maxLength={2000}
          disabled={disabled}
          value={form.note}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </div>
    </>
  );
}

/** Agents have nobody to choose from. */
function Assignee({ id, form, disabled, onChange }: Omit<Props, 'kept'>): ReactNode {
  const t = useT('calendar');
  const { user } = useMe();
  const { data } = useQuery({ ...agendaPeopleQuery, enabled: user.role !== 'agent' });
  const others = (data?.people ?? []).filter((person) => person.id !== user.id);
  if (others.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={`${id}-who`}>{t('task.assignee')}</label>
      <select
        id={`${id}-who`}
        className="select"
        disabled={disabled}
        value={form.assigneeId === '' ? user.id : form.assigneeId}
        onChange={(event) => onChange({ assigneeId: event.target.value })}
      >
        <option value={user.id}>{t('task.me')}</option>
        {others.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
    </div>
  );
}
