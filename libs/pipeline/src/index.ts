export { ConvertLeadService } from './deals/convert-lead.service';
export { EditDealService } from './deals/edit-deal.service';
export { MoveDealService } from './deals/move-deal.service';
export { visibleDeals } from './deals/deal-scope';
export { PipelineModule } from './pipeline.module';
export { seedPipelines } from './stages/default-pipelines';
export { DEAL_FIELDS, type DealFieldKey } from './stages/deal-fields.policy';
