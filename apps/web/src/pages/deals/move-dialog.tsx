import './deal.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import {
  moveDeal,
  type Deal,
  type FactValue,
  type GateField,
  type GateItem,
  type Transition,
} from '../../api/deals';
import { useMe } from '../../api/me';
import { ApiProblem } from '../../api/problem';
import { DateField } from '../../components/date-field';
import { Dialog } from '../../components/dialog';
import { Loading, Skeleton, useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import { gateQuery } from '../pipeline/drop-hint';
import type { MoveQuestion } from '../pipeline/use-moves';
import { FieldInput } from './field-input';
import { fromEntry, toEntry } from './field-value';

interface Props {
  readonly question: MoveQuestion;
  readonly onMoved: (deal: Deal) => void;
  readonly onCancel: () => void;
}

const LOST_REASONS = ['price', 'elsewhere', 'funding', 'policy', 'site', 'silent', 'postponed'] as const;

/** Asks once for everything a move needs (milestone, missing facts, reason, date) and moves in the same request. */
export function MoveDialog({ question, onMoved, onCancel }: Props): ReactNode {
  const t = useT('deals');
  const { deal, stages, exit } = question;
  const me = useMe();
  const formId = useId();
  const errorText = useErrorText();
  const [to, setTo] = useState(question.preferred);
  const [entries, setEntries] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [date, setDate] = useState(me.today);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);

  const gate = useQuery({ ...gateQuery(deal.id, to), enabled: exit === null });
  const fields = gate.data?.fields ?? [];
  const missing = gate.data?.missing ?? [];
  const needsReason = exit !== null || gate.data?.reasonRequired === true;
  const target = exit === null ? (stages.find((stage) => stage.id === to)?.name ?? to) : t(`exit.${exit}`);

  const form = useRef<HTMLFormElement>(null);
  const isAsked = exit !== null || gate.isSuccess;
  useEffect(() => {
    // What is missing comes first; a field that is filled already needs nobody.
    if (isAsked)
      (
        form.current?.querySelector<HTMLElement>('.field :is(input, select, textarea):required:invalid') ??
        form.current?.querySelector<HTMLElement>('.field :is(input, select, textarea)')
      )?.focus();
  }, [isAsked]);

  const read = (): Record<string, FactValue> | null => {
    const values: Record<string, FactValue> = {};
    const wrong: Record<string, string> = {};
    for (const field of fields) {
      const value = fromEntry(field, entries[field.key] ?? toEntry(field));
      if (value === undefined) wrong[field.key] = t('move.badValue');
      else if (value === null && missing.some((item) => item.key === field.key))
        wrong[field.key] = t('move.fillThis');
      else if (value !== null) values[field.key] = value;
    }
    if (needsReason && reason.trim() === '') wrong.reason = t('move.fillThis');
    setFaults(wrong);
    return Object.keys(wrong).length === 0 ? values : null;
  };

  const send = async (): Promise<void> => {
    const values = read();
    if (values === null) return;
    const transition: Transition = {
      to,
      ...(Object.keys(values).length > 0 ? { fields: values } : {}),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(date === '' || date === me.today ? {} : { effectiveDate: date }),
    };
    setIsSending(true);
    setRefusal(null);
    try {
      onMoved(await moveDeal(deal.id, transition));
    } catch (error) {
      setIsSending(false);
      setRefusal(errorText(error));
      if (!(error instanceof ApiProblem)) return;
      setFaults(
        Object.fromEntries(error.errors.map((fault) => [fault.path.replace(/^fields\./, ''), fault.message])),
      );
      if (error.code === 'gate_unmet') await gate.refetch();
    }
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSending) void send();
  };

  return (
    <Dialog
      title={t('move.title', { deal: deal.name, stage: target })}
      size="md"
      onClose={onCancel}
      footer={
        <>
          <button type="button" className="btn" onClick={onCancel}>
            {t('common:cancel')}
          </button>
          <button
            type="submit"
            form={formId}
            className={exit === null ? 'btn btn-pri' : 'btn btn-danger'}
            disabled={isSending || (exit === null && !gate.data)}
          >
            {missing.length > 0 ? t('move.fillAndMove') : t('move.confirm', { stage: target })}
          </button>
        </>
      }
    >
      <form ref={form} id={formId} className="move-form" onSubmit={submit} noValidate>
        {stages.length > 1 ? <StageChoice stages={stages} value={to} onChange={setTo} /> : null}
        {refusal === null ? null : (
          <p className="notice notice-bad" role="alert">
            {refusal}
          </p>
        )}
        {exit === null && gate.isPending ? (
          <Loading>
            <Skeleton height={60} />
          </Loading>
        ) : null}
        {gate.isError ? (
          <p className="notice notice-bad" role="alert">
            {errorText(gate.error)}
            <button type="button" className="btn-link" onClick={() => void gate.refetch()}>
              {t('common:retry')}
            </button>
          </p>
        ) : null}
        <Missing items={missing} fields={fields} stages={stages} />
        {fields.length > 0 ? (
          <div className="form-grid">
            {fields.map((field) => (
              <FieldInput
                key={field.key}
                field={field}
                entry={entries[field.key] ?? toEntry(field)}
                error={faults[field.key]}
                required={missing.some((item) => item.key === field.key)}
                today={me.today}
                onChange={(entry) => setEntries({ ...entries, [field.key]: entry })}
              />
            ))}
          </div>
        ) : null}
        {needsReason ? (
          <ReasonInput exit={exit} value={reason} error={faults.reason} onChange={setReason} />
        ) : null}
        <div className="field move-date">
          <label htmlFor={`${formId}-date`}>{t('move.date')}</label>
          <DateField id={`${formId}-date`} max={me.today} value={date} onChange={setDate} />
          <span className="field-hint">{t('move.dateHint')}</span>
        </div>
      </form>
    </Dialog>
  );
}

