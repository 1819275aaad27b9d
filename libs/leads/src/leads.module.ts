import { Module } from '@nestjs/common';
import { LeadConversionService } from './lead-conversion.service';
import { LeadIntakeService } from './lead-intake.service';

@Module({ providers: [LeadIntakeService, LeadConversionService], exports: [LeadIntakeService, LeadConversionService] })
export class LeadsModule {}
