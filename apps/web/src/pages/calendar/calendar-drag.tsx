import {
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  pointerWithin,
  useDndMonitor,
  useSensor,
  useSensors,
  type Active,
  type Over,
} from '@dnd-kit/core';
import { useState, type ReactNode } from 'react';
import type { AgendaItem, Moment } from '../../api/agenda';
import { serverNow } from '../../api/client';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { droppedAt, isPast, placeOf, sameMoment, type DropPlace } from './calendar-model';
import { itemWords, momentWords } from './item-words';

const DRAG_FROM_PX = 6;
const TOUCH_HOLD_MS = 250; // shorter and a scroll becomes a drag

/** Moving is said by the toast; the drag library says nothing beside it. */
const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

interface Drop {
  readonly item: AgendaItem;
  readonly place: DropPlace;
  readonly to: Moment;
}

/** What letting go now would mean; null where nothing would happen. */
function dropOf(active: Active, over: Over | null): Drop | null {
  const item = active.data.current?.['item'] as AgendaItem | undefined;
  const place = over?.data.current?.['place'] as DropPlace | undefined;
  const top = active.rect.current.translated?.top;
  if (over === null || item === undefined || place === undefined || top === undefined) return null;
  return { item, place, to: droppedAt(item, place, top - over.rect.top) };
}

/** Things are dragged to other days and times; where one would go is told beside it. Esc leaves it where it was. */
export function CalendarDrag({
  today,
  onMove,
  children,
}: {
  readonly today: string;
  readonly onMove: (item: AgendaItem, to: Moment) => void;
  readonly children: ReactNode;
}): ReactNode {
  const t = useT('calendar');
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: DRAG_FROM_PX } }),
    useSensor(TouchSensor, { activationConstraint: { delay: TOUCH_HOLD_MS, tolerance: 8 } }),
  );
  const drop = ({ item, place, to }: Drop): void => {
    if (sameMoment(to, placeOf(item))) return;
    if (place.userId !== undefined && place.userId !== item.user.id) {
      showToast({ text: t('move.otherLine'), tone: 'bad' });
    } else if (isPast(to, today, serverNow())) showToast({ text: t('move.past'), tone: 'bad' });
    else onMove(item, to);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragEnd={({ active, over }) => {
        const where = dropOf(active, over);
        if (where !== null) drop(where);
      }}
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }}
    >
      {children}
      <Preview today={today} />
    </DndContext>
  );
}

/** What is dragged, with the time that it would get. */
function Preview({ today }: { readonly today: string }): ReactNode {
  const [dragged, setDragged] = useState<AgendaItem | null>(null);
  const [when, setWhen] = useState<string | null>(null);
  const end = (): void => {
    setDragged(null);
    setWhen(null);
  };
  useDndMonitor({
    onDragStart: ({ active }) =>
      setDragged((active.data.current?.['item'] as AgendaItem | undefined) ?? null),
    onDragMove: ({ active, over }) => {
      const where = dropOf(active, over);
      setWhen(where === null ? null : momentWords(where.to, today));
    },
    onDragEnd: end,
    onDragCancel: end,
  });
  return (
    <DragOverlay dropAnimation={null}>
      {dragged === null ? null : (
        <div className={`cal-item cal-${dragged.kind} is-overlay`}>
          <span className="cal-words">{itemWords(dragged)}</span>
          {when === null ? null : <b className="cal-when">{when}</b>}
        </div>
      )}
    </DragOverlay>
  );
}
