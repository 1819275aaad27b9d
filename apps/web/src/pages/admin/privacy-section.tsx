import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import {
  IDENTITY_CHECKS,
  REQUEST_KINDS,
  enterPrivacyRequest,
  listPrivacyRequests,
  type PrivacyRequest,
} from '../../api/privacy';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { FilterChips } from '../../components/filter-chips';
import { useT, type Translate } from '../../i18n';
import type { FormField } from './form-control';
import { FormDialog } from './form-dialog';
import { PrivacyRequestPage } from './privacy-request';
import { RequestState } from './privacy-state';
import { PagedList, Section, useMay, usePaged, useRefresh } from './section';

const SHOWS = ['pending', 'done', 'refused', 'all'] as const;
type Show = (typeof SHOWS)[number];
/** People's requests about their data: the register, and one request of it by `?request=`. */
export function PrivacySection(): ReactNode {
  const [params] = useSearchParams();
  // An empty one names none.
  const id = params.get('request') || null;
  return id === null ? <Register /> : <PrivacyRequestPage key={id} id={id} />;
}

function Register(): ReactNode {
  const t = useT('privacy');
  const [, setParams] = useSearchParams();
  const mayWrite = useMay('privacy.write');
  const refresh = useRefresh();
  const [show, setShow] = useState<Show>('pending');
  const [isEntering, setIsEntering] = useState(false);
  const requests = usePaged(['privacy', show], (cursor) =>
    listPrivacyRequests({ status: show === 'all' ? undefined : show, cursor }),
  );
  const columns: readonly DataColumn<PrivacyRequest>[] = [
    { key: 'receipt', title: t('receipt'), cell: (row) => row.receiptNumber },
    { key: 'kind', title: t('kind'), cell: (row) => t(`kind.${row.kind}`) },
    { key: 'contact', title: t('contact'), cell: (row) => row.contactName ?? row.phone },
    { key: 'source', title: t('source'), cell: (row) => t(`source.${row.source}`) },
    { key: 'received', title: t('received'), cell: (row) => <DateText at={row.receivedAt} /> },
    { key: 'due', title: t('due'), cell: (row) => <DateText at={row.dueAt} /> },
    { key: 'status', title: t('status'), cell: (row) => <RequestState row={row} /> },
    {
      key: 'actions',
      title: t('open'),
      align: 'end',
      cell: (row) => (
        <button
          type="button"
          className="btn btn-sm"
          aria-label={t('openOne', { number: row.receiptNumber })}
          onClick={() => setParams({ request: row.id })}
        >
          {t('open')}
        </button>
      ),
    },
  ];

  return (
    <Section
      title={t('admin:section.privacy')}
      hint={t('hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setIsEntering(true)}>
            {t('enter')}
          </button>
        ) : undefined
      }
    >
      <div className="admin-chips">
        <FilterChips
          label={t('status')}
          chips={SHOWS.map((key) => ({ key, label: t(`show.${key}`) }))}
          value={show}
          onChange={setShow}
        />
      </div>
      <PagedList list={requests} empty={t('empty')} emptyHint={t('emptyHint')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('admin:section.privacy')}>
            <DataTable
              label={t('admin:section.privacy')}
              columns={columns}
              rows={items}
              rowKey={(row) => row.id}
            />
          </div>
        )}
      </PagedList>
      {isEntering ? (
        <FormDialog
          title={t('enterTitle')}
          fields={entryFields(t)}
          initial={{
            kind: 'access',
            phone: '',
            wechat: '',
            identity: 'call_back',
            identityNote: '',
            details: '',
          }}
          onSave={(values) =>
            enterPrivacyRequest(
              Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
            )
          }
          onSaved={() => {
            refresh('privacy');
            setIsEntering(false);
          }}
          onClose={() => setIsEntering(false)}
        />
      ) : null}
    </Section>
  );
}

function entryFields(t: Translate): readonly FormField[] {
  return [
    {
      key: 'kind',
      label: t('kind'),
      kind: 'select',
      options: REQUEST_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    {
      key: 'identity',
      label: t('identity'),
      kind: 'select',
      options: IDENTITY_CHECKS.map((value) => ({ value, label: t(`identity.${value}`) })),
    },
    { key: 'phone', label: t('phone'), kind: 'text', type: 'tel', maxLength: 50 },
    { key: 'wechat', label: t('wechat'), kind: 'text', maxLength: 50 },
    {
      key: 'identityNote',
      label: t('identityNote'),
      hint: t('identityNoteHint'),
      kind: 'area',
      maxLength: 500,
      rows: 2,
      wide: true,
    },
    { key: 'details', label: t('details'), kind: 'area', maxLength: 2000, wide: true },
  ];
}
