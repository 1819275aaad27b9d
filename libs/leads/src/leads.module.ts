import { Module } from '@nestjs/common';
import { WorkspaceModule } from '@luodi/workspace';
import { LeadConversionService } from './lead-conversion.service';
import { LeadIntakeService } from './lead-intake.service';
import { OwnershipService } from './ownership.service';

@Module({
  imports: [WorkspaceModule],
  providers: [LeadIntakeService, LeadConversionService, OwnershipService],
  exports: [LeadIntakeService, LeadConversionService, OwnershipService],
})
export class LeadsModule {}
