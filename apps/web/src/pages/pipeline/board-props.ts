import type { BoardColumn, Deal, Pipeline } from '../../api/deals';
import type { Moves } from './use-moves';

/** What the board of a wide screen and that of a phone are given alike. */
export interface BoardProps {
  readonly columns: readonly BoardColumn[];
  /** A deal's own pipeline: the board may show several at once. */
  readonly pipelineOf: (deal: Deal) => Pipeline | undefined;
  /** The pipeline whose probabilities stand in the heads; null when several are shown. */
  readonly headPipeline: Pipeline | null;
  readonly moves: Moves;
  readonly canMove: boolean;
  readonly onMenu: (deal: Deal, anchor: HTMLElement) => void;
  readonly onMore: (column: BoardColumn) => void;
  readonly loadingMore: string | null;
}
