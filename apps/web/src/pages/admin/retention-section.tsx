import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { updateSetting } from '../../api/admin';
import { getRetention, listHolds, type RetentionClass } from '../../api/privacy';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useMay, usePaged, useRefresh } from './section';

/** What is kept how long, and what the next night would end: nothing changes by looking. */
export function RetentionSection(): ReactNode {
  const t = useT('privacy');
  const mayWrite = useMay('settings.write');
  const refresh = useRefresh();
  const [edited, setEdited] = useState<RetentionClass | null>(null);
  const retention = useQuery({ queryKey: ['admin', 'retention'], queryFn: getRetention });
  const columns: readonly DataColumn<RetentionClass>[] = [
    { key: 'class', title: t('retention.class'), cell: (row) => t(`retention.class.${row.class}`) },
    {
      key: 'period',
      title: t('retention.period'),
      cell: (row) => t(`retention.${row.unit}`, { count: row.amount }),
    },
    { key: 'due', title: t('retention.due'), align: 'end', cell: (row) => row.due },
    { key: 'soon', title: t('retention.soon'), align: 'end', cell: (row) => row.soon },
    {
      key: 'samples',
      title: t('retention.samples'),
      cell: (row) =>
        row.samples
          .slice(0, 3)
          .map((sample) => sample.label)
          .join(' · ') || null,
    },
    ...(mayWrite
      ? [
          {
            key: 'edit',
            title: t('common:edit'),
            align: 'end' as const,
            cell: (row: RetentionClass) => (
              <button
                type="button"
                className="btn btn-sm"
                aria-label={t('retention.editOne', { name: t(`retention.class.${row.class}`) })}
                onClick={() => setEdited(row)}
              >
                {t('retention.edit')}
              </button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section title={t('admin:section.retention')} hint={t('retention.hint')}>
      {retention.isPending ? (
        <Loading>
          <Skeleton height={240} />
        </Loading>
      ) : null}
      {retention.isError ? (
        <ErrorState error={retention.error} onRetry={() => void retention.refetch()} />
      ) : null}
      {retention.data ? (
        <>
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('admin:section.retention')}>
            <DataTable
              label={t('admin:section.retention')}
              columns={columns}
              rows={retention.data.classes}
              rowKey={(row) => row.class}
            />
          </div>
          <p className="admin-none">
            {t('retention.warn', { days: retention.data.warnDays })} {t('retention.exports')}{' '}
            {t('retention.lastRun')}
            {retention.data.lastRun === null ? (
              t('retention.never')
            ) : (
              <DateText at={retention.data.lastRun.at} />
            )}
          </p>
        </>
      ) : null}
      <Holds />
      {edited ? (
        <FormDialog
          title={t('retention.editOne', { name: t(`retention.class.${edited.class}`) })}
          fields={[
            {
              key: 'value',
              label: t(`retention.${edited.unit}`, { count: '' }),
              kind: 'number',
              min: 1,
              max: edited.unit === 'months' ? 240 : 3650,
              required: true,
              wide: true,
            },
          ]}
          initial={{ value: edited.amount }}
          onSave={({ value }) => updateSetting(edited.setting, Number(value))}
          onSaved={() => {
            refresh('retention');
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Section>
  );
}

function Holds(): ReactNode {
  const t = useT('privacy');
  const list = usePaged(['privacy', 'holds'], listHolds);
  return (
    <section className="card admin-card" aria-label={t('retention.holds')}>
      <div className="card-head">
        <h2>{t('retention.holds')}</h2>
      </div>
      {list.data?.items.length === 0 ? (
        <p className="admin-none">{t('retention.noHolds')}</p>
      ) : (
        <PagedList list={list} empty={t('retention.noHolds')}>
          {(holds) => (
            <ul className="admin-rows">
              {holds.map((hold) => (
                <li key={hold.id}>
                  <div>
                    <b>{hold.leads.join(' · ') || hold.contactId}</b>
                    <p>{hold.reason}</p>
                  </div>
                  <span className="admin-value">
                    {t('holdBy', { name: hold.placedBy })} <DateText at={hold.placedAt} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </PagedList>
      )}
    </section>
  );
}
