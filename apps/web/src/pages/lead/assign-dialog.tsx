import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { agentLoadsQuery } from '../../api/agent-loads';
import { serverNow } from '../../api/client';
import { peopleQuery } from '../../api/lookups';
import { Dialog } from '../../components/dialog';
import { ErrorState } from '../../components/states';
import { useT } from '../../i18n';
import { loadWords } from './load-words';

/** To whom, and why. */
export function AssignDialog(props: {
  readonly count: number;
  readonly currentOwnerId?: string;
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly onAssign: (ownerId: string, reason: string) => void;
}) {
  const t = useT('lead');
  const id = useId();
  const people = useQuery(peopleQuery('agent'));
  const loads = useQuery(agentLoadsQuery).data;
  const words = (person: { readonly id: string; readonly name: string }): string => {
    const load = loads?.get(person.id);
    return load === undefined ? person.name : `${person.name}（${loadWords(load, serverNow(), t)}）`;
  };
  const [ownerId, setOwnerId] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const noReason = reason.trim() === '';
  return (
    <Dialog
      title={t('assign.title', { count: props.count })}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button
            type="submit"
            form={id}
            className="btn btn-pri"
            disabled={props.busy === true || !people.isSuccess}
          >
            {t('assign.confirm')}
          </button>
        </>
      }
    >
      {people.isError ? (
        <ErrorState error={people.error} onRetry={() => void people.refetch()} />
      ) : (
        <form
          id={id}
          className="form-stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (ownerId === '' || noReason) setTried(true);
            else props.onAssign(ownerId, reason.trim());
          }}
        >
          <div className="field">
            <label htmlFor={`${id}-owner`}>{t('assign.to')}</label>
            <select
              id={`${id}-owner`}
              className="select"
              aria-invalid={tried && ownerId === ''}
              value={ownerId}
              onChange={(event) => setOwnerId(event.target.value)}
            >
              <option value="">{t('assign.choose')}</option>
              {people.data?.items
                .filter((person) => person.id !== props.currentOwnerId)
                .map((person) => (
                  <option key={person.id} value={person.id}>
                    {words(person)}
                  </option>
                ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-reason`}>{t('reason.label')}</label>
            <input
              id={`${id}-reason`}
              className="input"
              maxLength={500}
              aria-invalid={tried && noReason}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          {tried && (ownerId === '' || noReason) && (
            <p className="field-error" role="alert">
              {t('assign.needed')}
            </p>
          )}
        </form>
      )}
    </Dialog>
  );
}
