import type { ReactNode } from 'react';
import type { StatisticsRow } from '../../../api/site-forms';
import { useT } from '../../../i18n';

const HEIGHT = 96;
const STEP = 10;

/** Views by day as bars, submissions as the filled part below; the table says the same in numbers. */
export function StatisticsChart({ rows }: { readonly rows: readonly StatisticsRow[] }): ReactNode {
  const t = useT('site-forms');
  const most = Math.max(1, ...rows.map((row) => Math.max(row.views, row.submits)));
  const tall = (count: number): number => (count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT));
  const first = rows[0]?.key ?? '';
  const last = rows.at(-1)?.key ?? '';
  return (
    <figure className="card statistics-chart">
      <svg
        viewBox={`0 0 ${rows.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('statistics.chart', { from: first, to: last, most })}
      >
        {rows.map((row, index) => (
          <g key={row.key}>
            <title>{t('statistics.bar', { day: row.key, views: row.views, submits: row.submits })}</title>
            <rect
              className="bar-views"
              x={index * STEP + 1}
              width={STEP - 2}
              y={HEIGHT - tall(row.views)}
              height={tall(row.views)}
            />
            <rect
              className="bar-submits"
              x={index * STEP + 1}
              width={STEP - 2}
              y={HEIGHT - tall(row.submits)}
              height={tall(row.submits)}
            />
          </g>
        ))}
      </svg>
      <figcaption>
        <span>{first}</span>
        <span className="chart-keys">
          <i className="key-views" aria-hidden="true" /> {t('statistics.views')}
          <i className="key-submits" aria-hidden="true" /> {t('statistics.submits')}
        </span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}
