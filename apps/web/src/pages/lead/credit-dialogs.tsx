import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { openDispute, ruleDispute, type Dispute } from '../../api/credits';
import { teamsQuery } from '../../api/lookups';
import type { Ref } from '../../api/types';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { refreshLead } from './use-lead-actions';

/** Claims the credit for a team, with what proves it. */
export function DisputeDialog({
  leadId,
  onClose,
}: {
  readonly leadId: string;
  readonly onClose: () => void;
}) {
  const t = useT('lead');
  const id = useId();
  const teams = useQuery(teamsQuery);
  const [teamId, setTeamId] = useState('');
  const [evidence, setEvidence] = useState('');
  const send = useCreditChange(
    leadId,
    () => openDispute(leadId, { teamId, evidence: evidence.trim() }),
    onClose,
  );
  const incomplete = teamId === '' || evidence.trim() === '';
  return (
    <CreditDialog
      title={t('credit.disputeTitle')}
      confirm={t('credit.disputeSend')}
      send={send}
      incomplete={incomplete}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={`${id}-team`}>{t('credit.team')}</label>
        <select
          id={`${id}-team`}
          className="select"
          value={teamId}
          onChange={(event) => setTeamId(event.target.value)}
        >
          <option value="">{t('credit.chooseTeam')}</option>
          {teams.data?.items.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label={t('credit.evidence')}
        hint={t('credit.evidenceHint')}
        value={evidence}
        onChange={setEvidence}
      />
    </CreditDialog>
  );
}

/** Decides a dispute: whether it holds, on what grounds, and how the teams share the credit then. */
export function RulingDialog(props: {
  readonly leadId: string;
  readonly dispute: Pick<Dispute, 'id' | 'team' | 'evidence'>;
  readonly holders: readonly Ref[];
  readonly onClose: () => void;
}) {
  const t = useT('lead');
  const id = useId();
  const { leadId, dispute, onClose } = props;
  const teams = [dispute.team, ...props.holders.filter((team) => team.id !== dispute.team.id)];
  const [upheld, setUpheld] = useState(true);
  const [ruling, setRuling] = useState('');
  const [percents, setPercents] = useState<Readonly<Record<string, number>>>({ [dispute.team.id]: 100 });
  const sum = teams.reduce((total, team) => total + (percents[team.id] ?? 0), 0);
  const shares = teams
    .map((team) => ({ teamId: team.id, percent: percents[team.id] ?? 0 }))
    .filter((share) => share.percent > 0);
  const send = useCreditChange(
    leadId,
    () => ruleDispute(leadId, dispute.id, { upheld, ruling: ruling.trim(), ...(upheld ? { shares } : {}) }),
    onClose,
  );
  return (
    <CreditDialog
      title={t('credit.ruleTitle')}
      confirm={t('credit.ruleSend')}
      send={send}
      incomplete={ruling.trim() === '' || (upheld && sum !== 100)}
      onClose={onClose}
    >
      <p className="ld-note">{dispute.evidence}</p>
      <fieldset className="field checks">
        <legend className="label">{t('credit.verdict')}</legend>
        {[true, false].map((value) => (
          <label key={String(value)} className="check">
            <input
              type="radio"
              name={`${id}-verdict`}
              checked={upheld === value}
              onChange={() => setUpheld(value)}
            />
            {t(value ? 'credit.uphold' : 'credit.reject')}
          </label>
        ))}
      </fieldset>
      {upheld &&
        teams.map((team) => (
          <div className="field" key={team.id}>
            <label htmlFor={`${id}-${team.id}`}>{t('credit.shareOf', { team: team.name })}</label>
            <input
              id={`${id}-${team.id}`}
              className="input"
              type="number"
              min={0}
              max={100}
              step={0.01}
              value={String(percents[team.id] ?? 0)}
              onChange={(event) => setPercents({ ...percents, [team.id]: event.target.valueAsNumber || 0 })}
            />
          </div>
        ))}
      {upheld && sum !== 100 && (
        <p className="field-error" role="alert">
          {t('credit.sum', { sum })}
        </p>
      )}
      <TextField label={t('credit.grounds')} value={ruling} onChange={setRuling} />
    </CreditDialog>
  );
}

interface CreditChange {
  readonly busy: boolean;
  readonly run: () => void;
}

function useCreditChange(leadId: string, change: () => Promise<unknown>, onDone: () => void): CreditChange {
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: change,
    onSuccess: () => {
      refreshLead(leadId);
      // A ruling moves it from the disputed to the shared.
      void queryClient.invalidateQueries({ queryKey: ['credits'] });
      onDone();
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  return { busy: mutation.isPending, run: () => mutation.mutate() };
}

function CreditDialog(props: {
  readonly title: string;
  readonly confirm: string;
  readonly send: CreditChange;
  readonly incomplete: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useT('lead');
  const id = useId();
  const [tried, setTried] = useState(false);
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={props.send.busy}>
            {props.confirm}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.incomplete) setTried(true);
          else props.send.run();
        }}
      >
        {props.children}
        {tried && props.incomplete && (
          <p className="field-error" role="alert">
            {t('credit.incomplete')}
          </p>
        )}
      </form>
    </Dialog>
  );
}

function TextField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        className="textarea"
        rows={3}
        maxLength={2000}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.hint !== undefined && (
        <span className="field-hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
    </div>
  );
}
