export { RoutingModule } from './routing.module';
export { RoutingService } from './assign/assign-lead.service';
export type { RoutingOutcome } from './assign/assign-lead.service';
export { ClockSweepService } from './clock/clock-sweep.service';
