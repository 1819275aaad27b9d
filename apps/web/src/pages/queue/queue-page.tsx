// In this order: what comes later decides.
import './queue.css';
import './queue-head.css';
import './queue-list.css';
import './queue-row.css';
import './queue-foot.css';
import './queue-phone.css';
import './queue-marks.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate, useNavigationType } from 'react-router';
import { can } from '../../access';
import { leadCountsQuery } from '../../api/leads';
import { useMe } from '../../api/me';
import { useDocumentTitle } from '../../components/page-header';
import { EmptyState, ErrorState } from '../../components/states';
import { useIsPhone } from '../../components/use-media';
import { formatNumber } from '../../format';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';
import { focusTitleOf } from '../lead/lead-header';
import { LeadPane } from '../lead/lead-pane';
import { BulkBar } from './bulk-bar';
import { survivor } from './frozen-order';
import { hasRememberedOrder, neighboursIn, rememberOrder } from './list-order';
import { HandoverNotice, ListFoot, ListHead, ListSkeleton, NewRowsPill, QueueEmpty } from './list-parts';
import { QueueHead } from './queue-head';
import { queueKeys } from './queue-keys';
import { QueueList } from './queue-list';
import { columnsOf, columnsText } from './table-columns';
import { chipsFor, hasChips, toFilter, viewOf, type QueueSettings } from './queue-views';
import { useAddressOfActive } from './use-address-of-active';
import { LAST_PLACE, useJump } from './use-jump';
import { useOccupied } from './use-occupied';
import { useQueueRows } from './use-queue-rows';
import { useQueueSelection } from './use-queue-selection';
import { movesRows, useQueueSettings } from './use-queue-settings';
import { useSettled } from './use-settled';
import { useStartView } from './use-start-view';

const QueueTable = lazy(() => import('./queue-table').then((file) => ({ default: file.QueueTable })));
const ColumnsMenu = lazy(() => import('./columns-menu').then((file) => ({ default: file.ColumnsMenu })));
const FocusedLead = lazy(() => import('./focused-lead').then((file) => ({ default: file.FocusedLead })));
const JumpDialog = lazy(() => import('./jump-dialog').then((file) => ({ default: file.JumpDialog })));
const BulkProgress = lazy(() => import('./bulk-job').then((file) => ({ default: file.BulkProgress })));

/** The queue, beginning with the view that the person chose for it. */
export function QueuePage() {
  const start = useStartView();
  return start === 'waiting' ? <ListSkeleton /> : <Queue startIsGone={start === 'gone'} />;
}

