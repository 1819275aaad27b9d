import type { SameKeys } from '../check';
import type { messages as chinese } from '../zh-cn/notifications';

export const messages: SameKeys<typeof chinese> = {
  title: 'Notifications',
  unread: 'Unread',
  mark: 'Mark read',
  markOne: 'Mark read: {title}',
  markAll: 'Mark all read',
  seeAll: 'All notifications',
  more: 'Earlier',
  empty: 'Nothing waits for you',
  emptyHint:
    'You are told here when a lead is assigned to you, a first response is nearly due, or an export is ready.',
  'group.label': 'Groups',
  'group.all': 'All',
  'group.unread': 'Unread',
  'group.todo': 'Waiting for me',
  'group.system': 'System',
};
