import { answer, api, http } from './client';
import type { Schemas } from './types';

export type NoticeSettings = Schemas['NoticeSettingsResponse'];
export type NoticeChannel = 'mail' | 'desktop';
export type NoticeGroup = 'todo' | 'mention' | 'system';

export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly group: NoticeGroup;
  /** In the reader's language. */
  readonly title: string;
  readonly body: string | null;
  /** Ids and numbers that the texts are made of. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly leadId: string | null;
  readonly dealId: string | null;
  readonly exportId: string | null;
  readonly createdAt: string;
  readonly shownAt: string;
  readonly desktop: boolean;
  readonly readAt: string | null;
}

export interface NoticePage {
  readonly items: readonly Notice[];
  readonly nextCursor: string | null;
  readonly unread: number;
}

/** The caller's notices, newest first, with the number of unread ones. */
export const listNotices = (query: {
  readonly cursor?: string;
  readonly limit?: number;
  readonly group?: NoticeGroup;
  readonly unread?: boolean;
  readonly desktop?: boolean;
}): Promise<NoticePage> => http.get('/notifications', { ...query });

/** Marks one notice as read. */
export const readNotice = (id: string): Promise<unknown> => http.post(`/notifications/${id}/read`);

/** Marks all notices as read. */
export const readAllNotices = (): Promise<unknown> => http.post('/notifications/read-all');

/** Takes a notice out of the list until a time. */
export const putOffNotice = (id: string, until: string): Promise<unknown> =>
  http.post(`/notifications/${id}/later`, { until });

/** How the signed-in person is told. */
export const showNoticeSettings = (): Promise<NoticeSettings> =>
  answer(api.GET('/api/v1/notifications/settings'));

export const saveNoticeSettings = (body: Schemas['UpdateNoticeSettingsDto']): Promise<NoticeSettings> =>
  answer(api.PATCH('/api/v1/notifications/settings', { body }));
