import { Module } from '@nestjs/common';
import { LeadsModule } from '@luodi/leads';
import { RoutingService } from './assign-lead.service';

@Module({ imports: [LeadsModule], providers: [RoutingService], exports: [RoutingService] })
export class RoutingModule {}
