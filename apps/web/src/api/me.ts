import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { http, request, setCsrfToken } from './client';
import { queryClient } from './query';
import type { LocaleCode, Me, Preferences } from './types';

export const meQuery = {
  queryKey: ['me'] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Me> => {
    const me = await request<Me>('GET', '/me', { signal });
    setCsrfToken(me.csrfToken);
    return me;
  },
  staleTime: 5 * 60_000,
};

/** The signed-in person. Inside the shell it is always loaded. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** The unread count of the bell, kept fresh by the stream. */
export function useUnreadCount(): number {
  return (
    useQuery({
      queryKey: ['notifications', 'unread'],
      queryFn: ({ signal }) => http.get<{ readonly unread: number }>('/notifications', { limit: 1 }, signal),
    }).data?.unread ?? 0
  );
}

/** Saves language or preferences of the signed-in person. */
export function useUpdateMe() {
  return useMutation({
    mutationFn: (body: { locale?: LocaleCode; preferences?: Preferences }) =>
      request<unknown>('PATCH', '/me', { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

/** Ends this session. */
export function signOut(): Promise<void> {
  return request('POST', '/auth/logout');
}

/** Ends every session of the signed-in person. */
export function signOutEverywhere(): Promise<void> {
  return request('POST', '/auth/logout-everywhere');
}

/** Changes the signed-in person's own password. */
export function changePassword(body: { currentPassword: string; newPassword: string }): Promise<unknown> {
  return request('POST', '/auth/password', { body });
}
