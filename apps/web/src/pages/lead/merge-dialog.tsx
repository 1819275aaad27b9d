import './merge.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { can } from '../../access';
import { companyQuery, mergeLead, type MergePicks } from '../../api/identity';
import { leadQuery, leadSearchQuery, type LeadDetail } from '../../api/leads';
import { useMe } from '../../api/me';
import { Dialog } from '../../components/dialog';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { defaultSide, mergeLines, picksOf } from './merge-fields';
import { mergeValues } from './merge-values';
import { undoMerge } from './undo-merge';
import { refreshLead } from './use-lead-actions';

/** First which lead it is the same as, then what the one that stays takes from each. */
export function MergeDialog(props: {
  readonly lead: LeadDetail;
  /** Already known which one it is, as after a refused phone. */
  readonly withId?: string;
  readonly onClose: () => void;
}) {
  const [otherId, setOtherId] = useState(props.withId ?? null);
  return otherId === null ? (
    <ChooseLead lead={props.lead} onClose={props.onClose} onChoose={setOtherId} />
  ) : (
    <ChooseFields
      lead={props.lead}
      otherId={otherId}
      onClose={props.onClose}
      onBack={props.withId === undefined ? () => setOtherId(null) : props.onClose}
    />
  );
}

function ChooseLead(props: {
  readonly lead: LeadDetail;
  readonly onClose: () => void;
  readonly onChoose: (id: string) => void;
}) {
  const t = useT('lead');
  const id = useId();
  const { lead } = props;
  const [q, setQ] = useState('');
  const view = can(useMe().user, 'assignLeads') ? 'team' : 'mine';
  const found = useQuery({ ...leadSearchQuery(view, q.trim(), 'names'), enabled: q.trim() !== '' });
  const company = useQuery({
    ...companyQuery(lead.companyId ?? ''),
    enabled: lead.companyId !== null && q.trim() === '',
  });
  const options =
    q.trim() === ''
      ? (company.data?.leads ?? []).map((one) => ({ ...one, company: lead.company }))
      : (found.data?.items ?? []);
  const others = options.filter((one) => one.id !== lead.id);
  return (
    <Dialog title={t('merge.title')} size="md" onClose={props.onClose}>
      <div className="form-stack">
        <p>{t('merge.hint')}</p>
        <div className="field">
          <label htmlFor={id}>{t('merge.search')}</label>
          <input
            id={id}
            data-autofocus=""
            className="input"
            type="search"
            autoComplete="off"
            maxLength={100}
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
        </div>
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.isLoading && (
          <Loading>
            <Skeleton width="70%" />
          </Loading>
        )}
        {q.trim() === '' && others.length > 0 && <p className="field-hint">{t('merge.sameCompany')}</p>}
        {q.trim() !== '' && found.isSuccess && others.length === 0 && (
          <p className="field-hint" role="status">
            {t('merge.nothing')}
          </p>
        )}
        <ul className="mg-found">
          {others.map((one) => (
            <li key={one.id}>
              <button type="button" className="mg-choice" onClick={() => props.onChoose(one.id)}>
                <b>{[one.company, one.contact].filter((name) => name !== null).join(' · ') || one.number}</b>
                <span>{one.number}</span>
                <span>{one.phone}</span>
                <span>{one.owner?.name ?? t('noOwner')}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function ChooseFields(props: {
  readonly lead: LeadDetail;
  readonly otherId: string;
  readonly onClose: () => void;
  readonly onBack: () => void;
}) {
  const t = useT('lead');
  const other = useQuery(leadQuery(props.otherId));
  if (other.isSuccess) return <Fields {...props} other={other.data} />;
  return (
    <Dialog title={t('merge.title')} size="md" onClose={props.onClose}>
      {other.isError ? (
        <ErrorState error={other.error} onRetry={() => void other.refetch()} />
      ) : (
        <Loading>
          <Skeleton width="60%" />
          <Skeleton height={160} />
        </Loading>
      )}
    </Dialog>
  );
}

function Fields(props: {
  readonly lead: LeadDetail;
  readonly other: LeadDetail;
  readonly onClose: () => void;
  readonly onBack: () => void;
}) {
  const t = useT('lead');
  const id = useId();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { lead, other } = props;
  // A deal can't end in another lead: it stays.
  const [keepsThis, setKeepsThis] = useState(lead.status === 'converted');
  const [chosen, setChosen] = useState<MergePicks>({});
  const [source, target] = keepsThis ? [other, lead] : [lead, other];
  const lines = mergeLines(mergeValues(source, t), mergeValues(target, t));
  const save = useMutation({
    mutationFn: () =>
      mergeLead(source.id, {
        intoId: target.id,
        fields: picksOf(lines, chosen),
        version: source.version,
        intoVersion: target.version,
      }),
    onSuccess: (survivor) => {
      props.onClose();
      refreshLead(source.id);
      refreshLead(survivor.id);
      showToast({
        text: t('merge.done', { number: survivor.number }),
        undo: () => void undoMerge(source.id, survivor.id, t, errorText),
      });
      if (survivor.id !== lead.id) void navigate(`/leads/${survivor.id}`);
    },
  });
  return (
    <Dialog
      title={t('merge.title')}
      size="lg"
      onClose={props.onClose}
      footer={
        <>
          <span className="mg-foot">{t('merge.undoable')}</span>
          <button type="button" className="btn" onClick={props.onBack}>
            {t('merge.back')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending}>
            {t('merge.confirm')}
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
        <fieldset className="mg-row mg-keep">
          <legend>{t('merge.keep')}</legend>
          {([other, lead] as const).map((one) => (
            <label key={one.id}>
              <input
                type="radio"
                name={`${id}-keep`}
                checked={target.id === one.id}
                onChange={() => {
                  setKeepsThis(one.id === lead.id);
                  setChosen({});
                }}
              />
              <span>
                <b>{one.number}</b> {[one.company, one.contact].filter((name) => name !== null).join(' · ')}
              </span>
            </label>
          ))}
        </fieldset>
        {lines.length === 0 ? (
          <p className="field-hint">{t('merge.same')}</p>
        ) : (
          lines.map((line) => {
            const side = chosen[line.field] ?? defaultSide(line);
            const choose = (picked: 'source' | 'target') => (): void =>
              setChosen({ ...chosen, [line.field]: picked });
            return (
              <fieldset key={line.field} className="mg-row">
                <legend>{t(`merge.field.${line.field}`)}</legend>
                {(['target', 'source'] as const).map((which) => (
                  <label key={which}>
                    <input
                      type="radio"
                      name={`${id}-${line.field}`}
                      disabled={line[which] === ''}
                      checked={side === which}
                      onChange={choose(which)}
                    />
                    <span>
                      {line[which] === '' ? t('conflict.empty') : line[which]}
                      <small>{which === 'target' ? target.number : source.number}</small>
                    </span>
                  </label>
                ))}
              </fieldset>
            );
          })
        )}
        {save.isError && (
          <p className="field-error" role="alert">
            {errorText(save.error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
