import './visits.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { leadVisitsQuery, type Visit } from '../../api/visits';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { CardTitle } from '../lead/card-title';
import { VisitDialog } from './visit-dialog';
import { VisitDialogs, type VisitAct } from './visit-dialogs';
import { VisitItem } from './visit-item';

const SHOWN = 3;

/** The visits of a lead: what is planned, and what came of the others. */
export function VisitsCard({ leadId, mayPlan }: { readonly leadId: string; readonly mayPlan: boolean }) {
  const t = useT('visits');
  const visits = useQuery(leadVisitsQuery(leadId));
  const [planning, setPlanning] = useState(false);
  const [act, setAct] = useState<VisitAct | null>(null);
  const [all, setAll] = useState(false);
  const items = visits.data === undefined ? [] : inOrder(visits.data.items);
  if (visits.isSuccess && items.length === 0 && !mayPlan) return null;
  return (
    <section className="card vi-card" aria-labelledby="visits-title">
      <div className="card-head">
        <CardTitle id="visits-title">{t('title')}</CardTitle>
        {mayPlan && (
          <button type="button" className="btn btn-sm end" onClick={() => setPlanning(true)}>
            {t('plan.title')}
          </button>
        )}
      </div>
      {visits.isPending && (
        <Loading className="vi-empty">
          <Skeleton width="60%" />
        </Loading>
      )}
      {visits.isError && <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.isSuccess && items.length === 0 && <p className="vi-empty">{t('none')}</p>}
      <ul className="vi-list">
        {(all ? items : items.slice(0, SHOWN)).map((visit) => (
          <VisitItem key={visit.id} visit={visit} onAct={(kind) => setAct({ kind, visit })} />
        ))}
      </ul>
      {items.length > SHOWN && !all && (
        <p className="vi-more">
          <button type="button" className="btn-link" onClick={() => setAll(true)}>
            {t('showAll', { n: items.length })}
          </button>
        </p>
      )}
      {planning && <VisitDialog leadId={leadId} visit={null} onClose={() => setPlanning(false)} />}
      <VisitDialogs leadId={leadId} act={act} onClose={() => setAct(null)} />
    </section>
  );
}

/** What is planned comes first, the next of it on top; then the others, latest first as the server answers them. */
function inOrder(items: readonly Visit[]): Visit[] {
  const planned = items.filter((visit) => visit.state === 'planned').toReversed();
  return [...planned, ...items.filter((visit) => visit.state !== 'planned')];
}
