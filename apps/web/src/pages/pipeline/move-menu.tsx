import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Deal } from '../../api/deals';
import { useT } from '../../i18n';
import { EXITS, columnOfMilestone, type Exit } from './board-model';

export interface MenuColumn {
  readonly stage: string;
  readonly name: string;
}

interface Props {
  readonly deal: Deal;
  readonly anchor: DOMRect;
  readonly columns: readonly MenuColumn[];
  readonly onColumn: (column: string) => void;
  readonly onExit: (exit: Exit) => void;
  readonly onClose: () => void;
}

const GAP = 4;

/** 「移到…」: the move without a drag. A menu at the card on wide screens, a sheet on phones; 1–6 pick a column. */
export function MoveMenu({ deal, anchor, columns, onColumn, onExit, onClose }: Props): ReactNode {
  const t = useT('pipeline');
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: anchor.left, top: anchor.bottom + GAP });

  useLayoutEffect(() => {
    const box = menu.current?.getBoundingClientRect();
    if (!box) return;
    const left = Math.max(GAP, Math.min(anchor.left, window.innerWidth - box.width - GAP));
    const below = anchor.bottom + GAP;
    const fits = below + box.height <= window.innerHeight - GAP;
    setPlace({ left, top: fits ? below : Math.max(GAP, anchor.top - box.height - GAP) });
  }, [anchor]);

  useEffect(() => {
    menu.current?.querySelector<HTMLButtonElement>('button:not([aria-disabled="true"])')?.focus();
  }, []);

  const here = columnOfMilestone(deal.stage.milestone);
  const isOpen = deal.status === 'open';

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    const buttons = [...(menu.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
    } else if (/^[1-9]$/.test(event.key)) {
      const column = columns[Number(event.key) - 1];
      if (column) {
        event.preventDefault();
        onColumn(column.stage);
      }
    }
  };

  return createPortal(
    <>
      <div className="move-backdrop" onPointerDown={onClose} />
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={t('card.moveTo', { name: deal.name })}
        className="move-menu"
        style={place}
        onKeyDown={onKeyDown}
      >
        <p role="presentation">
          {t('move.title')} · {deal.name}
        </p>
        {columns.map((column, index) => {
          const isHere = isOpen && column.stage === here && column.stage !== 'landing';
          return (
            <button
              key={column.stage}
              type="button"
              role="menuitem"
              aria-disabled={isHere}
              onClick={() => (isHere ? undefined : onColumn(column.stage))}
            >
              <kbd>{index + 1}</kbd>
              <span>{column.name}</span>
              {isHere ? <small>{t('move.here')}</small> : null}
            </button>
          );
        })}
        <hr />
        {EXITS.map((exit) => (
          <button key={exit} type="button" role="menuitem" onClick={() => onExit(exit)}>
            <span className="no-key" />
            <span>{t(`exit.${exit}`)}</span>
          </button>
        ))}
      </div>
    </>,
    document.getElementById('main') ?? document.body,
  );
}
