import { useSearchParams } from 'react-router';
import type { DealFilter } from '../../api/deals';

const KEYS = ['pipelineId', 'parkId', 'ownerId', 'needType', 'q'] as const;
type FilterKey = (typeof KEYS)[number] | 'stalled' | 'view' | 'sort' | 'status' | 'stage';

export interface PipelineView {
  readonly view: 'board' | 'list';
  readonly filter: DealFilter;
  /** List only. */
  readonly sort: string;
  readonly status: string;
  readonly set: (changes: Partial<Record<FilterKey, string | null>>) => void;
  readonly clear: () => void;
  readonly isFiltered: boolean;
}

/** Reads the filter out of the address, so that a view can be sent as a link and survives Back. */
export function readFilter(params: URLSearchParams): DealFilter {
  const filter: { -readonly [K in keyof DealFilter]: DealFilter[K] } = {};
  for (const key of KEYS) {
    const value = params.get(key);
    if (value) filter[key] = value;
  }
  if (params.get('stalled') === 'true') filter.stalled = true;
  return filter;
}

/** The board's view, kept in the address. */
export function usePipelineView(): PipelineView {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const set: PipelineView['set'] = (changes) => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(changes)) {
          if (value) next.set(key, value);
          else next.delete(key);
        }
        return next;
      },
      { replace: true },
    );
  };
  return {
    view: params.get('view') === 'list' ? 'list' : 'board',
    filter,
    sort: params.get('sort') ?? '-stageEnteredAt',
    status: params.get('status') ?? 'open',
    set,
    clear: () => set({ parkId: null, ownerId: null, needType: null, q: null, stalled: null }),
    isFiltered: Boolean(filter.parkId ?? filter.ownerId ?? filter.needType ?? filter.q ?? filter.stalled),
  };
}
