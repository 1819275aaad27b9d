import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { can } from '../../access';
import {
  getBoardColumn,
  getPipelines,
  getSummary,
  type BoardColumn,
  type Deal,
  type DealFilter,
} from '../../api/deals';
import { useMe } from '../../api/me';
import { useDocumentTitle } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useIsPhone } from '../../components/use-media';
import { useT } from '../../i18n';
import { MoveDialog } from '../deals/move-dialog';
import { ExportMenu } from '../exports/export-menu';
import { Board } from './board';
import { BOARD_COLUMNS, appendItems, applyMove } from './board-model';
import type { BoardProps } from './board-props';
import { boardQuery } from './board-query';
import { FilterBar, FilterSelect } from './filter-bar';
import { KpiStrip } from './kpi-strip';
import { ListView } from './list-view';
import { MoveMenu } from './move-menu';
import { PhoneBoard } from './phone-board';
import { usePipelineView, type PipelineView } from './pipeline-filter';
import './pipeline.css';
import { useMoves } from './use-moves';

const STATUSES = ['open', 'won', 'lost', 'on_hold', 'transferred', 'all'] as const;

/** 项目管道: the board or the list of the same filter, with its figures above. */
export function PipelinePage(): ReactNode {
  const t = useT('pipeline');
  const me = useMe();
  const view = usePipelineView();
  const { filter, set } = view;
  useDocumentTitle(t('title'));
  const pipelines = useQuery({ queryKey: ['pipelines'], queryFn: getPipelines, staleTime: 10 * 60_000 });
  const summary = useQuery(summaryQuery(filter));
  const unstalled = useQuery(summaryQuery({ ...filter, stalled: undefined }));
  const choices = pipelines.data?.items ?? [];

  return (
    <div className="pipe">
      <div className="pipe-head">
        <div className="pipe-title">
          <h1>{t('title')}</h1>
          <div className="seg" role="group" aria-label={t('view.label')}>
            {(['board', 'list'] as const).map((key) => (
              <button
                key={key}
                type="button"
                aria-pressed={view.view === key}
                onClick={() => set({ view: key === 'list' ? 'list' : null })}
              >
                {t(`view.${key}`)}
              </button>
            ))}
          </div>
          {choices.length > 1 ? (
            <FilterSelect
              label={t('pipeline.all')}
              value={filter.pipelineId}
              options={choices}
              onChange={(pipelineId) => set({ pipelineId })}
            />
          ) : null}
          <div className="end">
            {can(me.user, 'export') ? <ExportMenu kind="deals" filter={exportFilter(view)} /> : null}
          </div>
        </div>
        <KpiStrip summary={summary.data} />
        <FilterBar view={view} summary={unstalled.data} showOwner={me.user.role !== 'agent'}>
          {view.view === 'list' ? (
            <select
              className="select"
              aria-label={t('filter.status')}
              value={view.status}
              onChange={(event) => set({ status: event.target.value === 'open' ? null : event.target.value })}
            >
              {STATUSES.map((status) => (
                <option key={status} value={status}>
                  {t(`status.${status}`)}
                </option>
              ))}
            </select>
          ) : null}
        </FilterBar>
      </div>
      {view.view === 'list' ? (
        <ListView view={view} />
      ) : (
        <BoardPane key={JSON.stringify(filter)} view={view} />
      )}
    </div>
  );
}

function summaryQuery(filter: DealFilter) {
  return {
    queryKey: ['deals', 'summary', filter] as const,
    queryFn: () => getSummary(filter),
    placeholderData: keepPreviousData,
  };
}

/** What is exported is what is shown: the board shows open and won deals, the list its status. */
function exportFilter(view: PipelineView): Record<string, unknown> {
  const { filter, status } = view;
  const shown = view.view === 'board' ? 'open,won' : status;
  return { ...filter, ...(shown === 'all' ? {} : { status: shown }) };
}

