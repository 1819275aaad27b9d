import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { listNotices, publishNotice, type Notice } from '../../api/privacy';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT, type Translate } from '../../i18n';
import type { FormField } from './form-control';
import { FormDialog } from './form-dialog';
import { Section, useMay, useRefresh } from './section';

/** The notices that people agree to: every version for ever, and a new one. */
export function NoticesSection(): ReactNode {
  const t = useT('privacy');
  const mayWrite = useMay('privacy.write');
  const refresh = useRefresh();
  const [isPublishing, setIsPublishing] = useState(false);
  const notices = useQuery({ queryKey: ['admin', 'notices'], queryFn: listNotices });
  const items = notices.data?.items ?? [];
  const chinese = items.filter((notice) => notice.locale === 'zh-CN');
  const newest = chinese[0];
  const columns: readonly DataColumn<Notice>[] = [
    {
      key: 'version',
      title: t('notices.version'),
      cell: (row) => (
        <>
          {row.version} {row.version === newest?.version ? <Tag tone="ok">{t('notices.current')}</Tag> : null}
        </>
      ),
    },
    { key: 'title', title: t('notices.title.zhCn'), cell: (row) => row.title },
    { key: 'at', title: t('notices.publishedAt'), cell: (row) => <DateText at={row.publishedAt} /> },
    {
      key: 'by',
      title: t('notices.publishedBy'),
      cell: (row) => row.publishedBy ?? t('notices.initial'),
    },
    {
      key: 'view',
      title: t('notices.view'),
      align: 'end',
      cell: (row) => (
        <a
          className="btn btn-sm"
          href={`/notice/${encodeURIComponent(row.version)}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t('notices.viewOne', { version: row.version })}
        >
          {t('notices.view')}
        </a>
      ),
    },
  ];
  return (
    <Section
      title={t('admin:section.notices')}
      hint={t('notices.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setIsPublishing(true)}>
            {t('notices.publish')}
          </button>
        ) : undefined
      }
    >
      {notices.isPending ? (
        <Loading>
          <Skeleton height={160} />
        </Loading>
      ) : null}
      {notices.isError ? <ErrorState error={notices.error} onRetry={() => void notices.refetch()} /> : null}
      {notices.data ? (
        <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('admin:section.notices')}>
          <DataTable
            label={t('admin:section.notices')}
            columns={columns}
            rows={chinese}
            rowKey={(row) => row.version}
          />
        </div>
      ) : null}
      {isPublishing ? (
        <FormDialog
          title={t('notices.publish')}
          fields={fieldsOf(t)}
          initial={startOf(items, newest?.version)}
          onSave={(values) =>
            publishNotice({
              version: values['version'],
              zhCn: { title: values['titleZh'], body: values['bodyZh'] },
              en: { title: values['titleEn'], body: values['bodyEn'] },
            })
          }
          onSaved={() => {
            refresh('notices');
            setIsPublishing(false);
          }}
          onClose={() => setIsPublishing(false)}
        />
      ) : null}
    </Section>
  );
}

/** A new version begins as the text in use. */
function startOf(items: readonly Notice[], version: string | undefined): Readonly<Record<string, string>> {
  const zh = items.find((notice) => notice.version === version && notice.locale === 'zh-CN');
  const en = items.find((notice) => notice.version === version && notice.locale === 'en');
  return {
    version: '',
    titleZh: zh?.title ?? '',
    bodyZh: zh?.body ?? '',
    titleEn: en?.title ?? '',
    bodyEn: en?.body ?? '',
  };
}

function fieldsOf(t: Translate): readonly FormField[] {
  const body = { kind: 'area', maxLength: 20_000, rows: 8, required: true, wide: true } as const;
  const title = { kind: 'text', maxLength: 100, required: true, wide: true } as const;
  return [
    {
      key: 'version',
      label: t('notices.version'),
      hint: t('notices.versionHint'),
      kind: 'text',
      maxLength: 20,
      required: true,
      wide: true,
    },
    { key: 'titleZh', label: t('notices.title.zhCn'), ...title },
    { key: 'bodyZh', label: t('notices.body.zhCn'), hint: t('notices.bodyHint'), ...body },
    { key: 'titleEn', label: t('notices.title.en'), ...title },
    { key: 'bodyEn', label: t('notices.body.en'), ...body },
  ];
}
