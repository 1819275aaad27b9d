import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type MouseEvent } from 'react';
import type { Lead } from '../../api/types';
import { QueueRow } from './queue-row';

/** ux.md: two-line row */
const ROW_HEIGHT = 58;
const PHONE_ROW_HEIGHT = 72;
/** Ask for the next page when this many rows are left below. */
const AHEAD = 20;

interface Props {
  readonly label: string;
  readonly ids: readonly string[];
  readonly rows: ReadonlyMap<string, Lead>;
  readonly current: ReadonlySet<string>;
  readonly total: number;
  readonly activeId: string | null;
  readonly checked: ReadonlySet<string>;
  readonly phone: boolean;
  readonly showOwner: boolean;
  readonly inPool: boolean;
  /** Grows by one each time the active row should take the focus. */
  readonly focusWish: number;
  readonly onOpen: (id: string) => void;
  readonly onCheck: (id: string, range: boolean) => void;
  readonly onEndNear: () => void;
}

/** Only the rows in view exist; one row height, so any position is a multiplication. */
export function QueueList(props: Props) {
  const { ids, rows, activeId, focusWish, onEndNear } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const height = props.phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT;
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    getItemKey: (index) => ids[index] ?? index,
  });
  const visible = virtual.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? -1;
  useEffect(() => {
    if (ids.length > 0 && lastVisible >= ids.length - AHEAD) onEndNear();
  }, [ids.length, lastVisible, onEndNear]);
  useEffect(() => virtual.measure(), [height, virtual]);

  const activeIndex = activeId === null ? -1 : ids.indexOf(activeId);
  const served = useRef(focusWish);
  const scrolledTo = useRef('');
  useLayoutEffect(() => {
    // Scrolls when the active row changes, not when rows move around it.
    const wish = `${activeId}#${focusWish}`;
    if (activeIndex < 0 || scrolledTo.current === wish) return;
    scrolledTo.current = wish;
    virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeId, activeIndex, focusWish, virtual]);
  useLayoutEffect(() => {
    if (served.current === focusWish || activeId === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(activeId)}"] a`);
    if (row === null || row === undefined) return;
    served.current = focusWish;
    row.focus({ preventScroll: true });
  });

  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const id = event.target.closest<HTMLElement>('[data-id]')?.dataset.id;
    if (id === undefined) return;
    if (event.target.closest('.q-check') !== null) {
      // The label's click comes again as the checkbox's own.
      if (event.target instanceof HTMLInputElement) props.onCheck(id, event.shiftKey);
      return;
    }
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    props.onOpen(id);
  };

  return (
    <div className="q-scroll" ref={scroller}>
      <ul aria-label={props.label} style={{ height: virtual.getTotalSize() }} onClick={onClick}>
        {visible.map((item) => {
          const id = ids[item.index];
          const lead = id === undefined ? undefined : rows.get(id);
          if (id === undefined || lead === undefined) return null;
          return (
            <QueueRow
              key={id}
              lead={lead}
              position={item.index + 1}
              total={props.total}
              top={item.start}
              active={id === activeId}
              tabStop={id === (activeId ?? ids[0])}
              checked={props.checked.has(id)}
              gone={!props.current.has(id)}
              showOwner={props.showOwner}
              inPool={props.inPool}
            />
          );
        })}
      </ul>
    </div>
  );
}
