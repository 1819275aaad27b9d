export { ConvertLeadService } from './deals/convert-lead.service';
export { ConvertLeadDto, EditDealDto, MoveDealDto } from './deals/deal.dto';
export type { ConvertedResponse, DealResponse } from './deals/deal.response';
export { EditDealService } from './deals/edit-deal.service';
export { MoveDealService } from './deals/move-deal.service';
export { PipelineModule } from './pipeline.module';
export { seedPipelines } from './stages/default-pipelines';
export { DEAL_FIELDS, type DealFieldKey } from './stages/deal-fields.policy';
export {
  BOARD_COLUMNS,
  DEAL_STATUSES,
  MILESTONES,
  type BoardColumn,
  type DealStatus,
  type Milestone,
} from './stages/milestones.policy';
