import { Module } from '@nestjs/common';
import { LeadsModule } from '@luodi/leads';
import { WorkspaceModule } from '@luodi/workspace';
import { RoutingService } from './assign-lead.service';
import { RoutingConfig } from './routing-config';

@Module({
  imports: [LeadsModule, WorkspaceModule],
  providers: [RoutingService, RoutingConfig],
  exports: [RoutingService],
})
export class RoutingModule {}
