import {
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { BoardColumn, Deal } from '../../api/deals';
import { isImeKey } from '../../hotkeys/ime';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';
import { Column } from './board-column';
import { columnBeside, columnOfMilestone, focusAfter, type ArrowKey } from './board-model';
import { DealCardFace } from './deal-card';
import { useLiftAnnouncer } from './lift-announcer';
import type { BoardProps } from './board-props';

const DRAG_FROM_PX = 6;
const TOUCH_HOLD_MS = 250; // shorter and a scroll becomes a drag
/** A card held higher than this covers the top of a column, so the hint goes to its foot. */
const HIGH_PX = 380;
const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};
const ARROWS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

interface Lifted {
  readonly deal: Deal;
  readonly column: string;
}

/** The board on wide screens: drag by pointer, lift and drop by keyboard, menu for everybody. */
export function Board(props: BoardProps): ReactNode {
  const { columns, pipelineOf, moves, canMove, onMenu } = props;
  const t = useT('pipeline');
  const navigate = useNavigate();
  const root = useRef<HTMLDivElement>(null);
  const [wantedFocus, setWantedFocus] = useState<string | null>(null);
  const [dragged, setDragged] = useState<Deal | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [isHigh, setIsHigh] = useState(false);
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: DRAG_FROM_PX } }),
    useSensor(TouchSensor, { activationConstraint: { delay: TOUCH_HOLD_MS, tolerance: 8 } }),
  );

  const all = columns.flatMap((column) => column.items);
  const focused = all.find((deal) => deal.id === wantedFocus) ?? all[0] ?? null;
  const announcement = useLiftAnnouncer(lifted, columns, pipelineOf);

  const focusCard = (id: string | null): void => {
    setWantedFocus(id);
    if (id !== null) root.current?.querySelector<HTMLElement>(`[data-deal="${id}"]`)?.focus();
  };
  const activeDeal = (): Deal | null => {
    const id = document.activeElement?.closest<HTMLElement>('[data-deal]')?.dataset.deal;
    return all.find((deal) => deal.id === id) ?? null;
  };
  const openMenu = (deal: Deal | null): void => {
    const card = deal && root.current?.querySelector<HTMLElement>(`[data-deal="${deal.id}"]`);
    if (deal && card && canMove) onMenu(deal, card);
  };
  const drop = (): void => {
    if (!lifted) return;
    setLifted(null);
    if (lifted.column !== columnOfMilestone(lifted.deal.stage.milestone))
      moves.toColumn(lifted.deal, lifted.column);
  };
  const lift = (deal: Deal | null): void => {
    if (deal && canMove) setLifted({ deal, column: columnOfMilestone(deal.stage.milestone) });
  };

  const arrow = (key: ArrowKey): void => {
    if (!lifted) {
      focusCard(focusAfter(columns, activeDeal()?.id ?? null, key));
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      setLifted({ ...lifted, column: columnBeside(columns, lifted.column, key === 'ArrowLeft' ? -1 : 1) });
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const { key, nativeEvent } = event;
    if (isImeKey(nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const onCard = event.target instanceof HTMLElement && event.target.dataset.deal !== undefined;
    if (!onCard) return;
    if (ARROWS.includes(key)) arrow(key as ArrowKey);
    else if (key === 'Escape' && lifted) setLifted(null);
    else if (key === ' ' && lifted) drop();
    else if (key === ' ') lift(activeDeal());
    else if (key === 'Enter' && !lifted) void navigate(`/deals/${activeDeal()?.id ?? ''}`);
    else if (key === 'Enter') drop();
    else return;
    event.preventDefault();
  };

  useHotkeys(
    [
      { keys: 'arrowdown', label: t('keys.focus'), run: () => focusCard(focused?.id ?? null) },
      { keys: 'enter', label: t('keys.open'), run: () => focusCard(focused?.id ?? null) },
      { keys: ' ', label: t('keys.lift'), run: () => focusCard(focused?.id ?? null) },
      { keys: 'm', label: t('keys.move'), run: () => openMenu(activeDeal() ?? focused) },
    ],
    { group: t('title') },
  );

  const onDragEnd = (event: DragEndEvent): void => {
    const deal = dragged;
    setDragged(null);
    setOver(null);
    const column = event.over?.id;
    if (deal && typeof column === 'string') moves.toColumn(deal, column);
  };

  const hovering = (column: BoardColumn): Deal | null => {
    if (dragged && over === column.stage && !isHome(dragged, column)) return dragged;
    if (lifted && lifted.column === column.stage && !isHome(lifted.deal, column)) return lifted.deal;
    return null;
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => setDragged(all.find((deal) => deal.id === active.id) ?? null)}
      onDragOver={({ over: target, active }) => {
        setOver(typeof target?.id === 'string' ? target.id : null);
        setIsHigh((active.rect.current.translated?.top ?? HIGH_PX) < HIGH_PX);
      }}
      onDragEnd={onDragEnd}
      onDragCancel={() => {
        setDragged(null);
        setOver(null);
      }}
    >
      <div className="board" ref={root} onKeyDown={onKeyDown} role="group" aria-label={t('board.label')}>
        {columns.map((column) => (
          <Column
            key={column.stage}
            column={column}
            pipelineOf={pipelineOf}
            headPipeline={props.headPipeline}
            hovering={hovering(column)}
            hintBelow={dragged !== null && isHigh}
            focusedId={focused?.id ?? null}
            liftedId={lifted?.deal.id ?? null}
            pendingId={moves.pending?.dealId ?? null}
            failed={moves.failed}
            canMove={canMove}
            onMenu={onMenu}
            onRetry={moves.retry}
            onDismiss={moves.dismiss}
            onMore={props.onMore}
            isLoadingMore={props.loadingMore === column.stage}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged ? (
          <div className="k is-overlay">
            <DealCardFace deal={dragged} stalledAfterDays={undefined} showStage={false} />
          </div>
        ) : null}
      </DragOverlay>
      <div className="sr-only" role="status" aria-live="assertive">
        {announcement}
      </div>
    </DndContext>
  );
}

/** A column that holds one stage takes its own card back without a word; the landing column asks which milestone. */
function isHome(deal: Deal, column: BoardColumn): boolean {
  return columnOfMilestone(deal.stage.milestone) === column.stage && column.stage !== 'landing';
}
