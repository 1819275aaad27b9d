export { RoutingModule } from './routing.module';
export { RoutingService } from './assign-lead.service';
export type { RoutingOutcome } from './assign-lead.service';
export { ClockSweepService } from './clock-sweep.service';
export { RetryWaitingService } from './retry-waiting.service';
export { RETRY_WAITING, SWEEP_CLOCKS } from './routing.events';
