import { http } from './client';

export interface Notice {
  readonly id: string;
  readonly kind: string;
  /** In the reader's language. */
  readonly title: string;
  readonly body: string | null;
  readonly leadId: string | null;
  readonly dealId: string | null;
  readonly exportId: string | null;
  readonly createdAt: string;
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
}): Promise<NoticePage> => http.get('/notifications', { ...query });

/** Marks one notice as read. */
export const readNotice = (id: string): Promise<unknown> => http.post(`/notifications/${id}/read`);

/** Marks all notices as read. */
export const readAllNotices = (): Promise<unknown> => http.post('/notifications/read-all');
