export { ConvertLeadService } from './deals/convert-lead.service';
export { DealActivityService } from './deals/deal-activity.service';
export { visibleDeals } from './deals/deal-scope';
export { EditDealService } from './deals/edit-deal.service';
export { MoveDealService } from './deals/move-deal.service';
export { PipelineModule } from './pipeline.module';
export { seedPipelines } from './stages/default-pipelines';
export { DEAL_FIELDS, type DealFieldKey } from './stages/deal-fields.policy';
