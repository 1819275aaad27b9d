import { useDraggable } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import type { Deal } from '../../api/deals';
import { useT } from '../../i18n';
import { DealCardFace } from './deal-card';
import type { FailedMove } from './use-moves';

export interface CardActions {
  readonly onMenu: (deal: Deal, anchor: HTMLElement) => void;
  readonly onRetry: (failed: FailedMove) => void;
  readonly onDismiss: () => void;
}

interface Props extends CardActions {
  readonly deal: Deal;
  readonly stalledAfterDays: number | undefined;
  readonly showStage: boolean;
  readonly tabIndex: 0 | -1;
  readonly isLifted: boolean;
  readonly isPending: boolean;
  readonly failed: FailedMove | null;
  readonly canMove: boolean;
}

/** A card that can be dragged, focused and moved by menu; a refused move says so on the card itself. */
export function BoardCard(props: Props): ReactNode {
  const { deal, canMove, failed } = props;
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: deal.id, disabled: !canMove });
  const state = [
    'k',
    props.isLifted ? 'is-lifted' : '',
    isDragging ? 'is-source' : '',
    props.isPending ? 'is-pending' : '',
  ];
  return (
    <article
      ref={setNodeRef}
      className={state.filter(Boolean).join(' ')}
      tabIndex={props.tabIndex}
      data-deal={deal.id}
      aria-label={deal.name}
      aria-busy={props.isPending || undefined}
      {...listeners}
    >
      <DealCardFace deal={deal} stalledAfterDays={props.stalledAfterDays} showStage={props.showStage} />
      {canMove ? <MoveButton deal={deal} onMenu={props.onMenu} /> : null}
      {failed ? <CardError failed={failed} onRetry={props.onRetry} onDismiss={props.onDismiss} /> : null}
    </article>
  );
}

/** 「移到…」 on the card: the way to move that needs no drag. */
export function MoveButton({
  deal,
  onMenu,
}: {
  readonly deal: Deal;
  readonly onMenu: CardActions['onMenu'];
}): ReactNode {
  const t = useT('pipeline');
  const keep = (event: { stopPropagation: () => void }): void => event.stopPropagation();
  return (
    <button
      type="button"
      className="k-move"
      tabIndex={-1}
      aria-haspopup="menu"
      aria-label={t('card.moveTo', { name: deal.name })}
      onClick={(event) => onMenu(deal, event.currentTarget)}
      onMouseDown={keep}
      onTouchStart={keep}
    >
      {t('move.to')}
    </button>
  );
}

/** Why a move did not happen, and the way to try it again. */
export function CardError({
  failed,
  onRetry,
  onDismiss,
}: {
  readonly failed: FailedMove;
  readonly onRetry: (failed: FailedMove) => void;
  readonly onDismiss: () => void;
}): ReactNode {
  const t = useT('pipeline');
  return (
    <div className="k-error" role="alert">
      <span>{t('move.failed', { reason: failed.message })}</span>
      <button type="button" className="btn-link" onClick={() => onRetry(failed)}>
        {t('common:retry')}
      </button>
      <button type="button" className="btn-link" onClick={onDismiss}>
        {t('move.dismiss')}
      </button>
    </div>
  );
}
