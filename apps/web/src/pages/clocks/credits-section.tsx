import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { can } from '../../access';
import { listCredits, type CreditItem } from '../../api/credits';
import { useMe } from '../../api/me';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { LoadMore } from '../../components/load-more';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { DisputeDialog, RulingDialog } from '../lead/credit-dialogs';

type Asked = { readonly credit: CreditItem; readonly act: 'dispute' | 'rule' };

/** 首谈: what is disputed, for who rules and for both sides, and what teams share, also of leads that are others' by now. */
export function CreditsSection(): ReactNode {
  return (
    <>
      <Credits only="disputed" />
      <Credits only="shared" />
    </>
  );
}

function Credits({ only }: { readonly only: 'disputed' | 'shared' }): ReactNode {
  const c = useT('clocks');
  const me = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['credits', only],
    queryFn: ({ pageParam }) => listCredits(only, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const title = c(`credits.${only}`);
  const close = (): void => setAsked(null);
  return (
    <section id={only === 'disputed' ? 'credits' : undefined} aria-labelledby={`credits-${only}`}>
      <h2 id={`credits-${only}`}>{total > 0 ? c('credits.counted', { title, total }) : title}</h2>
      {list.isPending ? (
        <Loading>
          <Skeleton height={80} />
        </Loading>
      ) : null}
      {list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && rows.length === 0 ? (
        <EmptyState title={c(`credits.${only}.empty`)} hint={c(`credits.${only}.hint`)} />
      ) : null}
      {rows.length > 0 ? (
        <div className="card dt-wrap" tabIndex={0} role="group" aria-label={title}>
          <DataTable
            label={title}
            columns={columnsOf(c, can(me.user, 'assignLeads'), setAsked)}
            rows={rows}
            rowKey={(credit) => credit.leadId}
          />
        </div>
      ) : null}
      <LoadMore list={list} label={c('more')} />
      {asked?.act === 'dispute' ? <DisputeDialog leadId={asked.credit.leadId} onClose={close} /> : null}
      {asked?.act === 'rule' && asked.credit.dispute !== null ? (
        <RulingDialog
          leadId={asked.credit.leadId}
          dispute={asked.credit.dispute}
          holders={asked.credit.shares.map((share) => share.team)}
          onClose={close}
        />
      ) : null}
    </section>
  );
}

function columnsOf(
  c: ReturnType<typeof useT>,
  disputes: boolean,
  ask: (asked: Asked) => void,
): readonly DataColumn<CreditItem>[] {
  return [
    {
      key: 'lead',
      title: c('lead'),
      cell: (credit) =>
        credit.seesLead ? <Link to={`/leads/${credit.leadId}`}>{credit.number}</Link> : credit.number,
    },
    { key: 'user', title: c('credits.user'), cell: (credit) => credit.user.name },
    {
      key: 'shares',
      title: c('credits.shares'),
      cell: (credit) => (
        <span className="dt-wrap-text">
          {credit.shares.map(({ team, percent }) => `${team.name} ${percent}%`).join(c('credits.and'))}
        </span>
      ),
    },
    { key: 'until', title: c('credits.until'), cell: (credit) => credit.protectedUntil },
    {
      key: 'claim',
      title: c('credits.claim'),
      width: 260,
      cell: (credit) =>
        credit.dispute === null ? null : (
          <span className="dt-wrap-text">
            {c('credits.claimOf', { name: credit.dispute.openedBy.name, team: credit.dispute.team.name })}{' '}
            <DateText at={credit.dispute.openedAt} />
          </span>
        ),
    },
    {
      key: 'act',
      title: c('act'),
      align: 'end',
      cell: (credit) => <Act credit={credit} disputes={disputes} ask={ask} />,
    },
  ];
}

function Act(props: {
  readonly credit: CreditItem;
  readonly disputes: boolean;
  readonly ask: (asked: Asked) => void;
}): ReactNode {
  const c = useT('clocks');
  const { credit } = props;
  const act = credit.dispute === null ? 'dispute' : 'rule';
  if (act === 'rule' ? credit.dispute?.mayRule !== true : !props.disputes) return null;
  return (
    <button
      type="button"
      className="btn btn-sm"
      aria-label={c(`credits.${act}One`, { number: credit.number })}
      onClick={() => props.ask({ credit, act })}
    >
      {c(`credits.${act}`)}
    </button>
  );
}
