import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import type { User } from '../../api/admin';
import {
  getHandover,
  handOver,
  type HandoverPreview,
  type HandoverResult,
  type HandoverSplit,
} from '../../api/handovers';
import { peopleQuery } from '../../api/lookups';
import { poolsQuery } from '../../api/pools';
import { Dialog } from '../../components/dialog';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import '../pool/pool.css';
import { HandoverDone, HandoverFacts } from './handover-parts';

const SPLITS = ['people', 'routing', 'pool'] as const satisfies readonly HandoverSplit[];

/** 离职交接 in one dialog: what is in hand, who gets it, and what became of it. */
export function HandoverDialog(props: {
  readonly user: User;
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('pools');
  const preview = useQuery({
    queryKey: ['admin', 'handover', props.user.id],
    queryFn: () => getHandover(props.user.id),
  });
  const [result, setResult] = useState<HandoverResult | null>(null);
  if (result !== null) return <HandoverDone result={result} onClose={props.onDone} />;
  if (preview.data === undefined) {
    return (
      <Dialog title={t('handover.title', { name: props.user.name })} size="md" onClose={props.onClose}>
        {preview.isError ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <Loading>
            <Skeleton height={200} />
          </Loading>
        )}
      </Dialog>
    );
  }
  return <HandoverForm preview={preview.data} onClose={props.onClose} onResult={setResult} />;
}

function HandoverForm(props: {
  readonly preview: HandoverPreview;
  readonly onClose: () => void;
  readonly onResult: (result: HandoverResult) => void;
}): ReactNode {
  const t = useT('pools');
  const id = useId();
  const errorText = useErrorText();
  const { preview } = props;
  const [split, setSplit] = useState<HandoverSplit>('people');
  const [receivers, setReceivers] = useState<readonly { readonly userId: string; readonly weight: number }[]>(
    [{ userId: '', weight: 1 }],
  );
  const [poolId, setPoolId] = useState('');
  const [reason, setReason] = useState('');
  const [revokeKeys, setRevokeKeys] = useState(true);
  const [tried, setTried] = useState(false);
  const people = (useQuery(peopleQuery('agent')).data?.items ?? []).filter(
    (person) => person.id !== preview.userId,
  );
  const pools = (useQuery(poolsQuery).data?.items ?? []).filter((pool) => pool.active);
  const named = receivers.filter((receiver) => receiver.userId !== '');
  const needsPeople = split === 'people' ? preview.leadCount + preview.dealCount > 0 : preview.dealCount > 0;
  const incomplete = reason.trim() === '' || (needsPeople && named.length === 0);
  const send = useMutation({
    mutationFn: () =>
      handOver(preview.userId, {
        // Nothing to give needs nobody to take it.
        split: named.length === 0 && split === 'people' ? 'pool' : split,
        ...(named.length === 0 ? {} : { receivers: [...named] }),
        ...(split === 'pool' && poolId !== '' ? { poolId } : {}),
        revokeKeys,
        reason: reason.trim(),
      }),
    onSuccess: props.onResult,
  });
  return (
    <Dialog
      title={t('handover.title', { name: preview.name })}
      size="md"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-danger" disabled={send.isPending}>
            {t('handover.confirm')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (incomplete) setTried(true);
          else send.mutate();
        }}
      >
        <p className="notice notice-warn">{t('handover.warning')}</p>
        <HandoverFacts preview={preview} />
        <fieldset className="field checks">
          <legend className="label">{t('handover.leadsTo')}</legend>
          {SPLITS.map((value) => (
            <label key={value} className="check">
              <input
                type="radio"
                name={`${id}-split`}
                checked={split === value}
                onChange={() => setSplit(value)}
              />
              {t(`handover.split.${value}`)}
            </label>
          ))}
        </fieldset>
        {split === 'pool' && (
          <div className="field">
            <label htmlFor={`${id}-pool`}>{t('handover.pool')}</label>
            <select
              id={`${id}-pool`}
              className="select"
              value={poolId}
              onChange={(event) => setPoolId(event.target.value)}
            >
              <option value="">{t('rule.defaultPool')}</option>
              {pools.map((pool) => (
                <option key={pool.id} value={pool.id}>
                  {pool.name}
                </option>
              ))}
            </select>
          </div>
        )}
        {(split === 'people' || preview.dealCount > 0) && (
          <fieldset className="field handover-receivers">
            <legend className="label">
              {t(split === 'people' ? 'handover.receivers' : 'handover.dealReceivers')}
            </legend>
            {receivers.map((receiver, index) => (
              <div className="handover-row" key={index}>
                <select
                  className="select"
                  aria-label={t('handover.receiver', { n: index + 1 })}
                  value={receiver.userId}
                  onChange={(event) =>
                    setReceivers(receivers.with(index, { ...receiver, userId: event.target.value }))
                  }
                >
                  <option value="">{t('handover.choose')}</option>
                  {people
                    .filter(
                      (person) =>
                        person.id === receiver.userId || named.every((one) => one.userId !== person.id),
                    )
                    .map((person) => (
                      <option key={person.id} value={person.id}>
                        {person.name}
                      </option>
                    ))}
                </select>
                <input
                  className="input"
                  type="number"
                  min={0.01}
                  max={100}
                  step={0.01}
                  aria-label={t('handover.weight', { n: index + 1 })}
                  value={String(receiver.weight)}
                  onChange={(event) =>
                    setReceivers(
                      receivers.with(index, { ...receiver, weight: event.target.valueAsNumber || 1 }),
                    )
                  }
                />
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('handover.removeOne', { n: index + 1 })}
                  disabled={receivers.length === 1}
                  onClick={() => setReceivers(receivers.filter((_, other) => other !== index))}
                >
                  {t('handover.remove')}
                </button>
              </div>
            ))}
            <button
              type="button"
              className="btn-link"
              onClick={() => setReceivers([...receivers, { userId: '', weight: 1 }])}
            >
              {t('handover.add')}
            </button>
          </fieldset>
        )}
        {preview.apiKeys.length > 0 && (
          <label className="check">
            <input
              type="checkbox"
              checked={revokeKeys}
              onChange={(event) => setRevokeKeys(event.target.checked)}
            />
            {t('handover.revokeKeys', {
              names: preview.apiKeys.map((key) => key.name).join(t('common:listSeparator')),
            })}
          </label>
        )}
        <div className="field">
          <label htmlFor={`${id}-reason`}>{t('handover.reason')}</label>
          <input
            id={`${id}-reason`}
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {tried && incomplete && (
          <p className="field-error" role="alert">
            {t('handover.incomplete')}
          </p>
        )}
        {send.isError && (
          <p className="notice notice-bad" role="alert">
            {errorText(send.error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
