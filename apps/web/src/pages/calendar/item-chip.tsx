import { useDraggable } from '@dnd-kit/core';
import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import type { AgendaItem } from '../../api/agenda';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';
import { clockTime } from '../../time/format-time';
import { keyOf } from './calendar-model';
import { itemAbout, itemKind, itemTarget, itemWords } from './item-words';

/** What a thing in the calendar can be asked to do. */
export interface ItemHandlers {
  readonly onTick: (item: AgendaItem, done: boolean) => void;
  /** The tick that is on its way: shown before the server answers. */
  readonly ticking: { readonly id: string; readonly done: boolean } | null;
  readonly onMove: (item: AgendaItem) => void;
  readonly onOpenTask: (id: string) => void;
  /** Of a lead that the reader may not open. */
  readonly onOpenVisit: (id: string) => void;
}

/** Whether it can be put on another day here. */
export function isMovable(item: AgendaItem): boolean {
  return item.editable && !item.done;
}

interface Props extends ItemHandlers {
  readonly item: AgendaItem;
  /** Of many people: whose it is. */
  readonly withName?: boolean;
  readonly style?: CSSProperties;
  /** A line of a list: everything on show. */
  readonly wide?: boolean;
  /** High enough for a second line. */
  readonly tall?: boolean;
  /** Beside another in a week: the words need the room. */
  readonly narrow?: boolean;
  /** When it was due, for what is overdue. */
  readonly due?: string;
}

/** One thing: tick, time, words; it opens, and can be dragged or put on another day. */
export function ItemChip(props: Props): ReactNode {
  const { item, onTick, onMove, ticking, wide = false } = props;
  const t = useT('calendar');
  const movable = isMovable(item);
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: keyOf(item),
    data: { item },
    disabled: !movable,
  });
  const words = itemWords(item);
  const done = ticking?.id === item.id ? ticking.done : item.done;
  const classes = [
    'cal-item',
    `cal-${item.kind}`,
    done ? 'is-done' : '',
    item.overdue ? 'is-late' : '',
    wide ? 'is-wide' : '',
    props.tall === true ? 'is-tall' : '',
    props.narrow === true ? 'is-narrow' : '',
    isDragging ? 'is-dragged' : '',
  ];
  return (
    <div
      ref={setNodeRef}
      className={classes.filter(Boolean).join(' ')}
      style={props.style}
      data-cal-item={keyOf(item)}
      {...(movable ? listeners : {})}
    >
      {item.kind === 'task' ? (
        <input
          type="checkbox"
          checked={done}
          disabled={!item.editable}
          aria-label={done ? t('untick', { what: words }) : t('tick', { what: words })}
          onChange={(event) => onTick(item, event.target.checked)}
        />
      ) : null}
      <ItemFace {...props} />
      {movable ? (
        <button
          type="button"
          className="btn-ico cal-move"
          aria-label={t('move.this', { what: words })}
          title={t('move')}
          onClick={() => onMove(item)}
        >
          <Icon name="calendar" />
        </button>
      ) : null}
    </div>
  );
}

function ItemFace({ item, withName, onOpenTask, onOpenVisit, wide, tall, narrow, due }: Props): ReactNode {
  const t = useT('calendar');
  const target = itemTarget(item);
  const about = itemAbout(item);
  const face = (
    <>
      <span className={narrow === true ? 'sr-only' : 'cal-kind'}>{itemKind(item, t)}</span>
      {item.startsAt === null || due !== undefined ? null : (
        <time className="cal-time" dateTime={item.startsAt}>
          {clockTime(Date.parse(item.startsAt))}
          {item.endsAt !== null && (tall === true || wide === true)
            ? `–${clockTime(Date.parse(item.endsAt))}`
            : null}
        </time>
      )}
      <span className="cal-words">{itemWords(item)}</span>
      {about === null || wide !== true ? null : <span className="cal-about">{about}</span>}
      {withName === true ? <span className="cal-who">{item.user.name}</span> : null}
      {due === undefined ? null : <span className="cal-due">{due}</span>}
    </>
  );
  const kind = narrow === true ? `${itemKind(item, t)} · ` : '';
  const title = about === null ? itemWords(item) : `${itemWords(item)} · ${about}`;
  const hover = `${kind}${title}`;
  if (target === null && item.kind !== 'task' && item.kind !== 'visit') {
    return (
      <span className="cal-open" title={hover}>
        {face}
      </span>
    );
  }
  const open = (): void => (item.kind === 'visit' ? onOpenVisit(item.id) : onOpenTask(item.id));
  return target === null ? (
    <button type="button" className="cal-open" title={hover} onClick={open}>
      {face}
    </button>
  ) : (
    <Link className="cal-open" title={hover} to={target} draggable={false}>
      {face}
    </Link>
  );
}
