import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
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
  const sourceMissing = kind.personal && (sourceKind === '' || sourceNote.trim().length < 2);
  const blocked = busy || rows === 0 || sourceMissing || (assign === 'pool' && teamId === '');
  return (
    <form
      className="card im-card"
      onSubmit={(event) => {
        event.preventDefault();
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
                aria-describedby={`${id}-hint`}
                onChange={(event) => setSourceNote(event.target.value)}
              />
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
        <button type="submit" className="btn btn-pri" disabled={blocked}>
          {rows === 0 ? t('run.none') : t('run.start', { n: formatNumber(rows) })}
        </button>
      </div>
    </form>
  );
}

function Choice(props: {
  readonly id: string;
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
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
