import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DealDetail } from '../../api/deals';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';
import { gateQuery } from '../pipeline/drop-hint';

interface Props {
  readonly deal: DealDetail;
  readonly onMove: (to: { readonly id: string; readonly name: string }) => void;
}

/** What the next stage still asks for, and the button that fills it and moves on. */
export function NextGate({ deal, onMove }: Props): ReactNode {
  const t = useT('deals');
  const here = deal.path.findIndex((stage) => stage.current);
  const active = deal.status === 'open' || deal.status === 'won';
  const next = active ? deal.path[here + 1] : deal.path[here];
  const gate = useQuery({ ...gateQuery(deal.id, next?.id ?? ''), enabled: next !== undefined });
  if (next === undefined) return null;
  const missing = gate.data?.missing ?? [];
  return (
    <section className="card" aria-label={t('gate.label')}>
      <div className="card-head">
        <h2>{active ? t('gate.title', { stage: next.name }) : t('gate.resume', { stage: next.name })}</h2>
        {gate.data && active ? (
          <span className={`tag ${missing.length === 0 ? 'tag-ok' : 'tag-warn'}`}>
            {missing.length === 0 ? t('gate.ready') : t('gate.missing', { n: missing.length })}
          </span>
        ) : null}
      </div>
      <div className="deal-body">
        {gate.isPending ? (
          <Loading>
            <Skeleton height={40} />
          </Loading>
        ) : null}
        {gate.isError ? <ErrorState error={gate.error} onRetry={() => void gate.refetch()} /> : null}
        {missing.length > 0 ? (
          <ul className="gate-items">
            {missing.map((item) => (
              <li key={`${item.kind}-${item.key}`}>
                <Icon name="warn" />
                {item.label}
              </li>
            ))}
          </ul>
        ) : null}
        {gate.data && missing.length === 0 ? <p className="gate-ready">{t('gate.readyHint')}</p> : null}
        {deal.permissions.move && gate.data ? (
          <button type="button" className="btn btn-pri" onClick={() => onMove(next)}>
            {missing.length > 0
              ? t('gate.fill')
              : active
                ? t('gate.go', { stage: next.name })
                : t('gate.resumeGo')}
          </button>
        ) : null}
      </div>
    </section>
  );
}
