import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { recyclePreviewQuery } from '../../api/pools';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import '../pool/pool.css';

const DAYS = [1, 3, 7, 30] as const;

/** What the recycle rules will take in the coming days: how many on each, and which leads. */
export function RecyclePreview(): ReactNode {
  const t = useT('pools');
  const [days, setDays] = useState<number>(7);
  const preview = useQuery(recyclePreviewQuery(days));
  return (
    <section className="recycle-preview" aria-labelledby="recycle-preview">
      <header className="admin-head">
        <div>
          <h2 id="recycle-preview">{t('preview.title')}</h2>
          <p>{t('preview.hint')}</p>
        </div>
        <div className="end">
          <select
            className="select"
            aria-label={t('preview.days')}
            value={days}
            onChange={(event) => setDays(Number(event.target.value))}
          >
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {t('preview.nextDays', { days: count })}
              </option>
            ))}
          </select>
        </div>
      </header>
      {preview.isPending && (
        <Loading>
          <Skeleton height={160} />
        </Loading>
      )}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data !== undefined && preview.data.graceUntil !== null && (
        <p className="notice notice-warn">
          <span>
            {t('preview.grace')} <DateText at={preview.data.graceUntil} />
          </span>
        </p>
      )}
      {preview.data !== undefined && preview.data.items.length === 0 && (
        <EmptyState title={t('preview.empty')} hint={t('preview.emptyHint')} />
      )}
      {preview.data !== undefined && preview.data.items.length > 0 && (
        <>
          <ul className="recycle-days" aria-label={t('preview.perDay')}>
            {preview.data.days.map((day) => (
              <li key={day.day}>
                {day.day}
                <b>{t('preview.count', { count: day.count })}</b>
              </li>
            ))}
          </ul>
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('preview.title')}>
            <DataTable
              label={t('preview.title')}
              rowKey={(row) => row.id}
              rows={preview.data.items}
              columns={[
                {
                  key: 'lead',
                  title: t('preview.lead'),
                  cell: (row) => <Link to={`/leads/${row.id}`}>{row.company ?? row.number}</Link>,
                },
                { key: 'owner', title: t('preview.owner'), cell: (row) => row.owner.name },
                { key: 'rule', title: t('rule.name'), cell: (row) => row.rule.name },
                {
                  key: 'idle',
                  title: t('preview.idleSince'),
                  cell: (row) => <DateText at={row.idleSince} />,
                },
                { key: 'due', title: t('preview.dueAt'), cell: (row) => <DateText at={row.dueAt} /> },
                {
                  key: 'warned',
                  title: t('preview.warned'),
                  cell: (row) => (
                    <Tag tone={row.warned ? 'warn' : 'mute'}>
                      {t(row.warned ? 'preview.yes' : 'preview.no')}
                    </Tag>
                  ),
                },
              ]}
            />
          </div>
        </>
      )}
    </section>
  );
}
