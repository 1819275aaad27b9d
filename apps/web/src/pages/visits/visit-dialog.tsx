import './visits.css';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { problemCode } from '../../api/problem';
import { VISIT_KINDS, visitOptionsQuery, type Visit } from '../../api/visits';
import { Dialog } from '../../components/dialog';
import { ErrorState, useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import { toLocalInput } from '../../time/zone';
import { ConflictList } from './conflict-list';
import { Invitation } from './invitation';
import { PickList } from './pick-list';
import { SpanFields } from './span-fields';
import { useVisitForm } from './use-visit-form';

const MOST_COMPANIONS = 10;
const MOST_PARKS = 5;

/** 约带看 and 改期: one form; what it gets in the way of stands beside the time. Ends with the text for the visitors. */
export function VisitDialog(props: {
  readonly leadId: string;
  readonly visit: Visit | null;
  readonly onClose: () => void;
}) {
  const t = useT('visits');
  const id = useId();
  const state = useVisitForm(props.leadId, props.visit);
  const { save, conflicts, overlaps } = state;
  const title = t(props.visit === null ? 'plan.title' : 'move.title');
  if (save.data !== undefined) {
    return (
      <Dialog
        title={t(props.visit === null ? 'planned' : 'moved')}
        onClose={props.onClose}
        footer={
          <button type="button" className="btn btn-pri" onClick={props.onClose}>
            {t('done')}
          </button>
        }
      >
        <Invitation visitId={save.data.id} />
      </Dialog>
    );
  }
  const word = conflicts.length > 0 && (!overlaps || state.knowing) ? 'anyway' : 'confirm';
  return (
    <Dialog
      title={title}
      onClose={props.onClose}
      size="lg"
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending}>
            {t(props.visit === null ? `plan.${word}` : `move.${word}`)}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          state.submit();
        }}
      >
        <Fields state={state} id={id} visit={props.visit} />
        <Refusal error={save.error} />
      </form>
    </Dialog>
  );
}

function Fields(props: {
  readonly state: ReturnType<typeof useVisitForm>;
  readonly id: string;
  readonly visit: Visit | null;
}): ReactNode {
  const t = useT('visits');
  const { state, id } = props;
  const { form, change } = state;
  const options = useQuery(visitOptionsQuery);
  const people = options.data?.people ?? [];
  const hosts = people.some((one) => one.id === form.host.id) ? people : [form.host, ...people];
  const today = toLocalInput(Math.min(state.now, Date.parse(props.visit?.startsAt ?? '') || state.now)).slice(
    0,
    10,
  );
  const text = (key: 'places' | 'meetingPoint' | 'visitors', max: number): ReactNode => (
    <div className="field">
      <label htmlFor={`${id}-${key}`}>{t(key)}</label>
      <input
        id={`${id}-${key}`}
        className="input"
        maxLength={max}
        autoComplete="off"
        placeholder={t(`${key}Example`)}
        value={form[key]}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    </div>
  );
  return (
    <>
      <div className="vi-kinds" role="group" aria-label={t('kind')}>
        {VISIT_KINDS.map((kind, index) => (
          <button
            key={kind}
            type="button"
            className="chip"
            data-autofocus={index === 0 ? '' : undefined}
            aria-pressed={form.kind === kind}
            onClick={() => change({ kind })}
          >
            {t(`kind.${kind}`)}
          </button>
        ))}
      </div>
      <SpanFields
        span={form.span}
        today={today}
        invalid={state.tried && state.faults.span}
        onChange={(span) => change({ span })}
      />
      {state.tried && state.faults.span && (
        <p className="field-error" role="alert">
          {t('spanNeeded')}
        </p>
      )}
      <ConflictList
        conflicts={state.conflicts}
        overlaps={state.overlaps}
        knowing={state.knowing}
        missing={state.tried && state.faults.knowing}
        onKnowing={state.setKnowing}
      />
      {options.isError && <ErrorState error={options.error} onRetry={() => void options.refetch()} />}
      <div className="form-grid vi-grid">
        <div className="field">
          <label htmlFor={`${id}-host`}>{t('host')}</label>
          <select
            id={`${id}-host`}
            className="select"
            value={form.host.id}
            onChange={(event) => {
              const host = hosts.find((one) => one.id === event.target.value);
              if (host === undefined) return;
              change({ host, companions: form.companions.filter((one) => one.id !== host.id) });
            }}
          >
            {hosts.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <PickList
          label={t('companions')}
          add={t('companionsAdd')}
          choices={people.filter((one) => one.id !== form.host.id)}
          chosen={form.companions}
          most={MOST_COMPANIONS}
          onChange={(companions) => change({ companions })}
        />
        <PickList
          label={t('parks')}
          add={t('parksAdd')}
          choices={options.data?.parks ?? []}
          chosen={form.parks}
          most={MOST_PARKS}
          onChange={(parks) => change({ parks })}
        />
        {text('places', 500)}
        {text('meetingPoint', 200)}
        <div className="field">
          <label htmlFor={`${id}-count`}>{t('visitorCount')}</label>
          <input
            id={`${id}-count`}
            className="input"
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
            aria-invalid={state.faults.count ? true : undefined}
            value={form.visitorCount}
            onChange={(event) => change({ visitorCount: event.target.value })}
          />
          {state.faults.count && (
            <p className="field-error" role="alert">
              {t('countRange')}
            </p>
          )}
        </div>
        <div className="wide">{text('visitors', 200)}</div>
        <div className="field wide">
          <label htmlFor={`${id}-note`}>{t('note')}</label>
          <textarea
            id={`${id}-note`}
            className="textarea"
            rows={2}
            maxLength={1000}
            value={form.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        </div>
      </div>
    </>
  );
}

/** A clash stands beside the time already; anything else is said here. */
function Refusal({ error }: { readonly error: unknown }): ReactNode {
  const errorText = useErrorText();
  const t = useT('visits');
  if (error === null) return null;
  const code = problemCode(error);
  const clash = code === 'visit_overlap' || code === 'visit_warned';
  return (
    <p className="field-error" role="alert">
      {clash ? t('taken') : errorText(error)}
    </p>
  );
}
