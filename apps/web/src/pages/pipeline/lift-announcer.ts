import { useQuery } from '@tanstack/react-query';
import type { BoardColumn, Deal, Pipeline } from '../../api/deals';
import { useT } from '../../i18n';
import { columnOfMilestone, hoverStage } from './board-model';
import { gateQuery } from './drop-hint';

/** What a screen reader hears while a card is lifted: where it hovers and what is missing there. */
export function useLiftAnnouncer(
  lifted: { readonly deal: Deal; readonly column: string } | null,
  columns: readonly BoardColumn[],
  pipelineOf: (deal: Deal) => Pipeline | undefined,
): string {
  const t = useT('pipeline');
  const pipeline = lifted ? pipelineOf(lifted.deal) : undefined;
  const stage = lifted && pipeline ? hoverStage(lifted.deal, lifted.column, pipeline) : null;
  const gate = useQuery({ ...gateQuery(lifted?.deal.id ?? '', stage?.id ?? ''), enabled: stage !== null });
  if (!lifted) return '';
  const name = columns.find((column) => column.stage === lifted.column)?.name ?? '';
  if (columnOfMilestone(lifted.deal.stage.milestone) === lifted.column) {
    return t('lift.start', { deal: lifted.deal.name, column: name });
  }
  const missing = gate.data?.missing.map((item) => item.label).join(t('common:listSeparator'));
  return missing ? t('lift.missing', { column: name, items: missing }) : t('lift.over', { column: name });
}
