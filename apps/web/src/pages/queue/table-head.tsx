import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { LeadFilter } from '../../api/leads';
import type { ViewColumn } from '../../api/queue';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';
import { COLUMNS, MAX_WIDTH, MIN_WIDTH, nextSort } from './table-columns';
import { cellClass, type PlacedColumn } from './table-row';

type Sort = NonNullable<LeadFilter['sort']>;

interface Props {
  readonly columns: readonly PlacedColumn[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onColumns: (columns: readonly ViewColumn[]) => void;
}

/** Names of the columns: a click sorts, the edge at the right changes the width (arrow keys too). */
export function TableHead({ columns, sort, onSort, onColumns }: Props) {
  const t = useT('queue');
  const resize = (key: PlacedColumn['key'], px: number): void => {
    const width = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, px)));
    onColumns(
      columns.map((column) => ({
        key: column.key,
        ...(column.key === key ? { width } : column.width === undefined ? {} : { width: column.width }),
        ...(column.frozen === true ? { frozen: true } : {}),
      })),
    );
  };
  return (
    <div role="rowgroup" className="qt-headgroup">
      <div role="row" className="qt-row qt-head" aria-rowindex={1}>
        <div role="columnheader" className="qt-cell qt-check">
          <span className="sr-only">{t('key.check')}</span>
        </div>
        {columns.map((column) => {
          const next = nextSort(column.key, sort);
          const own = COLUMNS[column.key].sort;
          const way = own === sort ? 'ascending' : `-${own}` === sort ? 'descending' : undefined;
          const name = t(`column.${column.key}`);
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={way}
              className={cellClass(column)}
              style={column.left === null ? undefined : { left: column.left }}
            >
              {next === null ? (
                <span>{name}</span>
              ) : (
                <button type="button" onClick={() => onSort(next)}>
                  {name}
                  {way !== undefined && <Icon name={way === 'ascending' ? 'up' : 'down'} />}
                </button>
              )}
              <Edge name={name} px={column.px} onResize={(px) => resize(column.key, px)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Edge(props: {
  readonly name: string;
  readonly px: number;
  readonly onResize: (px: number) => void;
}) {
  const t = useT('queue');
  const [drag, setDrag] = useState<{ readonly from: number; readonly by: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ from: event.clientX, by: 0 });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key] ?? 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    props.onResize(props.px + step);
  };
  return (
    <span
      className="qt-edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('table.width', { column: props.name })}
      aria-valuenow={props.px}
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      style={drag === null ? undefined : { transform: `translateX(${drag.by}px)` }}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drag !== null && setDrag({ from: drag.from, by: event.clientX - drag.from })}
      onPointerUp={() => {
        if (drag !== null && drag.by !== 0) props.onResize(props.px + drag.by);
        setDrag(null);
      }}
      onPointerCancel={() => setDrag(null)}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
