import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState, type ReactNode } from 'react';
import {
  ASSIGN_MODES,
  DUPLICATE_POLICIES,
  importTeamsQuery,
  type ImportJob,
  type ImportKind,
  type RunImport,
} from '../../api/imports';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';

interface Props {
  readonly job: ImportJob;
  readonly kind: ImportKind;
  readonly sourceKinds: readonly string[];
  readonly busy: boolean;
  readonly onRun: (body: RunImport) => void;
  readonly onBack: () => void;
}

/** Characters of a source's note; the server asks for as many. */
const MIN_NOTE = 2;

/** How the valid rows are written, and on what lawful ground. */
export function RunForm({ job, kind, sourceKinds, busy, onRun, onBack }: Props): ReactNode {
  const t = useT('imports');
  const id = useId();
  const [duplicates, setDuplicates] = useState<NonNullable<RunImport['duplicates']>>(job.duplicates);
  const [assign, setAssign] = useState<NonNullable<RunImport['assign']>>(job.assign);
  const [teamId, setTeamId] = useState(job.teamId ?? '');
  const [startClock, setStartClock] = useState(job.startClock);
  const [sourceKind, setSourceKind] = useState(job.sourceKind ?? '');
  const [sourceNote, setSourceNote] = useState(job.sourceNote ?? '');
  const teams = useQuery({ ...importTeamsQuery, enabled: assign === 'pool' });
  const { importable, duplicates: known } = job.counts;
  const rows = importable + (duplicates === 'skip' ? 0 : known);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const missing = {
    team: assign === 'pool' && teamId === '',
    source: kind.personal && sourceKind === '',
    note: kind.personal && sourceNote.trim().length < MIN_NOTE,
  };
  const faultOf = (field: keyof typeof missing): string | null =>
    tried && missing[field] ? t(`run.missing.${field}`) : null;
  return (
    <form
      ref={form}
      noValidate
      className="card im-card"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.values(missing).some(Boolean)) {
          // A button that can't be pressed would not say what is missing.
          setTried(true);
          const first = missing.team ? 'team' : missing.source ? 'source' : 'note';
          form.current?.querySelector<HTMLElement>(`[data-field=${first}]`)?.focus();
          return;
        }
        onRun({
          dryRun: false,
          duplicates,
          assign,
          startClock,
          ...(teamId === '' ? {} : { teamId }),
          ...(kind.personal
            ? { sourceKind: sourceKind as RunImport['sourceKind'], sourceNote: sourceNote.trim() }
            : {}),
        });
      }}
    >
      <h2>{t('options.title')}</h2>
      <div className="form-grid">
        <Choice
          id={`${id}-dup`}
          label={t('duplicates.label')}
          value={duplicates}
          options={DUPLICATE_POLICIES.map((value) => [value, t(`duplicates.${value}`)])}
          onChange={(value) => setDuplicates(value as typeof duplicates)}
        />
        {kind.kind === 'leads' ? (
          <Choice
            id={`${id}-assign`}
            label={t('assign.label')}
            value={assign}
            options={ASSIGN_MODES.map((value) => [value, t(`assign.${value}`)])}
            onChange={(value) => setAssign(value as typeof assign)}
          />
        ) : null}
        {assign === 'pool' ? (
          <Choice
            id={`${id}-team`}
            field="team"
            fault={faultOf('team')}
            label={t('team.label')}
            value={teamId}
            options={[
              ['', t('team.choose')],
              ...(teams.data?.items ?? []).map((team): [string, string] => [team.id, team.name]),
            ]}
            onChange={setTeamId}
          />
        ) : null}
        {kind.personal ? (
          <>
            <Choice
              id={`${id}-source`}
              field="source"
              fault={faultOf('source')}
              label={t('source.label')}
              value={sourceKind}
              options={[
                ['', '—'],
                ...sourceKinds.map((value): [string, string] => [value, t(`source.${value}`)]),
              ]}
              onChange={setSourceKind}
            />
            <div className="field wide">
              <label htmlFor={`${id}-note`}>{t('source.note')}</label>
              <input
                id={`${id}-note`}
                className="input"
                maxLength={400}
                value={sourceNote}
                placeholder={t('source.notePlaceholder')}
                data-field="note"
                aria-invalid={faultOf('note') !== null}
                aria-describedby={`${id}-fault ${id}-hint`}
                onChange={(event) => setSourceNote(event.target.value)}
              />
              <Fault id={`${id}-fault`} text={faultOf('note')} />
              <span className="field-hint" id={`${id}-hint`}>
                {t('source.hint')}
              </span>
            </div>
            <label className="im-check wide">
              <input
                type="checkbox"
                checked={startClock}
                onChange={(event) => setStartClock(event.target.checked)}
              />
              {t('clock.label')} <span className="field-hint">{t('clock.hint')}</span>
            </label>
          </>
        ) : null}
      </div>
      <div className="im-actions">
        <button type="button" className="btn" onClick={onBack}>
          {t('run.back')}
        </button>
        <button type="submit" className="btn btn-pri" disabled={busy || rows === 0}>
          {rows === 0 ? t('run.none') : t('run.start', { n: formatNumber(rows) })}
        </button>
      </div>
    </form>
  );
}

function Choice(props: {
  readonly id: string;
  /** Its name in the list of what may be missing. */
  readonly field?: string;
  readonly fault?: string | null;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <div className="field">
      <label htmlFor={props.id}>{props.label}</label>
      <select
        id={props.id}
        className="select"
        value={props.value}
        data-field={props.field}
        aria-invalid={(props.fault ?? null) !== null}
        aria-describedby={`${props.id}-fault`}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Fault id={`${props.id}-fault`} text={props.fault ?? null} />
    </div>
  );
}

/** What is wrong with a field; there without a text, so that it is read out when it comes. */
function Fault({ id, text }: { readonly id: string; readonly text: string | null }): ReactNode {
  return (
    <span id={id} role="alert" className={text === null ? undefined : 'field-error'}>
      {text}
    </span>
  );
}
