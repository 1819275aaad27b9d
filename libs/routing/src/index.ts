export { RoutingModule } from './routing.module';
export { RoutingService } from './assign-lead.service';
export type { RoutingOutcome } from './assign-lead.service';
export { ClockSweepService } from './clock-sweep.service';
