import { keepPreviousData } from '@tanstack/react-query';
import { getBoard, type DealFilter } from '../../api/deals';

/** The board of a filter; old columns stay while a new filter loads. */
export const boardQuery = (filter: DealFilter) => ({
  queryKey: ['deals', 'board', filter] as const,
  queryFn: () => getBoard(filter),
  placeholderData: keepPreviousData,
});
