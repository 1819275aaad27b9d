export { RoutingModule } from './routing.module';
export { BulkRoutingService } from './assign/bulk-routing.service';
export { RoutingService } from './assign/assign-lead.service';
export type { Outlook, RoutingOutcome } from './assign/assign-lead.service';
export { ClockSweepService } from './clock/clock-sweep.service';
export { RetryWaitingService } from './assign/retry-waiting.service';
export { RETRY_WAITING } from './routing.events';
