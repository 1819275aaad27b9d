import type { Notice } from '../../api/notifications';
import type { IconName } from '../../components/icon';
import type { Translate } from '../../i18n';

export const NOTICE_GROUPS = ['todo', 'system'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** Where a notice leads to; null when there is nothing to open. */
export function noticeTarget(notice: Notice): string | null {
  if (notice.leadId !== null) return `/leads/${notice.leadId}`;
  if (notice.dealId !== null) return `/deals/${notice.dealId}`;
  return notice.exportId === null ? null : '/exports';
}

/** What waits for the reader stands apart from what the system merely reports. */
export function noticeGroup(notice: Notice): NoticeGroup {
  return notice.leadId !== null || notice.dealId !== null ? 'todo' : 'system';
}

/** The icon of a notice. */
export function noticeIcon(notice: Notice): IconName {
  if (notice.kind.includes('breach')) return 'warn';
  if (notice.kind.includes('warn') || notice.kind.includes('clock')) return 'clock';
  if (notice.leadId !== null) return 'inbox';
  if (notice.dealId !== null) return 'board';
  return notice.exportId === null ? 'bell' : 'exchange';
}

/** Title and reason in words: the server's where it gave some, else the kind's message filled with its data. */
export function noticeText(
  notice: Notice,
  t: Translate,
): { readonly title: string; readonly body: string | null } {
  if (notice.title !== undefined) return { title: notice.title, body: notice.body ?? null };
  const params = Object.fromEntries(
    Object.entries(notice.data).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
  return {
    title: t(`kind.${notice.kind}`, params),
    body: typeof params.reason === 'string' ? params.reason : null,
  };
}