function BoardPane({ view }: { readonly view: PipelineView }): ReactNode {
  const t = useT('pipeline');
  const me = useMe();
  const isPhone = useIsPhone();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const { filter } = view;
  const board = useQuery(boardQuery(filter));
  const pipelines = useQuery({ queryKey: ['pipelines'], queryFn: getPipelines, staleTime: 10 * 60_000 });
  const [further, setFurther] = useState<
    Readonly<Record<string, { items: readonly Deal[]; next: string | null }>>
  >({});
  const [loadingMore, setLoadingMore] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ readonly deal: Deal; readonly anchor: HTMLElement } | null>(null);

  const items = pipelines.data?.items;
  const pipelineOf = useCallback(
    (deal: Deal) => items?.find((pipeline) => pipeline.id === deal.pipelineId),
    [items],
  );
  const onMoved = useCallback(
    (deal: Deal): void => {
      setFurther((before) =>
        Object.fromEntries(
          Object.entries(before).map(([column, more]) => [
            column,
            { ...more, items: more.items.filter((item) => item.id !== deal.id) },
          ]),
        ),
      );
      showToast({
        text:
          deal.status === 'open' || deal.status === 'won'
            ? t('move.done', { deal: deal.name, stage: deal.stage.name })
            : t('move.left', { deal: deal.name, status: t(`status.${deal.status}`) }),
      });
    },
    [t],
  );
  const moves = useMoves(pipelineOf, onMoved);

  const columns = useMemo(() => {
    const loaded = (board.data?.columns ?? []).map((column) => {
      const more = further[column.stage];
      return more ? appendItems(column, more.items, more.next) : column;
    });
    return moves.pending ? applyMove(loaded, moves.pending.dealId, moves.pending.column) : loaded;
  }, [board.data, further, moves.pending]);

  const loadMore = async (column: BoardColumn): Promise<void> => {
    if (column.nextCursor === null) return;
    setLoadingMore(column.stage);
    try {
      const page = await getBoardColumn(column.stage, filter, column.nextCursor);
      setFurther((before) => ({
        ...before,
        [column.stage]: {
          items: [...(before[column.stage]?.items ?? []), ...page.items],
          next: page.nextCursor,
        },
      }));
    } catch (error) {
      showToast({ text: errorText(error), tone: 'bad' });
      await queryClient.invalidateQueries({ queryKey: ['deals', 'board'] });
    } finally {
      setLoadingMore(null);
    }
  };

  if (board.isPending || pipelines.isPending) return <BoardWaiting />;
  if (board.isError && !board.data)
    return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  if (pipelines.isError)
    return <ErrorState error={pipelines.error} onRetry={() => void pipelines.refetch()} />;
  if (columns.every((column) => column.count === 0)) {
    return view.isFiltered ? (
      <EmptyState title={t('list.empty')} hint={t('list.emptyFiltered')}>
        <button type="button" className="btn" onClick={view.clear}>
          {t('filter.clear')}
        </button>
      </EmptyState>
    ) : (
      <EmptyState title={t('board.empty')} hint={t('board.emptyHint')} />
    );
  }

  const closeMenu = (): void => {
    const deal = menu?.deal.id;
    setMenu(null);
    document.querySelector<HTMLElement>(`article[data-deal="${deal ?? ''}"]`)?.focus();
  };
  const props: BoardProps = {
    columns,
    pipelineOf,
    headPipeline:
      pipelines.data.items.find((pipeline) => pipeline.id === filter.pipelineId) ??
      sharedHead(pipelines.data.items),
    moves,
    canMove: can(me.user, 'workDeals'),
    onMenu: (deal, anchor) => setMenu({ deal, anchor }),
    onMore: (column) => void loadMore(column),
    loadingMore,
  };
  return (
    <>
      {isPhone ? <PhoneBoard {...props} /> : <Board {...props} />}
      {menu ? (
        <MoveMenu
          deal={menu.deal}
          anchor={menu.anchor.getBoundingClientRect()}
          columns={columns}
          onColumn={(column) => {
            closeMenu();
            moves.toColumn(menu.deal, column);
          }}
          onExit={(exit) => {
            closeMenu();
            moves.exit(menu.deal, exit);
          }}
          onClose={closeMenu}
        />
      ) : null}
      {moves.question ? (
        <MoveDialog question={moves.question} onMoved={moves.answered} onCancel={moves.cancel} />
      ) : null}
    </>
  );
}

/** With several pipelines a probability stands in the head only where all of them agree. */
function sharedHead(pipelines: NonNullable<Awaited<ReturnType<typeof getPipelines>>>['items']) {
  const [first] = pipelines;
  if (!first) return null;
  const agrees = first.stages.filter((stage) =>
    pipelines.every((pipeline) =>
      pipeline.stages.some(
        (other) => other.milestone === stage.milestone && other.probability === stage.probability,
      ),
    ),
  );
  return { ...first, stages: agrees };
}

function BoardWaiting(): ReactNode {
  return (
    <Loading className="board">
      {BOARD_COLUMNS.map((column) => (
        <div key={column} className="col">
          <div className="col-cards pipe-wait">
            {[96, 110, 110].map((height, index) => (
              <Skeleton key={index} height={height} />
            ))}
          </div>
        </div>
      ))}
    </Loading>
  );
}