function StageChoice(props: {
  readonly stages: MoveQuestion['stages'];
  readonly value: string;
  readonly onChange: (id: string) => void;
}): ReactNode {
  const t = useT('deals');
  const name = useId();
  return (
    <fieldset className="move-stages">
      <legend>{t('move.whichStage')}</legend>
      {props.stages.map((stage) => (
        <label key={stage.id} className="radio-chip">
          <input
            type="radio"
            name={name}
            value={stage.id}
            checked={stage.id === props.value}
            onChange={() => props.onChange(stage.id)}
          />
          <span>{stage.name}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Names what is missing, by the stage that asks for it when a jump passes over several. */
function Missing(props: {
  readonly items: readonly GateItem[];
  readonly fields: readonly GateField[];
  readonly stages: MoveQuestion['stages'];
}): ReactNode {
  const t = useT('deals');
  const { items, fields } = props;
  if (items.length === 0) return null;
  return (
    <div className="notice notice-warn move-missing" role="status">
      <div>
        <b>{t('move.missing', { n: items.length })}</b>
        <p>{items.map((item) => item.label).join(t('common:listSeparator'))}</p>
        {items.some((item) => !fields.some((field) => field.key === item.key)) ? (
          <p>{t('move.elsewhere')}</p>
        ) : null}
      </div>
    </div>
  );
}

function ReasonInput(props: {
  readonly exit: MoveQuestion['exit'];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const t = useT('deals');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.exit === null ? t('move.reasonBack') : t(`move.reason.${props.exit}`)}
      </label>
      {props.exit === 'lost' ? (
        <div className="chips">
          {LOST_REASONS.map((key) => (
            <button
              key={key}
              type="button"
              className="chip"
              aria-pressed={props.value === t(`lost.${key}`)}
              onClick={() => props.onChange(t(`lost.${key}`))}
            >
              {t(`lost.${key}`)}
            </button>
          ))}
        </div>
      ) : null}
      <textarea
        id={id}
        className="textarea"
        rows={3}
        maxLength={500}
        required
        aria-invalid={props.error === undefined ? undefined : true}
        aria-describedby={`${id}-error`}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <span className="field-error" id={`${id}-error`}>
        {props.error}
      </span>
    </div>
  );
}
