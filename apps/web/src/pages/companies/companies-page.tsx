import './companies.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listCompanies, type CompanyRow, type CompanySort } from '../../api/companies';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { LoadMore } from '../../components/load-more';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';
import { usePaused } from '../../components/use-paused';

/** 企业: everybody who asked for something, by any way of writing their name. The question stands in the address. */
export function CompaniesPage(): ReactNode {
  const t = useT('companies');
  const id = useId();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const [sort, setSort] = useState<CompanySort>('-createdAt');
  const q = usePaused(text.trim());
  const list = useInfiniteQuery({
    queryKey: ['companies', 'list', q, sort],
    queryFn: ({ pageParam }) =>
      listCompanies({
        sort,
        ...(q === '' ? {} : { q }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useColumns(q !== '');
  return (
    <div className="page">
      <PageHeader title={t('title')} sub={t('sub')} />
      <div className="cy-bar">
        <label className="sr-only" htmlFor={id}>
          {t('search')}
        </label>
        <input
          id={id}
          className="input cy-search"
          type="search"
          autoComplete="off"
          maxLength={200}
          placeholder={t('search')}
          value={text}
          onChange={(event) => {
            const next = event.target.value;
            setText(next);
            setParams(next.trim() === '' ? {} : { q: next.trim() }, { replace: true });
          }}
        />
      </div>
      {list.isPending ? (
        <Loading>
          <Skeleton height={240} />
        </Loading>
      ) : null}
      {list.isError && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data && rows.length === 0 ? (
        <EmptyState
          title={t(q === '' ? 'empty' : 'nothing', { q })}
          hint={t(q === '' ? 'emptyHint' : 'nothingHint')}
        />
      ) : null}
      {rows.length > 0 ? (
        <section className="card dt-wrap" tabIndex={0} role="group" aria-label={t('list')}>
          <DataTable
            label={t('list')}
            columns={columns}
            rows={rows}
            rowKey={(company) => company.id}
            {...(q === ''
              ? { sort, onSort: (field: string) => setSort(field.endsWith('name') ? 'name' : '-createdAt') }
              : {})}
          />
        </section>
      ) : null}
      <LoadMore list={list} label={t('more')} />
    </div>
  );
}

function useColumns(asked: boolean): readonly DataColumn<CompanyRow>[] {
  const t = useT('companies');
  return [
    {
      key: 'name',
      title: t('col.name'),
      width: 360,
      ...(asked ? {} : { sort: 'name' }),
      cell: (company) => (
        <span className="cy-name">
          <Link to={`/companies/${company.id}`}>{company.name}</Link>
          {company.foundAs === null ? null : <small>{t('foundAs', { name: company.foundAs })}</small>}
        </span>
      ),
    },
    ...(asked
      ? [
          {
            key: 'why',
            title: t('col.why'),
            cell: (company: CompanyRow) => (
              <span className="cy-tags">
                {company.reasons.slice(0, 2).map((reason) => (
                  <Tag key={reason}>{t(`reason.${reason}`)}</Tag>
                ))}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'uscc',
      title: t('col.uscc'),
      cell: (company) => (company.uscc === null ? null : <span className="cy-code">{company.uscc}</span>),
    },
    { key: 'region', title: t('col.region'), cell: (company) => company.region?.name },
    { key: 'leads', title: t('col.leads'), align: 'end', cell: (company) => formatNumber(company.leadCount) },
    { key: 'deals', title: t('col.deals'), align: 'end', cell: (company) => formatNumber(company.dealCount) },
    {
      key: 'created',
      title: t('col.created'),
      ...(asked ? {} : { sort: 'createdAt' }),
      cell: (company) => <DateText at={company.createdAt} />,
    },
  ];
}
