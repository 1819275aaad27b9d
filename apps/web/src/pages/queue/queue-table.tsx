import './table.css';
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { LeadFilter } from '../../api/leads';
import type { ViewColumn } from '../../api/queue';
import type { Lead } from '../../api/types';
import { Dialog } from '../../components/dialog';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';
import { WhoChanged } from '../lead/who-changed';
import { CellEditor } from './cell-editor';
import type { Density } from './queue-views';
import { CHECK_WIDTH, COLUMNS, placed } from './table-columns';
import { TableHead } from './table-head';
import { TableRow, type PlacedColumn } from './table-row';
import { useCellEdit } from './use-cell-edit';

/** ux.md: 紧凑, 标准, 双行 */
const HEIGHTS: Readonly<Record<Density, number>> = { compact: 36, standard: 44, double: 58 };
const HEAD_HEIGHT = 36;
/** Rows come and go in steps of this many, so that most frames of a scroll render nothing. */
const STEP = 6;
const MARGIN = 6;
/** Ask for the next page when this many rows are left below. */
const AHEAD = 30;

type Key = PlacedColumn['key'];

interface Props {
  readonly label: string;
  readonly ids: readonly string[];
  readonly rows: ReadonlyMap<string, Lead>;
  readonly current: ReadonlySet<string>;
  readonly total: number;
  readonly columns: readonly ViewColumn[];
  readonly density: Density;
  readonly sort: NonNullable<LeadFilter['sort']>;
  readonly activeId: string | null;
  readonly checked: ReadonlySet<string>;
  readonly canEdit: boolean;
  readonly focusWish: number;
  readonly onActivate: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onCheck: (id: string, range: boolean) => void;
  readonly onEndNear: () => void;
  /** Goes to the last row, loading what lies before it. */
  readonly onEnd: () => void;
  readonly onSort: (sort: NonNullable<LeadFilter['sort']>) => void;
  readonly onColumns: (columns: readonly ViewColumn[]) => void;
}

