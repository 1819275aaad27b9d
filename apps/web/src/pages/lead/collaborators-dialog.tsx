import './collaborators.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import {
  candidatesQuery,
  putCollaborator,
  removeCollaborator,
  type CollaboratorAccess,
} from '../../api/collaborators';
import type { LeadDetail } from '../../api/leads';
import { useMe } from '../../api/me';
import { Dialog } from '../../components/dialog';
import { EmptyState, ErrorState, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { refreshLead } from './use-lead-actions';

interface Person {
  readonly id: string;
  readonly name: string;
}

const ACCESS = ['read', 'edit'] as const satisfies readonly CollaboratorAccess[];

/** Who works on the lead or reads along besides its owner; each change holds at once. */
export function CollaboratorsDialog({
  lead,
  onClose,
}: {
  readonly lead: LeadDetail;
  readonly onClose: () => void;
}) {
  const t = useT('lead');
  const me = useMe();
  const errorText = useErrorText();
  const onError = (error: unknown): void => showToast({ text: errorText(error), tone: 'bad' });
  const may = lead.permissions.share;
  const put = useMutation({
    mutationFn: ({ person, access }: { readonly person: Person; readonly access: CollaboratorAccess }) =>
      putCollaborator(lead.id, person.id, access),
    onSuccess: (_lead, { person, access }) => {
      const known = lead.collaborators.some((one) => one.id === person.id);
      showToast({
        text: known
          ? t('collaborators.changed', { name: person.name, access: t(`collaborators.${access}`) })
          : t('collaborators.added', { name: person.name }),
      });
      refreshLead(lead.id);
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: (person: Person) => removeCollaborator(lead.id, person.id),
    onSuccess: (_nothing, person) => {
      if (person.id === me.user.id) {
        showToast({ text: t('collaborators.left') });
        onClose();
      } else showToast({ text: t('collaborators.removed', { name: person.name }) });
      refreshLead(lead.id);
    },
    onError,
  });
  const busy = put.isPending || remove.isPending;
  return (
    <Dialog
      title={t('collaborators.title')}
      onClose={onClose}
      footer={
        <button type="button" className="btn" onClick={onClose}>
          {t('common:close')}
        </button>
      }
    >
      <div className="form-stack">
        <p className="field-hint">{t('collaborators.about')}</p>
        {lead.collaborators.length === 0 && (
          <EmptyState title={t('collaborators.none')} hint={t('collaborators.noneHint')} />
        )}
        <ul className="co-people">
          {lead.collaborators.map((person) => (
            <li key={person.id} className="co-person">
              <span>{person.name}</span>
              {may ? (
                <select
                  className="select"
                  aria-label={t('collaborators.accessOf', { name: person.name })}
                  value={person.access}
                  disabled={busy}
                  onChange={(event) =>
                    put.mutate({ person, access: event.target.value === 'edit' ? 'edit' : 'read' })
                  }
                >
                  {ACCESS.map((access) => (
                    <option key={access} value={access}>
                      {t(`collaborators.${access}`)}
                    </option>
                  ))}
                </select>
              ) : (
                <span>{t(`collaborators.${person.access}`)}</span>
              )}
              {(may || person.id === me.user.id) && (
                <button
                  type="button"
                  className="btn"
                  disabled={busy}
                  aria-label={
                    person.id === me.user.id
                      ? t('collaborators.leave')
                      : t('collaborators.remove', { name: person.name })
                  }
                  onClick={() => remove.mutate(person)}
                >
                  {t(person.id === me.user.id ? 'collaborators.leave' : 'collaborators.removeShort')}
                </button>
              )}
            </li>
          ))}
        </ul>
        {may && (
          <Candidates
            leadId={lead.id}
            busy={busy}
            onAdd={(person, access) => put.mutate({ person, access })}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Agents of all teams by name, those of the lead's team first. */
function Candidates(props: {
  readonly leadId: string;
  readonly busy: boolean;
  readonly onAdd: (person: Person, access: CollaboratorAccess) => void;
}) {
  const t = useT('lead');
  const id = useId();
  const [q, setQ] = useState('');
  const found = useQuery(candidatesQuery(props.leadId, useDeferredValue(q.trim())));
  return (
    <div className="field">
      <label htmlFor={id}>{t('collaborators.add')}</label>
      <input
        id={id}
        className="input"
        maxLength={50}
        placeholder={t('collaborators.find')}
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className="field-hint">{t('collaborators.noneFound')}</p>}
      <ul className="co-people co-found" tabIndex={-1}>
        {found.data?.items.map((person) => (
          <li key={person.id} className="co-person">
            <span>
              {person.name}
              {person.teams.length > 0 && <small>{person.teams.join(t('common:listSeparator'))}</small>}
            </span>
            {ACCESS.map((access) => (
              <button
                key={access}
                type="button"
                className="btn"
                disabled={props.busy}
                aria-label={`${person.name} ${t(`collaborators.${access}`)}`}
                onClick={() => {
                  props.onAdd(person, access);
                  setQ('');
                }}
              >
                {t(`collaborators.${access}`)}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
