import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import {
  companySearchQuery,
  mergeCompany,
  refreshCompanies,
  type Company,
  type CompanyPicks,
} from '../../api/companies';
import { companyQuery } from '../../api/identity';
import { Dialog } from '../../components/dialog';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { companyMergeLines, type CompanyMergeLine } from './company-merge-lines';
import { undoCompanyMerge } from './undo-company-merge';
import { usePaused } from '../../components/use-paused';

/** First which company it is the same as, then what the one that stays takes from each. */
export function MergeDialog(props: {
  readonly company: Company;
  readonly withId: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('companies');
  const [otherId, setOtherId] = useState(props.withId);
  const other = useQuery({ ...companyQuery(otherId ?? ''), enabled: otherId !== null });
  if (otherId === null) {
    return <Choose company={props.company} onClose={props.onClose} onChoose={setOtherId} />;
  }
  if (other.isSuccess) {
    return (
      <Fields
        company={props.company}
        other={other.data}
        onClose={props.onClose}
        onBack={props.withId === null ? () => setOtherId(null) : props.onClose}
      />
    );
  }
  return (
    <Dialog title={t('mergeTitle')} size="md" onClose={props.onClose}>
      {other.isError ? (
        <ErrorState error={other.error} onRetry={() => void other.refetch()} />
      ) : (
        <Loading>
          <Skeleton height={160} />
        </Loading>
      )}
    </Dialog>
  );
}

function Choose(props: {
  readonly company: Company;
  readonly onClose: () => void;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const t = useT('companies');
  const id = useId();
  const [text, setText] = useState('');
  const q = usePaused(text.trim());
  const found = useQuery({ ...companySearchQuery(q), enabled: q !== '' });
  const others = q === '' ? [] : (found.data?.items ?? []).filter((one) => one.id !== props.company.id);
  return (
    <Dialog title={t('mergeTitle')} size="md" onClose={props.onClose}>
      <div className="form-stack">
        <p>{t('mergeHint')}</p>
        <div className="field">
          <label htmlFor={id}>{t('search')}</label>
          <input
            id={id}
            data-autofocus=""
            className="input"
            type="search"
            autoComplete="off"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {q !== '' && found.isSuccess && others.length === 0 && (
          <p className="field-hint" role="status">
            {t('nothing', { q })}
          </p>
        )}
        <ul className="cy-choices">
          {others.map((one) => (
            <li key={one.id}>
              <button type="button" className="cy-choice" onClick={() => props.onChoose(one.id)}>
                <b>{one.name}</b>
                <span>{one.uscc}</span>
                <span>{t('counts', { leads: one.leadCount, deals: one.dealCount })}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function Fields(props: {
  readonly company: Company;
  readonly other: Company;
  readonly onClose: () => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useT('companies');
  const id = useId();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { company, other } = props;
  const [keepsThis, setKeepsThis] = useState(true);
  const [chosen, setChosen] = useState<CompanyPicks>({});
  const [source, target] = keepsThis ? [other, company] : [company, other];
  const lines = companyMergeLines(source, target);
  const save = useMutation({
    mutationFn: () =>
      mergeCompany(source.id, {
        intoId: target.id,
        version: source.version,
        intoVersion: target.version,
        fields: chosen,
      }),
    onSuccess: (survivor) => {
      props.onClose();
      refreshCompanies();
      showToast({
        text: t('mergeDone', { name: survivor.name }),
        undo: () => void undoCompanyMerge(source.id, t, errorText),
      });
      if (survivor.id !== company.id) void navigate(`/companies/${survivor.id}`);
    },
  });
  return (
    <Dialog
      title={t('mergeTitle')}
      size="lg"
      onClose={props.onClose}
      footer={
        <>
          <span className="cy-foot">{t('mergeUndoable')}</span>
          <button type="button" className="btn" onClick={props.onBack}>
            {t('back')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending}>
            {t('merge')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <fieldset className="cy-row">
          <legend>{t('keep')}</legend>
          {([company, other] as const).map((one) => (
            <label key={one.id}>
              <input
                type="radio"
                name={`${id}-keep`}
                checked={target.id === one.id}
                onChange={() => {
                  setKeepsThis(one.id === company.id);
                  setChosen({});
                }}
              />
              <span>
                {one.name}
                <small>{t('counts', { leads: one.leads.length, deals: one.deals.length })}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {lines.map((line) => (
          <Line key={line.field} id={id} line={line} chosen={chosen} onChoose={setChosen} />
        ))}
        <p className="field-hint">{t('mergeKeeps', { name: source.name })}</p>
        {save.isError && (
          <p className="field-error" role="alert">
            {errorText(save.error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}

function Line(props: {
  readonly id: string;
  readonly line: CompanyMergeLine;
  readonly chosen: CompanyPicks;
  readonly onChoose: (chosen: CompanyPicks) => void;
}): ReactNode {
  const t = useT('companies');
  const { line, chosen } = props;
  const side = chosen[line.field] ?? (line.target === '' ? 'source' : 'target');
  return (
    <fieldset className="cy-row">
      <legend>{t(`field.${line.field}`)}</legend>
      {(['target', 'source'] as const).map((which) => (
        <label key={which}>
          <input
            type="radio"
            name={`${props.id}-${line.field}`}
            disabled={line[which] === ''}
            checked={side === which}
            onChange={() => props.onChoose({ ...chosen, [line.field]: which })}
          />
          <span>{line[which] === '' ? t('blank') : line[which]}</span>
        </label>
      ))}
    </fieldset>
  );
}