/** The list at the left, the lead at the right, and the keys that go through both. */
function Queue({ startIsGone }: { readonly startIsGone: boolean }) {
  const t = useT('queue');
  const me = useMe();
  const navigate = useNavigate();
  const isPop = useNavigationType() === 'POP';
  const [cameBack] = useState(isPop && hasRememberedOrder());
  const phone = useIsPhone();
  const { settings, params, write } = useQueueSettings();
  const inTable = settings.layout === 'table' && !phone;
  // A window that is made narrow for a moment loses neither an open dialog nor what was typed.
  const [wasWide, setWasWide] = useState(!phone);
  if (!phone && !wasWide) setWasWide(true);
  const keepsTable = wasWide && settings.layout === 'table';
  const columns = useMemo(() => columnsOf(settings.columns, settings.tab), [settings.columns, settings.tab]);
  const [jobId, setJobId] = useState<string | null>(null);
  const filter = useMemo(() => toFilter(settings, me.user, me.today), [settings, me.user, me.today]);
  const { occupied, handlers } = useOccupied();
  const list = useQueueRows(filter, occupied);
  const counts = useQuery(leadCountsQuery(viewOf(settings.tab, me.user))).data;
  const [wishedId, setWishedId] = useState<string | null>(params.get('lead'));
  const [focusWish, setFocusWish] = useState(0);
  const [orderBefore, setOrderBefore] = useState<readonly string[]>([]);
  const selection = useQueueSelection(list.ids);
  useDocumentTitle(t('title'));

  const hasRows = list.ids.length > 0;
  // The active row survives refetches by its id; when it is gone its place is kept.
  let activeId = wishedId;
  if (list.ids.length > 0 && (wishedId === null || !list.ids.includes(wishedId))) {
    const linked = wishedId !== null && orderBefore.length === 0;
    activeId = linked
      ? wishedId
      : wishedId === null
        ? phone
          ? null
          : (list.ids[0] ?? null)
        : survivor(orderBefore, list.ids, wishedId);
    if (activeId !== wishedId) setWishedId(activeId);
  }
  if (list.ids.length > 0 && orderBefore !== list.ids) setOrderBefore(list.ids);
  // A list that has become empty has no open lead; one that a link names may stand beside it.
  const isEmptied = list.query.isSuccess && list.ids.length === 0 && orderBefore.length > 0;
  if (isEmptied) {
    activeId = null;
    setWishedId(null);
    setOrderBefore([]);
  }

  const change = useCallback(
    (next: Partial<QueueSettings>): void => {
      if (movesRows(next)) {
        setOrderBefore([]);
        setWishedId(null);
      }
      write(next);
    },
    [write],
  );
  useAddressOfActive(activeId, hasRows || list.query.isPending);
  const address = `/queue?${params.toString()}`;
  useEffect(() => rememberOrder(list.ids, address), [list.ids, address]);
  useEffect(() => {
    if (cameBack && hasRows) setFocusWish((wish) => wish + 1);
  }, [cameBack, hasRows]);

  const activate = useCallback((id: string | null | undefined, focus = true): void => {
    if (id === null || id === undefined) return;
    focusTitleOf(null);
    setWishedId(id);
    if (focus) setFocusWish((wish) => wish + 1);
  }, []);
  const open = (id: string): void => {
    activate(id, false);
    if (phone || inTable) void navigate(`/leads/${id}`);
  };
  const { query } = list;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const onEndNear = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const loaded = { ids: list.ids, hasMore: hasNextPage, loading: isFetchingNextPage, onMore: onEndNear };
  const jump = useJump({ ...loaded, failed: query.isFetchNextPageError }, activate);
  const manyMeant = selection.checked.size > 0;
  const [asksPlace, setAsksPlace] = useState(false);
  const closeJob = useCallback(() => setJobId(null), []);
  const place = activeId === null ? null : neighboursIn(list.ids, activeId);
  useHotkeys(
    queueKeys({
      t,
      next: () => activate(place === null ? list.ids[0] : place.next),
      previous: () => activate(place?.previous),
      open: () => ((phone || inTable) && activeId !== null ? open(activeId) : focusTitleOf(activeId)),
      first: () => activate(list.ids[0]),
      last: () => jump.jump(LAST_PLACE),
      place: () => setAsksPlace(true),
      ...(jump.progress === null ? {} : { cancel: jump.cancel }),
      check: (range) => activeId !== null && selection.toggle(activeId, range),
      search: () => document.getElementById('queue-search')?.focus(),
      chips: hasChips(settings.tab) ? chipsFor(settings.chip, counts) : [],
      chip: (chip) => change({ chip }),
    }),
    { group: t('title') },
  );
  const paneId = useSettled(activeId);
  // Until the pane has followed the list, nothing may happen to the lead that it still shows.
  const behind = paneId !== activeId;
  const panePlace = useMemo(
    () => (paneId === null ? null : neighboursIn(list.ids, paneId)),
    [list.ids, paneId],
  );
  const total = list.total ?? list.ids.length;
  return (
    <div className={inTable ? 'q q-tablemode' : 'q'}>
      <h1 className="sr-only">{t('title')}</h1>
      <QueueHead settings={settings} counts={counts} startIsGone={startIsGone} onChange={change} />
      <section className="q-list" aria-label={t('list')} {...handlers}>
        {manyMeant ? (
          <BulkBar
            ids={[...selection.checked]}
            tab={settings.tab}
            filter={filter}
            total={total}
            allChecked={selection.checked.size === list.ids.length}
            onAll={() => selection.set(list.ids)}
            onClear={selection.clear}
            onJob={setJobId}
          />
        ) : (
          <ListHead
            tab={settings.tab}
            sort={settings.sort}
            total={list.total}
            filter={filter}
            onSort={(sort) => change({ sort })}
            onAll={() => selection.set(list.ids)}
            canCheck={can(me.user, 'workLeads') && hasRows}
          >
            {inTable && (
              <Suspense fallback={null}>
                <ColumnsMenu
                  tab={settings.tab}
                  columns={columns}
                  density={settings.density}
                  onColumns={(next) => change({ columns: columnsText(next) })}
                  onDensity={(density) => change({ density })}
                />
              </Suspense>
            )}
          </ListHead>
        )}
        <HandoverNotice settings={settings} counts={counts} onChange={change} />
        <NewRowsPill count={list.waiting} onShow={list.applyWaiting} />
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <ListSkeleton />}
        {jobId !== null && (
          <Suspense fallback={null}>
            <BulkProgress key={jobId} jobId={jobId} onClose={closeJob} />
          </Suspense>
        )}
        {jump.progress !== null && (
          <p className="q-working" role="status">
            <progress aria-label={t('jump.working')} />
            {t('jump.loaded', { count: formatNumber(jump.progress) })}
          </p>
        )}
        {asksPlace && (
          <Suspense fallback={null}>
            <JumpDialog
              total={total}
              onClose={() => setAsksPlace(false)}
              onJump={(place) => {
                setAsksPlace(false);
                jump.jump(place);
              }}
            />
          </Suspense>
        )}
        {hasRows && keepsTable && activeId !== null && (
          <Suspense fallback={null}>
            <FocusedLead id={activeId} place={place} manyMeant={manyMeant} onGo={activate} />
          </Suspense>
        )}
        {hasRows && inTable && (
          <Suspense fallback={<ListSkeleton />}>
            <QueueTable
              label={t('list')}
              ids={list.ids}
              rows={list.rows}
              current={list.current}
              total={total}
              columns={columns}
              density={settings.density}
              sort={settings.sort}
              activeId={activeId}
              checked={selection.checked}
              canEdit={can(me.user, 'workLeads')}
              focusWish={focusWish}
              onActivate={activate}
              onOpen={open}
              onCheck={selection.toggle}
              onEndNear={onEndNear}
              onEnd={() => jump.jump(LAST_PLACE)}
              onSort={(sort) => change({ sort })}
              onColumns={(next) => change({ columns: columnsText(next) })}
            />
          </Suspense>
        )}
        {hasRows && !inTable && (
          <QueueList
            label={t('list')}
            ids={list.ids}
            rows={list.rows}
            current={list.current}
            total={total}
            activeId={activeId}
            checked={selection.checked}
            phone={phone}
            showOwner={['team', 'all', 'collaborating'].includes(settings.tab)}
            inPool={settings.tab === 'pool'}
            focusWish={focusWish}
            onOpen={open}
            onCheck={selection.toggle}
            onEndNear={onEndNear}
          />
        )}
        {query.isSuccess && !hasRows && <QueueEmpty settings={settings} counts={counts} onChange={change} />}
        <ListFoot tab={settings.tab} />
      </section>
      {wasWide && settings.layout !== 'table' && (
        <section
          className={phone ? 'q-pane q-pane-kept' : 'q-pane'}
          aria-label={t('detail')}
          inert={behind && !phone}
        >
          {paneId === null ? (
            hasRows && <EmptyState title={t('nothingChosen')} />
          ) : (
            <LeadPane
              key={paneId}
              id={paneId}
              place={panePlace}
              total={total}
              behind={behind || phone}
              manyMeant={manyMeant}
              onGo={activate}
            />
          )}
        </section>
      )}
    </div>
  );
}
