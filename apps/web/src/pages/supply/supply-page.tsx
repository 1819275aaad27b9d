import './supply.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { listOffers, OFFER_STATUSES, type SupplyOffer } from '../../api/supply';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { FilterChips } from '../../components/filter-chips';
import { LoadMore } from '../../components/load-more';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { usePaused } from '../../components/use-paused';
import { phoneText } from '../lead/phone-text';
import { areaText } from './area-text';
import { OFFER_TONES } from './offer-tones';
import { OfferDialog } from './offer-dialog';

const CHIPS = ['all', ...OFFER_STATUSES] as const;
type Chip = (typeof CHIPS)[number];

/** 载体供给: premises that people offer; a list of its own beside the leads. */
export function SupplyPage(): ReactNode {
  const t = useT('supply');
  const id = useId();
  const [chip, setChip] = useState<Chip>('all');
  const [text, setText] = useState('');
  const [mine, setMine] = useState(false);
  const [params, setParams] = useSearchParams();
  const open = params.get('offer');
  const setOpen = (offer: string | null): void =>
    setParams(offer === null ? {} : { offer }, { replace: true });
  const q = usePaused(text.trim());
  const list = useInfiniteQuery({
    queryKey: ['supply', 'list', chip, q, mine],
    queryFn: ({ pageParam }) =>
      listOffers({
        ...(chip === 'all' ? {} : { status: [chip] }),
        ...(q === '' ? {} : { q }),
        ...(mine ? { mine } : {}),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = chip !== 'all' || q !== '' || mine;
  const columns = useColumns(setOpen);
  return (
    <div className="page">
      <PageHeader title={t('title')} sub={t('sub')} />
      <div className="sp-bar">
        <FilterChips
          label={t('col.status')}
          chips={CHIPS.map((key) => ({ key, label: t(`status.${key}`) }))}
          value={chip}
          onChange={setChip}
        />
        <label className="sp-check">
          <input type="checkbox" checked={mine} onChange={(event) => setMine(event.target.checked)} />
          {t('mine')}
        </label>
        <label className="sr-only" htmlFor={id}>
          {t('search')}
        </label>
        <input
          id={id}
          className="input sp-search"
          type="search"
          autoComplete="off"
          maxLength={100}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
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
          title={t(filtered ? 'nothing' : 'empty')}
          hint={t(filtered ? 'nothingHint' : 'emptyHint')}
        />
      ) : null}
      {rows.length > 0 ? (
        <section className="card dt-wrap" tabIndex={0} role="group" aria-label={t('list')}>
          <DataTable label={t('list')} columns={columns} rows={rows} rowKey={(offer) => offer.id} />
        </section>
      ) : null}
      <LoadMore list={list} label={t('more')} />
      {open !== null && <OfferDialog id={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function useColumns(open: (id: string) => void): readonly DataColumn<SupplyOffer>[] {
  const t = useT('supply');
  return [
    {
      key: 'offer',
      title: t('col.offer'),
      width: 420,
      cell: (offer) => (
        <button type="button" className="btn-link sp-offer" onClick={() => open(offer.id)}>
          {offer.offer ?? offer.company ?? t('noText')}
        </button>
      ),
    },
    {
      key: 'status',
      title: t('col.status'),
      cell: (offer) => <Tag tone={OFFER_TONES[offer.status]}>{t(`status.${offer.status}`)}</Tag>,
    },
    { key: 'area', title: t('col.area'), align: 'end', cell: (offer) => areaText(offer) },
    {
      key: 'who',
      title: t('col.who'),
      cell: (offer) => (
        <span className="sp-who">
          <span>{[offer.company, offer.contact].filter((part) => part !== null).join(' · ') || '—'}</span>
          <small>{offer.phone === null ? offer.wechat : phoneText(offer.phone)}</small>
        </span>
      ),
    },
    { key: 'park', title: t('col.park'), cell: (offer) => offer.park?.name },
    { key: 'owner', title: t('col.owner'), cell: (offer) => offer.owner?.name },
    { key: 'received', title: t('col.received'), cell: (offer) => <DateText at={offer.receivedAt} /> },
  ];
}
