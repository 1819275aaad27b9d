import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { can } from '../../access';
import { isWorking, listImports, type ImportSummary } from '../../api/imports';
import { useMe } from '../../api/me';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { LoadMore } from '../../components/load-more';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useIsPhone } from '../../components/use-media';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';
import { ImportStatus } from './import-status';
import './imports.css';
import { Steps } from './steps';
import { UploadCard } from './upload-card';

const POLL_MS = 2_000;

/** 名单导入: a new list, and those of the past. A phone shows how far they are. */
export function ImportsPage(): ReactNode {
  const t = useT('imports');
  const me = useMe();
  const phone = useIsPhone();
  const jobs = useInfiniteQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ pageParam }) => listImports(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some(isWorking)) === true ? POLL_MS : false,
  });
  const rows = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  const writes = can(me.user, 'importLists');
  return (
    <div className="page im-page">
      <PageHeader title={t('title')} sub={t('sub')} />
      {writes ? (
        // Out of sight on a phone, but there: a window that is made narrow for a moment must not lose what was chosen.
        <div className="im-desk">
          <Steps now="upload" />
          <UploadCard />
        </div>
      ) : null}
      {writes && phone ? <p className="notice">{t('upload.phone')}</p> : null}
      {jobs.isPending ? (
        <Loading>
          <Skeleton height={200} />
        </Loading>
      ) : null}
      {jobs.isError && !jobs.data ? (
        <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />
      ) : null}
      {jobs.data && rows.length === 0 ? (
        <EmptyState
          title={t('empty')}
          hint={writes && phone ? undefined : t(writes ? 'emptyHint' : 'emptyWatching')}
        />
      ) : null}
      {rows.length > 0 ? <JobTable rows={rows} /> : null}
      <LoadMore list={jobs} label={t('more')} />
    </div>
  );
}

function JobTable({ rows }: { readonly rows: readonly ImportSummary[] }): ReactNode {
  const t = useT('imports');
  const number = (value: number): string => formatNumber(value);
  const columns: readonly DataColumn<ImportSummary>[] = [
    {
      key: 'file',
      title: t('col.file'),
      width: 280,
      cell: (job) => (
        <Link className="dt-cut" to={`/imports/${job.id}`}>
          {job.fileName}
        </Link>
      ),
    },
    { key: 'kind', title: t('col.kind'), cell: (job) => t(`kind.${job.kind}`) },
    { key: 'status', title: t('col.status'), cell: (job) => <ImportStatus job={job} /> },
    { key: 'rows', title: t('col.rows'), align: 'end', cell: (job) => number(job.rows) },
    { key: 'created', title: t('col.created'), align: 'end', cell: (job) => number(job.counts.created) },
    { key: 'updated', title: t('col.updated'), align: 'end', cell: (job) => number(job.counts.updated) },
    { key: 'errors', title: t('col.errors'), align: 'end', cell: (job) => number(job.counts.errors) },
    { key: 'by', title: t('col.by'), cell: (job) => job.requestedBy.name },
    { key: 'at', title: t('col.at'), cell: (job) => <DateText at={job.createdAt} /> },
  ];
  return (
    <section className="card dt-wrap" tabIndex={0} role="group" aria-label={t('list')}>
      <DataTable label={t('list')} columns={columns} rows={rows} rowKey={(job) => job.id} />
    </section>
  );
}
