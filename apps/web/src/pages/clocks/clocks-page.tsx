import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { can } from '../../access';
import { listBreached, listWaiting, type BreachedClock, type WaitingLead } from '../../api/clocks';
import { leadsChanged } from '../../api/lead-refresh';
import { assignLead } from '../../api/leads';
import { useMe } from '../../api/me';
import type { Page } from '../../api/types';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { LoadMore } from '../../components/load-more';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { Tag } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { useT, type Translate } from '../../i18n';
import { AssignDialog } from '../lead/assign-dialog';
import { areaOf } from '../lead/demand';
import { CreditsSection } from './credits-section';
import './clocks.css';
import { WhatFrees } from './what-frees';

/** 待分配与超时: what nobody has, and what has run out, within the scope of who looks. */
export function ClocksPage(): ReactNode {
  const c = useT('clocks');
  return (
    <div className="page ck-page">
      <PageHeader title={c('title')} sub={c('sub')} />
      <Waiting />
      <Breached />
      <CreditsSection />
    </div>
  );
}

function Waiting(): ReactNode {
  const c = useT('clocks');
  const t = useT('lead');
  const me = useMe();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<WaitingLead | null>(null);
  const list = useList(['leads', 'waiting'], listWaiting);
  const assign = useMutation({
    mutationFn: (to: { readonly leadId: string; readonly ownerId: string; readonly reason: string }) =>
      assignLead(to.leadId, to.ownerId, to.reason),
    onSuccess: () => {
      setChosen(null);
      showToast({ text: c('waiting.assigned') });
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
    onSettled: (_lead, _error, to) => leadsChanged([to.leadId]),
  });
  const columns: readonly DataColumn<WaitingLead>[] = [
    {
      key: 'lead',
      title: c('lead'),
      width: 260,
      cell: (lead) => (
        <LeadLink
          id={lead.id}
          name={lead.company ?? lead.contact}
          number={lead.number}
          contact={lead.contact}
        />
      ),
    },
    {
      key: 'need',
      title: c('waiting.need'),
      cell: (lead) => (
        <span className="ck-lead">
          <span>{needWords(lead, t)}</span>
          {lead.park === null ? null : <small>{lead.park.name}</small>}
        </span>
      ),
    },
    {
      key: 'rule',
      title: c('waiting.rule'),
      cell: (lead) => (
        <span className="ck-lead">
          <span>{lead.rule?.name ?? c('waiting.noRule')}</span>
          {lead.team === null ? null : <small>{lead.team.name}</small>}
        </span>
      ),
    },
    {
      key: 'why',
      title: c('waiting.why'),
      width: 340,
      cell: (lead) => (
        <span className="ck-why dt-wrap-text">
          <span>{t(`waiting.${lead.reason}`)}</span>
          <small>
            <WhatFrees lead={lead} />
          </small>
        </span>
      ),
    },
    { key: 'since', title: c('waiting.since'), cell: (lead) => <DateText at={lead.since} /> },
    ...(can(me.user, 'assignLeads')
      ? [
          {
            key: 'act',
            title: c('act'),
            align: 'end' as const,
            cell: (lead: WaitingLead) => (
              <button
                type="button"
                className="btn btn-sm"
                aria-label={c('waiting.assignOne', { number: lead.number })}
                onClick={() => setChosen(lead)}
              >
                {c('waiting.assign')}
              </button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Part
      id="waiting"
      title={c('waiting.title')}
      list={list}
      empty={c('waiting.empty')}
      hint={c('waiting.emptyHint')}
    >
      <DataTable label={c('waiting.title')} columns={columns} rows={list.rows} rowKey={(lead) => lead.id} />
      {chosen === null ? null : (
        <AssignDialog
          count={1}
          busy={assign.isPending}
          onClose={() => setChosen(null)}
          onAssign={(ownerId, reason) => assign.mutate({ leadId: chosen.id, ownerId, reason })}
        />
      )}
    </Part>
  );
}

/** 租厂房 · 3,000–5,000 ㎡ */
function needWords(lead: WaitingLead, t: Translate): string {
  const area = areaOf({ ...lead, areaEntered: null });
  const parts = [lead.needType === null ? null : t(`common:needType.${lead.needType}`), area];
  return parts.filter((part) => part !== null).join(' · ') || t('common:none');
}

function Breached(): ReactNode {
  const c = useT('clocks');
  const list = useList(['leads', 'breached'], listBreached);
  const columns: readonly DataColumn<BreachedClock>[] = [
    {
      key: 'lead',
      title: c('lead'),
      width: 260,
      cell: (clock) => <LeadLink id={clock.leadId} name={clock.company} number={clock.number} />,
    },
    { key: 'kind', title: c('kind'), cell: (clock) => <Tag tone="bad">{c(`kind.${clock.kind}`)}</Tag> },
    { key: 'due', title: c('breached.due'), cell: (clock) => <DateText at={clock.dueAt} /> },
    { key: 'owner', title: c('breached.owner'), cell: (clock) => clock.owner?.name ?? c('breached.nobody') },
    { key: 'team', title: c('breached.team'), cell: (clock) => clock.team?.name ?? null },
    {
      key: 'next',
      title: c('breached.next'),
      cell: (clock) => (clock.nextStepAt === null ? null : <DateText at={clock.nextStepAt} />),
    },
  ];
  return (
    <Part
      id="breached"
      title={c('breached.title')}
      list={list}
      empty={c('breached.empty')}
      hint={c('breached.emptyHint')}
    >
      <DataTable
        label={c('breached.title')}
        columns={columns}
        rows={list.rows}
        rowKey={(clock) => `${clock.id}${clock.kind}`}
      />
    </Part>
  );
}

function LeadLink({
  id,
  name,
  number,
  contact = null,
}: {
  readonly id: string;
  readonly name: string | null;
  readonly number: string;
  readonly contact?: string | null;
}) {
  const beside = [contact === name ? null : contact, name === null ? null : number].filter(
    (part) => part !== null,
  );
  return (
    <span className="ck-lead">
      <Link className="dt-cut" to={`/leads/${id}`}>
        {name ?? number}
      </Link>
      {beside.length === 0 ? null : <small>{beside.join(' · ')}</small>}
    </span>
  );
}

function useList<T>(key: readonly string[], load: (cursor: string | undefined) => Promise<Page<T>>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<T>) => last.nextCursor ?? undefined,
  });
  return { query, rows: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

function Part<T>(props: {
  readonly id: string;
  readonly title: string;
  readonly empty: string;
  readonly hint: string;
  readonly list: ReturnType<typeof useList<T>>;
  readonly children: ReactNode;
}): ReactNode {
  const c = useT('clocks');
  const { query, rows } = props.list;
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {query.isPending ? (
        <Loading>
          <Skeleton height={120} />
        </Loading>
      ) : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? <EmptyState title={props.empty} hint={props.hint} /> : null}
      {rows.length > 0 ? (
        <div className="card dt-wrap" tabIndex={0} role="group" aria-label={props.title}>
          {props.children}
        </div>
      ) : null}
      <LoadMore list={query} label={c('more')} />
    </section>
  );
}
