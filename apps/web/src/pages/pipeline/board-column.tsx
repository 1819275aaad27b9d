import { useDroppable } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import type { BoardColumn, Deal, Pipeline } from '../../api/deals';
import { useT } from '../../i18n';
import { formatRatio } from '../../format';
import { boardYuan } from '../deals/units';
import { BoardCard, type CardActions } from './board-card';
import { stagesOfColumn, stallLimit } from './board-model';
import { DropHint } from './drop-hint';
import type { FailedMove } from './use-moves';

interface Props extends CardActions {
  readonly column: BoardColumn;
  readonly pipelineOf: (deal: Deal) => Pipeline | undefined;
  readonly headPipeline: Pipeline | null;
  /** The card over this column, being dragged or lifted by keyboard. */
  readonly hovering: Deal | null;
  /** The hint stands at the foot, where the held card does not cover it. */
  readonly hintBelow: boolean;
  readonly focusedId: string | null;
  readonly liftedId: string | null;
  readonly pendingId: string | null;
  readonly failed: FailedMove | null;
  readonly canMove: boolean;
  readonly onMore: (column: BoardColumn) => void;
  readonly isLoadingMore: boolean;
}

/** Count, sum and weight of a column; the probability is the stage's, and none where several stages share it. */
export function ColumnHead({
  column,
  pipeline,
}: {
  readonly column: BoardColumn;
  readonly pipeline: Pipeline | null;
}): ReactNode {
  const t = useT('pipeline');
  const stages = pipeline ? stagesOfColumn(pipeline, column.stage) : [];
  const [only] = stages;
  return (
    <header>
      <div className="col-1">
        <h2 id={`col-${column.stage}`} title={column.name}>
          {column.name}
        </h2>
        <span>
          {column.count}
          <span className="sr-only"> {t('column.deals')}</span>
        </span>
        <span className="p" title={t('column.probability')}>
          {stages.length === 1 && only ? formatRatio(only.probability) : '—'}
        </span>
      </div>
      <div className="col-2">
        <b>{boardYuan(column.amountYuan)}</b>
        <span>{t('column.weighted', { amount: boardYuan(column.weightedYuan, { bare: true }) })}</span>
      </div>
    </header>
  );
}

/** One column: it scrolls by itself, says what a drop would need, and pages the rest. */
export function Column(props: Props): ReactNode {
  const {
    column,
    pipelineOf,
    hovering,
    focusedId,
    liftedId,
    pendingId,
    failed,
    canMove,
    onMore,
    isLoadingMore,
  } = props;
  const t = useT('pipeline');
  const { setNodeRef } = useDroppable({ id: column.stage });
  const rest = column.count - column.items.length;
  // One Tab stop in each column, so that each can be scrolled by keyboard; arrows do the rest.
  const stop = column.items.some((deal) => deal.id === focusedId) ? focusedId : column.items[0]?.id;
  const hint = hovering ? <DropHint deal={hovering} column={column} pipeline={pipelineOf(hovering)} /> : null;
  return (
    <section
      ref={setNodeRef}
      className={hovering ? 'col is-over' : 'col'}
      aria-labelledby={`col-${column.stage}`}
      data-column={column.stage}
    >
      <ColumnHead column={column} pipeline={props.headPipeline} />
      <div className="col-cards">
        {hovering && !props.hintBelow ? hint : null}
        {column.items.map((deal) => (
          <BoardCard
            key={deal.id}
            deal={deal}
            stalledAfterDays={stallLimit(deal, pipelineOf(deal))}
            showStage={column.stage === 'landing'}
            tabIndex={deal.id === stop ? 0 : -1}
            isLifted={deal.id === liftedId}
            isPending={deal.id === pendingId}
            failed={failed?.dealId === deal.id ? failed : null}
            canMove={canMove}
            onMenu={props.onMenu}
            onRetry={props.onRetry}
            onDismiss={props.onDismiss}
          />
        ))}
        {column.items.length === 0 && !hovering ? <p className="col-empty">{t('column.empty')}</p> : null}
      </div>
      {hovering && props.hintBelow ? <div className="col-hint">{hint}</div> : null}
      {rest > 0 ? (
        <div className="col-more">
          <button type="button" className="btn-link" disabled={isLoadingMore} onClick={() => onMore(column)}>
            {t('column.more', { n: rest })}
          </button>
        </div>
      ) : null}
    </section>
  );
}
