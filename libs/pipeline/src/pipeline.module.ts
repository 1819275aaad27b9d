import { Module } from '@nestjs/common';
import { IdentityModule } from '@luodi/identity';
import { LeadsModule } from '@luodi/leads';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { ConvertLeadService } from './deals/convert-lead.service';
import { DealActivityService } from './deals/deal-activity.service';
import { DealAttachmentController } from './deals/deal-attachment.controller';
import { DealAttachmentService } from './deals/deal-attachment.service';
import { DealController } from './deals/deal.controller';
import { DealOwnerEffects } from './deals/deal-owner-effects';
import { DealHandoverService } from './deals/deal-handover.service';
import { DealReadService } from './deals/deal-read.service';
import { DealTeamsService } from './deals/deal-teams.service';
import { EditDealService } from './deals/edit-deal.service';
import { MoveDealService } from './deals/move-deal.service';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { PIPELINE_ERRORS } from './pipeline.errors';
import { PipelineController } from './stages/pipeline.controller';
import { PIPELINE_PERSON_DATA } from './person-tables';

registerErrors(PIPELINE_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** Deals: stages, gates, moves and their history. */
@Module({
  imports: [IdentityModule, LeadsModule],
  controllers: [PipelineController, DealController, DealAttachmentController],
  providers: [
    ConvertLeadService,
    DealActivityService,
    DealAttachmentService,
    DealHandoverService,
    DealOwnerEffects,
    DealReadService,
    DealTeamsService,
    EditDealService,
    MoveDealService,
  ],
  exports: [ConvertLeadService, DealActivityService, DealOwnerEffects, EditDealService, MoveDealService],
})
export class PipelineModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(PIPELINE_PERSON_DATA);
  }
}