/** The queue as a table. Only the rows in view exist; one listener for all cells. */
export function QueueTable(props: Props) {
  const t = useT('queue');
  const { ids, rows, activeId, onEndNear, focusWish } = props;
  const height = HEIGHTS[props.density];
  const columns = useMemo(() => placed(props.columns), [props.columns]);
  const scroller = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [view, setView] = useState(40);
  const [column, setColumn] = useState<Key | null>(null);
  /** With the lead as it was when the editor opened: what somebody else writes meanwhile is a conflict, not the old value. */
  const [editing, setEditing] = useState<{ readonly key: Key; readonly lead: Lead } | null>(null);
  const edit = useCellEdit();
  const at: Key = columns.find(({ key }) => key === column)?.key ?? columns[0]?.key ?? 'company';

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = (): void => setView(Math.ceil(box.clientHeight / height));
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [height]);
  const from = Math.max(0, first - MARGIN);
  const to = Math.min(ids.length, first + STEP + view + MARGIN);
  useEffect(() => {
    if (ids.length > 0 && to >= ids.length - AHEAD) onEndNear();
  }, [ids.length, to, onEndNear]);

  const activeIndex = activeId === null ? -1 : ids.indexOf(activeId);
  const scrolledTo = useRef('');
  const served = useRef(focusWish);
  useLayoutEffect(() => {
    const box = scroller.current;
    const wish = `${activeId}#${focusWish}`;
    if (box === null || activeIndex < 0 || scrolledTo.current === wish) return;
    scrolledTo.current = wish;
    const top = activeIndex * height;
    const room = box.clientHeight - HEAD_HEIGHT;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + height > box.scrollTop + room) box.scrollTop = top + height - room;
  }, [activeId, activeIndex, focusWish, height]);
  useLayoutEffect(() => {
    if (served.current === focusWish || activeId === null) return;
    const cell = cellOf(scroller.current, activeId, at);
    if (cell === null) return;
    served.current = focusWish;
    cell.focus({ preventScroll: true });
  });

  const go = (id: string | undefined, key: Key): void => {
    setEditing(null);
    setColumn(key);
    if (id !== undefined && id !== activeId) props.onActivate(id);
    else cellOf(scroller.current, activeId ?? '', key)?.focus({ preventScroll: true });
  };
  const startEdit = (key: Key): void => {
    const lead = activeId === null ? undefined : rows.get(activeId);
    if (!props.canEdit || COLUMNS[key].edits === undefined || lead === undefined) return;
    setColumn(key);
    setEditing({ key, lead });
  };
  const stopEdit = (): void => {
    setEditing(null);
    // The cell takes the focus back once the field has gone.
    setTimeout(() => cellOf(scroller.current, activeId ?? '', at)?.focus({ preventScroll: true }), 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.dataset['col'] === undefined) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Home') go(ids[0], at);
      else if (event.key === 'End') props.onEnd();
      else return;
      event.preventDefault();
      return;
    }
    const place = columns.findIndex(({ key }) => key === at);
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const updown = { ArrowUp: -1, ArrowDown: 1, PageUp: -view, PageDown: view }[event.key] ?? 0;
    if (sideways !== 0) go(activeId ?? undefined, columns[place + sideways]?.key ?? at);
    else if (event.key === 'Home') go(activeId ?? undefined, columns[0]?.key ?? at);
    else if (event.key === 'End') go(activeId ?? undefined, columns.at(-1)?.key ?? at);
    else if (updown !== 0) go(ids[Math.max(0, Math.min(ids.length - 1, activeIndex + updown))], at);
    else if (event.key === 'F2') startEdit(at);
    else if (event.key === 'Enter' && activeId !== null) props.onOpen(activeId);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('.qt-editor') !== null) return;
    const id = event.target.closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id === undefined) return;
    if (event.target.closest('.qt-check') !== null) return props.onCheck(id, event.shiftKey);
    const key = event.target.closest<HTMLElement>('[data-col]')?.dataset['col'];
    const known = columns.find((candidate) => candidate.key === key)?.key;
    if (known === undefined) return;
    if (event.detail === 2) {
      if (props.canEdit && COLUMNS[known].edits !== undefined) startEdit(known);
      else props.onOpen(id);
      return;
    }
    go(id, known);
  };
  useHotkeys([{ keys: 'e', label: t('table.edit'), run: () => startEdit(at) }], {
    group: t('table.group'),
    enabled: props.canEdit,
  });

  const edits = editing === null ? undefined : COLUMNS[editing.key].edits;
  const editor =
    editing === null || editing.lead.id !== activeId || edits === undefined ? null : (
      <CellEditor
        key={`${activeId}${edits}`}
        lead={editing.lead}
        field={edits}
        t={t}
        onCancel={stopEdit}
        onSave={(value, goRight) => {
          edit.save(editing.lead, edits, value);
          stopEdit();
          if (goRight) setColumn(columns[columns.findIndex(({ key }) => key === at) + 1]?.key ?? at);
        }}
      />
    );
  const width = CHECK_WIDTH + columns.reduce((sum, { px }) => sum + px, 0);
  // React's types know no custom properties.
  const variables: object = {
    '--qt-cols': `${CHECK_WIDTH}px ${columns.map(({ px }) => `${px}px`).join(' ')}`,
    '--qt-row': `${height}px`,
  };
  return (
    <div
      className="qt"
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total + 1}
      aria-colcount={columns.length + 1}
      style={variables}
      onScroll={(event) => {
        const row = Math.floor(event.currentTarget.scrollTop / height / STEP) * STEP;
        if (row !== first) setFirst(row);
      }}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <TableHead columns={columns} sort={props.sort} onSort={props.onSort} onColumns={props.onColumns} />
      <div role="rowgroup" className="qt-body" style={{ height: ids.length * height, width }}>
        {ids.slice(from, to).map((id, offset) => {
          const lead = rows.get(id);
          return lead === undefined ? null : (
            <TableRow
              key={id}
              lead={lead}
              columns={columns}
              index={from + offset}
              height={height}
              at={id === (activeId ?? ids[0]) ? at : null}
              checked={props.checked.has(id)}
              gone={!props.current.has(id)}
              editor={id === activeId ? editor : null}
              t={t}
            />
          );
        })}
      </div>
      {edit.conflict !== null && (
        <Dialog
          title={t('lead:conflict.title')}
          onClose={() => edit.resolve(false)}
          footer={
            <>
              <button type="button" className="btn" onClick={() => edit.resolve(false)}>
                {t('lead:conflict.theirs')}
              </button>
              <button type="button" className="btn btn-pri" onClick={() => edit.resolve(true)}>
                {t('lead:conflict.mine')}
              </button>
            </>
          }
        >
          <WhoChanged label={t(`column.${edit.conflict.field}`)} change={edit.conflict.change} />
          <dl className="qt-conflict">
            <dt>{t('lead:conflict.mine')}</dt>
            <dd>{edit.conflict.mine || t('common:none')}</dd>
            <dt>{t('lead:conflict.theirs')}</dt>
            <dd>{edit.conflict.theirs || t('common:none')}</dd>
          </dl>
        </Dialog>
      )}
    </div>
  );
}

function cellOf(box: HTMLElement | null, id: string, key: string): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] [data-col="${key}"]`) ?? null;
}
