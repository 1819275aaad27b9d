import type { ReactNode } from 'react';
import type { DealDetail, DealMove } from '../../api/deals';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';

/** The way the deal really went: date of entry and days in each stage; what lies ahead is named only. */
export function StagePath({
  deal,
  moves,
}: {
  readonly deal: DealDetail;
  readonly moves: readonly DealMove[];
}): ReactNode {
  const t = useT('deals');
  const here = deal.path.findIndex((stage) => stage.current);
  const days = daysByStage(moves);
  return (
    <div className="path-scroll" tabIndex={0} role="group" aria-label={t('path.label')}>
      <ol className="path">
        {deal.path.map((stage, index) => {
          const state = stage.current
            ? 'is-now'
            : stage.enteredOn !== null && index < here
              ? 'is-past'
              : 'is-ahead';
          const stayed = stage.current ? deal.daysInStage : days.get(stage.id);
          return (
            <li key={stage.id} className={state} aria-current={stage.current ? 'step' : undefined}>
              <span className="path-dot">{state === 'is-past' ? <Icon name="check" /> : index + 1}</span>
              <span className="path-name">{stage.name}</span>
              <small>{stage.enteredOn ?? (index < here ? t('path.skipped') : '—')}</small>
              <small className={stage.current && deal.stalled ? 'age-bad' : undefined}>
                {stayed === undefined ? '' : t('path.days', { n: Math.round(stayed) })}
              </small>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Days spent in each stage, all stays together: a deal may come back. */
function daysByStage(moves: readonly DealMove[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const move of moves) {
    if (move.from === null || move.days === null) continue;
    days.set(move.from.id, (days.get(move.from.id) ?? 0) + move.days);
  }
  return days;
}
