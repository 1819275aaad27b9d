import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { getGate, type BoardColumn, type Deal, type Pipeline } from '../../api/deals';
import { useT } from '../../i18n';
import { hoverStage, planMove, type MovePlan } from './board-model';

const GATE_FRESH_MS = 30_000; // one drag; a move makes all gates of the deal stale

/** The query of what stands between a deal and a stage. */
export const gateQuery = (dealId: string, to: string) => ({
  queryKey: ['deal', dealId, 'gate', to] as const,
  queryFn: () => getGate(dealId, to),
  staleTime: GATE_FRESH_MS,
});

interface Props {
  readonly deal: Deal;
  readonly column: BoardColumn;
  readonly pipeline: Pipeline | undefined;
}

/** Says before release what a drop here means: ready, what is missing, or that a reason will be asked. */
export function DropHint({ deal, column, pipeline }: Props): ReactNode {
  const t = useT('pipeline');
  const plan: MovePlan = pipeline ? planMove(deal, column.stage, pipeline) : { kind: 'none' };
  const stage = pipeline ? hoverStage(deal, column.stage, pipeline) : null;
  const forward = plan.kind === 'forward' || plan.kind === 'choose';
  const gate = useQuery({
    ...gateQuery(deal.id, stage?.id ?? ''),
    enabled: stage !== null && forward,
  });
  if (plan.kind === 'none' || stage === null) {
    return <div className="drop">{t('drop.here', { stage: column.name })}</div>;
  }
  if (plan.kind === 'backward') {
    return (
      <div className="drop drop-back">
        <b>{t('drop.backward', { stage: stage.name })}</b>
        {t('drop.reason')}
      </div>
    );
  }
  const missing = gate.data?.missing.map((item) => item.label).join(t('common:listSeparator'));
  return (
    <div className="drop">
      <b>
        {plan.kind === 'choose'
          ? t('drop.choose', { stage: column.name })
          : t('drop.release', { stage: stage.name })}
      </b>
      {gate.isPending ? t('drop.checking') : null}
      {missing === '' ? t('drop.ready') : null}
      {missing ? t('drop.missing', { items: missing }) : null}
      {gate.isError ? t('drop.unknown') : null}
    </div>
  );
}
