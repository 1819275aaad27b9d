import type { NoticeKind } from '../inbox/notice-kinds.policy';

/** Of what a group may be told: what concerns a lead and somebody's clock. */
export const ROBOT_EVENTS = [
  'lead_assigned',
  'clock_warned',
  'clock_breached',
  'lead_escalated',
  'lead_waiting',
  'waiting_alarm',
  'inquiry_added',
  'due_warned',
  'due_breached',
  'due_copied',
  'pool_contact_due',
  'pool_recycle_due',
  'pool_uncontacted',
  'pool_recycled',
] as const satisfies readonly NoticeKind[];
export type RobotEvent = (typeof ROBOT_EVENTS)[number];

/** Whether a group can listen to a kind of notice. */
export function isRobotEvent(kind: string): kind is RobotEvent {
  return ROBOT_EVENTS.some((event) => event === kind);
}
