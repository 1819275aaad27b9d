import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../../i18n';
import { boardYuan } from '../deals/units';
import { CardError, MoveButton } from './board-card';
import type { BoardProps } from './board-props';
import { stallLimit } from './board-model';
import { DealCardFace } from './deal-card';

/** One stage per screen with stage tabs; cards move by the 「移到…」 sheet, never by drag. */
export function PhoneBoard(props: BoardProps): ReactNode {
  const { columns, moves } = props;
  const t = useT('pipeline');
  const [wanted, setWanted] = useState(
    () => columns.find((column) => column.count > 0)?.stage ?? columns[0]?.stage,
  );
  const column = columns.find((candidate) => candidate.stage === wanted) ?? columns[0];
  if (!column) return null;
  const rest = column.count - column.items.length;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const at = columns.indexOf(column) + (event.key === 'ArrowLeft' ? -1 : 1);
    const next = columns[at];
    if (!next) return;
    event.preventDefault();
    setWanted(next.stage);
    document.getElementById(`tab-${next.stage}`)?.focus();
  };

  return (
    <>
      <div className="pipe-tabs" role="tablist" aria-label={t('board.stages')} onKeyDown={onKeyDown}>
        {columns.map((candidate) => (
          <button
            key={candidate.stage}
            id={`tab-${candidate.stage}`}
            type="button"
            role="tab"
            aria-selected={candidate === column}
            aria-controls="pipe-stage"
            tabIndex={candidate === column ? 0 : -1}
            onClick={() => setWanted(candidate.stage)}
          >
            {candidate.name} {candidate.count}
          </button>
        ))}
      </div>
      <div className="pipe-phone" id="pipe-stage" role="tabpanel" aria-labelledby={`tab-${column.stage}`}>
        <h2 className="sr-only">{column.name}</h2>
        <p className="pipe-stage-sum">
          <b>{boardYuan(column.amountYuan)}</b>
          <span>{t('column.weighted', { amount: boardYuan(column.weightedYuan) })}</span>
        </p>
        <div className="col-cards">
          {column.items.map((deal) => (
            <article key={deal.id} className="k" aria-label={deal.name} data-deal={deal.id}>
              <DealCardFace
                deal={deal}
                stalledAfterDays={stallLimit(deal, props.pipelineOf(deal))}
                showStage={column.stage === 'landing'}
              />
              {props.canMove ? <MoveButton deal={deal} onMenu={props.onMenu} /> : null}
              {moves.failed?.dealId === deal.id ? (
                <CardError failed={moves.failed} onRetry={moves.retry} onDismiss={moves.dismiss} />
              ) : null}
            </article>
          ))}
          {column.items.length === 0 ? <p className="col-empty">{t('column.empty')}</p> : null}
          {rest > 0 ? (
            <button
              type="button"
              className="btn"
              disabled={props.loadingMore === column.stage}
              onClick={() => props.onMore(column)}
            >
              {t('column.more', { n: rest })}
            </button>
          ) : null}
        </div>
      </div>
    </>
  );
}
