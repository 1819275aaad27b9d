import type { Notice } from '../../api/notifications';
import type { IconName } from '../../components/icon';

export const NOTICE_GROUPS = ['todo', 'system'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** Where a notice leads to; null when there is nothing to open. */
export function noticeTarget(notice: Notice): string | null {
  if (notice.leadId !== null) return `/leads/${notice.leadId}`;
  if (notice.dealId !== null) return `/deals/${notice.dealId}`;
  if (notice.kind.startsWith('privacy_')) return '/admin/privacy';
  if (notice.kind === 'retention_warned') return '/admin/retention';
  return notice.exportId === null ? null : '/exports';
}

/** What waits for the reader stands apart from what the system merely reports. */
export function noticeGroup(notice: Notice): NoticeGroup {
  return notice.leadId !== null || notice.dealId !== null ? 'todo' : 'system';
}

/** The icon of a notice. */
export function noticeIcon(notice: Notice): IconName {
  if (notice.kind === 'clock_breached') return 'warn';
  if (notice.kind === 'clock_warned') return 'clock';
  if (notice.leadId !== null) return 'inbox';
  if (notice.dealId !== null) return 'board';
  return notice.exportId === null ? 'bell' : 'exchange';
}
