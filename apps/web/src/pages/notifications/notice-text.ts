import type { Notice, NoticeGroup } from '../../api/notifications';
import { toLocalInput } from '../../time/zone';
import type { IconName } from '../../components/icon';

export const NOTICE_GROUPS = ['todo', 'mention', 'system'] as const satisfies readonly NoticeGroup[];

/** Where a notice leads to; null when there is nothing to open. */
export function noticeTarget(notice: Notice): string | null {
  if (notice.kind === 'task_due' || notice.kind === 'task_given') return '/calendar/tasks';
  if (notice.kind === 'leave_clash') {
    const day = toLocalInput(Date.parse(String(notice.data['leaveAt']))).slice(0, 10);
    return `/calendar?date=${day}&who=user:${String(notice.data['personId'])}`;
  }
  if (notice.kind === 'offer_received') return `/supply?offer=${String(notice.data['offerId'])}`;
  if (notice.leadId !== null) return `/leads/${notice.leadId}`;
  if (notice.dealId !== null) return `/deals/${notice.dealId}`;
  if (notice.kind.startsWith('privacy_')) return '/admin/privacy';
  if (notice.kind === 'retention_warned') return '/admin/retention';
  if (notice.kind === 'morning_digest') return '/queue';
  if (notice.kind === 'leads_unmatched') return '/admin/rules';
  if (notice.kind === 'leads_waiting') return '/clocks';
  if (notice.kind.startsWith('credit_')) return '/clocks#credits';
  if (notice.kind === 'robot_failing') return '/admin/robots';
  if (notice.kind.startsWith('visit_') && notice.kind !== 'visit_removed') {
    return `/calendar?visit=${String(notice.data['visitId'])}`;
  }
  return notice.exportId === null ? null : '/exports';
}

/** The icon of a notice. */
export function noticeIcon(notice: Notice): IconName {
  if (notice.kind === 'clock_breached') return 'warn';
  if (notice.kind === 'clock_warned' || notice.kind === 'follow_up_due') return 'clock';
  if (notice.kind === 'task_due' || notice.kind === 'task_given' || notice.kind === 'leave_clash')
    return 'calendar';
  if (notice.kind === 'mentioned') return 'note';
  if (notice.kind === 'morning_digest') return 'calendar';
  if (notice.leadId !== null) return 'inbox';
  if (notice.dealId !== null) return 'board';
  return notice.exportId === null ? 'bell' : 'exchange';
}
