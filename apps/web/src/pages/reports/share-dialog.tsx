import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { ApiProblem } from '../../api/problem';
import {
  correctShare,
  getShare,
  listCorrections,
  undoCorrection,
  type Share,
  type ShareCorrection,
} from '../../api/routing-shares';
import { DateText } from '../../components/date-text';
import { Dialog } from '../../components/dialog';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';

const MAX_LEADS = 100;

/** 更正份额: so many leads more or fewer, with the reason; what was corrected before, and the way back. */
export function ShareDialog(props: {
  readonly ruleId: string;
  readonly userId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('reports');
  const client = useQueryClient();
  const { ruleId, userId, onClose } = props;
  const share = useQuery({
    queryKey: ['shares', ruleId, userId],
    queryFn: () => getShare(ruleId, userId),
    retry: false,
  });
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['shares', ruleId, userId] });
    void client.invalidateQueries({ queryKey: ['reports', 'fairness'] });
  };
  const isGone = share.error instanceof ApiProblem && share.error.status === 404;
  return (
    <Dialog
      title={t('correct.title')}
      size="md"
      onClose={onClose}
      footer={
        <button type="button" className="btn" onClick={onClose}>
          {t('common:close')}
        </button>
      }
    >
      {isGone ? <p className="notice">{t('correct.gone')}</p> : null}
      {share.isError && !isGone ? (
        <ErrorState error={share.error} onRetry={() => void share.refetch()} />
      ) : null}
      {share.isPending ? (
        <Loading>
          <Skeleton height={160} />
        </Loading>
      ) : null}
      {share.data ? (
        <>
          <CorrectForm key={share.data.corrected} share={share.data} onDone={refresh} />
          <Corrections ruleId={ruleId} userId={userId} onDone={refresh} />
        </>
      ) : null}
    </Dialog>
  );
}

function CorrectForm({ share, onDone }: { readonly share: Share; readonly onDone: () => void }): ReactNode {
  const t = useT('reports');
  const id = useId();
  const errorText = useErrorText();
  const [sign, setSign] = useState<1 | -1>(1);
  const [leads, setLeads] = useState('1');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const count = Number(leads);
  const isCount = Number.isInteger(count) && count >= 1 && count <= MAX_LEADS;
  const noReason = reason.trim() === '';
  const save = useMutation({
    mutationFn: () =>
      correctShare({
        ruleId: share.rule.id,
        userId: share.user.id,
        leads: sign * count,
        reason: reason.trim(),
        corrected: share.corrected,
      }),
    onSuccess: () => showToast({ text: t('correct.saved') }),
    onSettled: onDone,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isCount && !noReason && !save.isPending) save.mutate();
  };
  return (
    <form className="form-stack" onSubmit={submit} noValidate>
      <p>
        <b>{t('correct.who', { name: share.user.name, rule: share.rule.name })}</b>
        <br />
        {t('correct.now', {
          received: share.received,
          weight: share.weight,
          corrected: share.corrected > 0 ? `+${share.corrected}` : share.corrected,
        })}
      </p>
      <div className="chips" role="group" aria-label={t('correct.direction')}>
        {([1, -1] as const).map((value) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={sign === value}
            onClick={() => setSign(value)}
          >
            {t(value === 1 ? 'correct.more' : 'correct.fewer')}
          </button>
        ))}
      </div>
      <div className="field">
        <label htmlFor={`${id}-leads`}>{t('correct.leads')}</label>
        <input
          id={`${id}-leads`}
          className="input"
          inputMode="numeric"
          maxLength={3}
          aria-invalid={tried && !isCount}
          value={leads}
          onChange={(event) => setLeads(event.target.value)}
        />
        {tried && !isCount ? (
          <span className="field-error" role="alert">
            {t('correct.leadsWrong')}
          </span>
        ) : null}
      </div>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('correct.reason')}</label>
        <textarea
          id={`${id}-reason`}
          className="textarea"
          rows={2}
          maxLength={500}
          aria-invalid={tried && noReason}
          aria-describedby={`${id}-hint`}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <span className="field-hint" id={`${id}-hint`}>
          {t('correct.hint')}
        </span>
        {tried && noReason ? (
          <span className="field-error" role="alert">
            {t('correct.reasonMissing')}
          </span>
        ) : null}
      </div>
      {save.isError ? (
        <p className="field-error" role="alert">
          {errorText(save.error)}
        </p>
      ) : null}
      <button type="submit" className="btn btn-pri" disabled={save.isPending}>
        {t('correct.save')}
      </button>
    </form>
  );
}

function Corrections(props: {
  readonly ruleId: string;
  readonly userId: string;
  readonly onDone: () => void;
}): ReactNode {
  const t = useT('reports');
  const errorText = useErrorText();
  const list = useQuery({
    queryKey: ['shares', props.ruleId, props.userId, 'corrections'],
    queryFn: () => listCorrections(props.ruleId, props.userId),
  });
  const undo = useMutation({
    mutationFn: (correction: ShareCorrection) => undoCorrection(correction.id, t('correct.undoReason')),
    onSuccess: () => showToast({ text: t('correct.undone') }),
    onSettled: props.onDone,
  });
  const wordsOf = ({ leads }: ShareCorrection): string =>
    t(leads > 0 ? 'correct.entry.more' : 'correct.entry.fewer', { n: Math.abs(leads) });
  return (
    <section aria-label={t('correct.history')}>
      <h3>{t('correct.history')}</h3>
      {list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {undo.isError ? (
        <p className="field-error" role="alert">
          {errorText(undo.error)}
        </p>
      ) : null}
      {list.data?.items.length === 0 ? <p className="field-hint">{t('correct.none')}</p> : null}
      <ul className="share-corrections">
        {(list.data?.items ?? []).map((correction) => (
          <li key={correction.id}>
            <b>{wordsOf(correction)}</b>
            {correction.undoes === null ? null : (
              <span className="tag tag-mute">{t('correct.entry.undo')}</span>
            )}
            <span>{correction.reason}</span>
            <span className="field-hint">
              {correction.by.name} · <DateText at={correction.at} />
            </span>
            {correction.undoable ? (
              <button
                type="button"
                className="btn btn-sm"
                aria-label={t('correct.undoOne', { what: wordsOf(correction) })}
                disabled={undo.isPending}
                onClick={() => undo.mutate(correction)}
              >
                {t('correct.undo')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
