import type { ReactNode } from 'react';
import type { NoticeChannel, NoticeSettings } from '../../api/notifications';
import { useT } from '../../i18n';
import { NOTICE_GROUPS } from './notice-text';

type Row = NoticeSettings['kinds'][number];

const COLUMNS: readonly NoticeChannel[] = ['mail', 'desktop'];

/** Kinds of notices by channels, in the groups of the list. */
export function ChannelMatrix(props: {
  readonly rows: readonly Row[];
  readonly disabled: boolean;
  readonly onChange: (kinds: { kind: Row['kind']; channels: NoticeChannel[] }[]) => void;
}): ReactNode {
  const t = useT('notifications');
  const toggle = (row: Row, channel: NoticeChannel, on: boolean): void =>
    props.onChange([
      {
        kind: row.kind,
        channels: COLUMNS.filter((other) => (other === channel ? on : row.channels.includes(other))),
      },
    ]);
  return (
    <section className="card notice-set" aria-label={t('settings.matrix')}>
      <h2 className="card-head">{t('settings.matrix')}</h2>
      <p className="field-hint notice-set-hint">{t('settings.matrixHint')}</p>
      <table className="notice-matrix">
        <thead>
          <tr>
            <th scope="col">{t('settings.kind')}</th>
            {COLUMNS.map((channel) => (
              <th key={channel} scope="col">
                {t(`settings.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        {NOTICE_GROUPS.map((group) => (
          <tbody key={group}>
            <tr>
              <th className="notice-matrix-group" scope="rowgroup" colSpan={COLUMNS.length + 1}>
                {t(`group.${group}`)}
              </th>
            </tr>
            {props.rows
              .filter((row) => row.group === group)
              .map((row) => (
                <tr key={row.kind}>
                  <th scope="row">{t(`kind.${row.kind}`)}</th>
                  {COLUMNS.map((channel) => (
                    <td key={channel}>
                      {row.possible.includes(channel) ? (
                        <label>
                          <input
                            type="checkbox"
                            aria-label={`${t(`kind.${row.kind}`)} · ${t(`settings.${channel}`)}`}
                            checked={row.channels.includes(channel)}
                            disabled={props.disabled}
                            onChange={(event) => toggle(row, channel, event.target.checked)}
                          />
                        </label>
                      ) : (
                        <span title={t('settings.none')}>—</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
