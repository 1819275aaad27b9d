import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { leadCreditQuery, transferLead } from '../../api/credits';
import type { LeadDetail } from '../../api/leads';
import { teamAgentsQuery, teamsQuery } from '../../api/lookups';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { refreshLead } from './use-lead-actions';

/** 跨团队转交: to somebody of another team, or its pool, and how the teams share the first-contact credit from then on. */
export function TransferDialog(props: { readonly lead: LeadDetail; readonly onClose: () => void }) {
  const t = useT('lead');
  const id = useId();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const { lead, onClose } = props;
  const teams = useQuery(teamsQuery);
  const credit = useQuery(leadCreditQuery(lead.id)).data?.credit ?? null;
  const [teamId, setTeamId] = useState('');
  const [ownerId, setOwnerId] = useState('');
  const people = useQuery({ ...teamAgentsQuery(teamId), enabled: teamId !== '' });
  const [reason, setReason] = useState('');
  const [percents, setPercents] = useState<Readonly<Record<string, number>>>({});
  const [tried, setTried] = useState(false);
  const team = teams.data?.items.find((one) => one.id === teamId);
  const holders = (credit?.shares ?? []).map((share) => ({ ...share.team, percent: share.percent }));
  const sharing =
    credit === null || team === undefined || holders.some((holder) => holder.id === team.id)
      ? holders
      : [...holders, { id: team.id, name: team.name, percent: 0 }];
  const percentOf = (holder: { readonly id: string; readonly percent: number }): number =>
    percents[holder.id] ?? holder.percent;
  const sum = sharing.reduce((total, holder) => total + percentOf(holder), 0);
  const isWhole = sharing.length === 0 || Math.round(sum * 100) === 10_000;
  const isChanged = sharing.some((holder) => percentOf(holder) !== holder.percent);
  const isComplete = teamId !== '' && reason.trim() !== '' && isWhole;
  const send = useMutation({
    mutationFn: () =>
      transferLead(lead.id, {
        teamId,
        reason: reason.trim(),
        ...(ownerId === '' ? {} : { ownerId }),
        ...(isChanged
          ? {
              shares: sharing
                .map((holder) => ({ teamId: holder.id, percent: percentOf(holder) }))
                .filter((share) => share.percent > 0),
            }
          : {}),
      }),
    onSuccess: () => {
      showToast({ text: t('transfer.done') });
      refreshLead(lead.id);
      void queryClient.invalidateQueries({ queryKey: ['credits'] });
      onClose();
    },
  });
  const members = (teamId === '' ? [] : (people.data ?? [])).filter((person) => person.id !== lead.owner?.id);
  return (
    <Dialog
      title={t('transfer.title')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={send.isPending}>
            {t('transfer.confirm')}
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
          setTried(true);
          if (isComplete && !send.isPending) send.mutate();
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-team`}>{t('transfer.team')}</label>
          <select
            id={`${id}-team`}
            className="select"
            aria-invalid={tried && teamId === ''}
            value={teamId}
            onChange={(event) => {
              setTeamId(event.target.value);
              setOwnerId('');
            }}
          >
            <option value="">{t('credit.chooseTeam')}</option>
            {(teams.data?.items ?? []).map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-owner`}>{t('transfer.owner')}</label>
          <select
            id={`${id}-owner`}
            className="select"
            disabled={teamId === ''}
            value={ownerId}
            onChange={(event) => setOwnerId(event.target.value)}
          >
            <option value="">{t('transfer.pool')}</option>
            {members.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
          <span className="field-hint">{t('transfer.ownerHint')}</span>
        </div>
        {sharing.length > 0 ? (
          <fieldset className="field">
            <legend className="label">{t('transfer.shares')}</legend>
            {sharing.map((holder) => (
              <div className="field" key={holder.id}>
                <label htmlFor={`${id}-${holder.id}`}>{t('credit.shareOf', { team: holder.name })}</label>
                <input
                  id={`${id}-${holder.id}`}
                  className="input"
                  type="number"
                  min={0}
                  max={100}
                  step={0.01}
                  value={String(percentOf(holder))}
                  onChange={(event) =>
                    setPercents({ ...percents, [holder.id]: event.target.valueAsNumber || 0 })
                  }
                />
              </div>
            ))}
            {isWhole ? null : (
              <p className="field-error" role="alert">
                {t('credit.sum', { sum })}
              </p>
            )}
          </fieldset>
        ) : (
          <p className="field-hint">{t('transfer.noCredit')}</p>
        )}
        <div className="field">
          <label htmlFor={`${id}-reason`}>{t('transfer.reason')}</label>
          <textarea
            id={`${id}-reason`}
            className="textarea"
            rows={2}
            maxLength={500}
            aria-invalid={tried && reason.trim() === ''}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {tried && !isComplete ? (
          <p className="field-error" role="alert">
            {t('credit.incomplete')}
          </p>
        ) : null}
        {send.isError ? (
          <p className="field-error" role="alert">
            {errorText(send.error)}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
