import { defineTask } from '@luodi/platform';

/** Name of the cached view of parks, sites and the calendar. */
export const WORKSPACE_CACHE = 'workspace';

/** Somebody's leave was entered, changed or taken back; routing looks at the waiting leads again. */
export const LEAVES_CHANGED = defineTask<Record<string, never>>('workspace.leaves-changed', {
  maxAttempts: 1,
});

/** Somebody's leave was entered, or its times changed; `version` is the leave's after it. */
export const LEAVE_ENTERED = defineTask<{
  readonly leaveId: string;
  readonly version: number;
  /** Who did it. */
  readonly byId: string;
}>('workspace.leave-entered');

/** Name of the cached working calendars: the workspace's and the teams'. */
export const CALENDAR_CACHE = 'workspace.calendar';
