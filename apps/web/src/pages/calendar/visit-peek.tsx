import '../visits/visits.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { visitQuery } from '../../api/visits';
import { Dialog } from '../../components/dialog';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { VisitDialogs, type VisitAct } from '../visits/visit-dialogs';
import { VisitItem } from '../visits/visit-item';

/** A visit for somebody who goes along and may not open its lead: what is theirs to do there, and whom to ask for the rest. */
export function VisitPeek({
  visitId,
  onClose,
}: {
  readonly visitId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('visits');
  const queryClient = useQueryClient();
  const visit = useQuery(visitQuery(visitId));
  const [act, setAct] = useState<VisitAct | null>(null);
  // What is done to a visit reads its lead again, of which this one is a part.
  useEffect(() => () => void queryClient.invalidateQueries({ queryKey: ['agenda'] }), [queryClient]);
  const { data } = visit;
  if (act !== null && data !== undefined) {
    return (
      <VisitDialogs
        leadId={data.lead.id}
        act={act}
        onClose={() => {
          setAct(null);
          void visit.refetch();
        }}
      />
    );
  }
  return (
    <Dialog
      title={t('peek.title')}
      size="md"
      onClose={onClose}
      footer={
        <button type="button" className="btn" onClick={onClose}>
          {t('common:close')}
        </button>
      }
    >
      {visit.isPending ? (
        <Loading>
          <Skeleton width="60%" />
        </Loading>
      ) : null}
      {visit.isError ? <ErrorState error={visit.error} onRetry={() => void visit.refetch()} /> : null}
      {data === undefined ? null : (
        <>
          <ul className="vi-list">
            <VisitItem visit={data} onAct={(kind) => setAct({ kind, visit: data })} />
          </ul>
          {data.rights.attend && !data.rights.edit && data.state === 'planned' ? (
            <p className="notice">{t('alongOnly', { host: data.host.name })}</p>
          ) : null}
        </>
      )}
    </Dialog>
  );
}
