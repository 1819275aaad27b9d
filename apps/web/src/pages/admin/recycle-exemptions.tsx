import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { exemptLeadsQuery } from '../../api/pools';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';

/** The leads that no recycle rule takes, with who said so and why. */
export function RecycleExemptions(): ReactNode {
  const t = useT('pools');
  const list = useQuery(exemptLeadsQuery);
  return (
    <section className="recycle-preview" aria-labelledby="recycle-exemptions">
      <header className="admin-head">
        <div>
          <h2 id="recycle-exemptions">{t('exemptions.title')}</h2>
          <p>{t('exemptions.hint')}</p>
        </div>
      </header>
      {list.isPending && (
        <Loading>
          <Skeleton height={120} />
        </Loading>
      )}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && list.data.items.length === 0 && (
        <EmptyState title={t('exemptions.empty')} hint={t('exemptions.emptyHint')} />
      )}
      {list.data !== undefined && list.data.items.length > 0 && (
        <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('exemptions.title')}>
          <DataTable
            label={t('exemptions.title')}
            rowKey={(row) => row.id}
            rows={list.data.items}
            columns={[
              {
                key: 'lead',
                title: t('preview.lead'),
                cell: (row) => <Link to={`/leads/${row.id}`}>{row.company ?? row.number}</Link>,
              },
              { key: 'owner', title: t('preview.owner'), cell: (row) => row.owner?.name ?? '—' },
              { key: 'reason', title: t('exemptions.reason'), cell: (row) => row.reason },
              {
                key: 'until',
                title: t('exemptions.until'),
                cell: (row) =>
                  row.holds ? (row.until ?? t('exemptions.forGood')) : <Tag>{t('exemptions.over')}</Tag>,
              },
              {
                key: 'by',
                title: t('exemptions.by'),
                cell: (row) => (
                  <>
                    {row.by.name} <DateText at={row.at} />
                  </>
                ),
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}
