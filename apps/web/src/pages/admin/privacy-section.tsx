import { useState, type ReactNode } from 'react';
import { completePrivacyRequest, listPrivacyRequests, type PrivacyRequest } from '../../api/admin';
import { serverNow } from '../../api/client';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { FilterChips } from '../../components/filter-chips';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import { PagedList, Section, useChange, useMay, usePaged } from './section';

type Show = 'open' | 'done' | 'all';

/** People's requests about their data, with the day each is due. */
export function PrivacySection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('privacy.write');
  const change = useChange();
  const [show, setShow] = useState<Show>('open');
  const [asked, setAsked] = useState<PrivacyRequest | null>(null);
  const requests = usePaged(['privacy', show], (cursor) =>
    listPrivacyRequests({ status: show === 'all' ? undefined : show, cursor }),
  );
  const isLate = (row: PrivacyRequest): boolean =>
    row.status === 'open' && Date.parse(row.dueAt) < serverNow();

  const columns: readonly DataColumn<PrivacyRequest>[] = [
    { key: 'receipt', title: t('privacy.receipt'), cell: (row) => row.receiptNumber },
    { key: 'kind', title: t('privacy.kind'), cell: (row) => t(`privacy.kind.${row.kind}`) },
    { key: 'contact', title: t('privacy.contact'), cell: (row) => row.contactName },
    { key: 'code', title: t('privacy.code'), cell: (row) => row.trackingCode },
    { key: 'received', title: t('privacy.received'), cell: (row) => <DateText at={row.receivedAt} /> },
    {
      key: 'due',
      title: t('privacy.due'),
      cell: (row) => (
        <>
          <DateText at={row.dueAt} /> {isLate(row) ? <Tag tone="bad">{t('privacy.late')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'status',
      title: t('state'),
      cell: (row) =>
        row.status === 'open' ? (
          <Tag tone="warn">{t('privacy.open')}</Tag>
        ) : (
          <>
            <Tag tone="ok">{t('privacy.done')}</Tag> <DateText at={row.doneAt} />
          </>
        ),
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (row: PrivacyRequest) =>
              row.status === 'open' ? (
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('privacy.completeOne', { number: row.receiptNumber })}
                  onClick={() => setAsked(row)}
                >
                  {t('privacy.complete')}
                </button>
              ) : null,
          },
        ]
      : []),
  ];

  return (
    <Section title={t('section.privacy')} hint={t('privacy.hint')}>
      <div className="admin-chips">
        <FilterChips
          label={t('state')}
          chips={[
            { key: 'open', label: t('privacy.open') },
            { key: 'done', label: t('privacy.done') },
            { key: 'all', label: t('common:all') },
          ]}
          value={show}
          onChange={setShow}
        />
      </div>
      <PagedList list={requests} empty={t('privacy.empty')} emptyHint={t('privacy.emptyHint')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('section.privacy')}>
            <DataTable label={t('section.privacy')} columns={columns} rows={items} rowKey={(row) => row.id} />
          </div>
        )}
      </PagedList>
      {asked ? (
        <ConfirmDialog
          title={t('privacy.completeOne', { number: asked.receiptNumber })}
          text={t(`privacy.completeText.${asked.kind}`)}
          confirm={t('privacy.complete')}
          onConfirm={async () => {
            await change(() => completePrivacyRequest(asked.id), { refresh: ['privacy'] });
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Section>
  );
}
