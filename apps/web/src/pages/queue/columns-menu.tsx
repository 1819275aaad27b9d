import type { ViewColumn } from '../../api/queue';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { useT } from '../../i18n';
import { DENSITIES, type Density, type QueueTab } from './queue-views';
import { COLUMN_KEYS, columnsOf } from './table-columns';

/** Which columns, in which order, frozen or not; and how high the rows are. Kept in the address and in saved views. */
export function ColumnsMenu(props: {
  readonly tab: QueueTab;
  readonly columns: readonly ViewColumn[];
  readonly density: Density;
  readonly onColumns: (columns: readonly ViewColumn[]) => void;
  readonly onDensity: (density: Density) => void;
}) {
  const t = useT('queue');
  const { columns, onColumns } = props;
  const hidden = COLUMN_KEYS.filter((key) => columns.every((column) => column.key !== key));
  const move = (index: number, step: 1 | -1): void => {
    const next = [...columns];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index + step, 0, moved);
    onColumns(next);
  };
  return (
    <Popover
      label={t('table.columns')}
      align="end"
      trigger={(wiring) => (
        <button type="button" className="btn-link" {...wiring}>
          {t('table.columns')} <Icon name="down" />
        </button>
      )}
    >
      {() => (
        <div className="qt-menu">
          <label className="qt-density">
            {t('table.density')}
            <select
              className="select"
              value={props.density}
              onChange={(event) =>
                props.onDensity(DENSITIES.find((known) => known === event.target.value) ?? 'standard')
              }
            >
              {DENSITIES.map((density) => (
                <option key={density} value={density}>
                  {t(`density.${density}`)}
                </option>
              ))}
            </select>
          </label>
          <ul>
            {columns.map((column, index) => (
              <li key={column.key}>
                <label>
                  <input
                    type="checkbox"
                    checked
                    disabled={columns.length === 1}
                    onChange={() => onColumns(columns.filter((other) => other !== column))}
                  />
                  {t(`column.${column.key}`)}
                </label>
                <button
                  type="button"
                  className="btn-link"
                  aria-pressed={column.frozen === true}
                  onClick={() =>
                    onColumns(
                      columns.map((other) =>
                        other === column ? { ...other, frozen: column.frozen !== true } : other,
                      ),
                    )
                  }
                >
                  {t(column.frozen === true ? 'table.unfreeze' : 'table.freeze')}
                </button>
                <button
                  type="button"
                  className="btn-ico"
                  disabled={index === 0}
                  aria-label={t('table.left', { column: t(`column.${column.key}`) })}
                  onClick={() => move(index, -1)}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  className="btn-ico"
                  disabled={index === columns.length - 1}
                  aria-label={t('table.right', { column: t(`column.${column.key}`) })}
                  onClick={() => move(index, 1)}
                >
                  <Icon name="down" />
                </button>
              </li>
            ))}
            {hidden.map((key) => (
              <li key={key}>
                <label>
                  <input type="checkbox" checked={false} onChange={() => onColumns([...columns, { key }])} />
                  {t(`column.${key}`)}
                </label>
              </li>
            ))}
          </ul>
          <button type="button" className="btn btn-sm" onClick={() => onColumns(columnsOf('', props.tab))}>
            {t('table.usual')}
          </button>
        </div>
      )}
    </Popover>
  );
}
