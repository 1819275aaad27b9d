import { queryOptions, useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api, setCsrfToken } from './client';
import { listNotices } from './notifications';
import { queryClient } from './query';
import type { Me, Schemas } from './types';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => {
    const me = await answer(api.GET('/api/v1/me', { signal }));
    setCsrfToken(me.csrfToken);
    return me;
  },
  staleTime: 5 * 60_000,
});

/** The signed-in person. Inside the shell it is always loaded. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** The unread count of the bell, kept fresh by the stream. */
export function useUnreadCount(): number {
  return (
    useQuery({
      queryKey: ['notifications', 'unread'],
      queryFn: () => listNotices({ limit: 1 }),
    }).data?.unread ?? 0
  );
}

/** Saves language or preferences of the signed-in person: shown at once, and taken back when the server refuses. */
export function useUpdateMe() {
  return useMutation({
    mutationFn: (body: Schemas['UpdateMeDto']) => answer(api.PATCH('/api/v1/me', { body })),
    onMutate: async ({ locale, preferences }) => {
      await queryClient.cancelQueries({ queryKey: meQuery.queryKey });
      const before = queryClient.getQueryData(meQuery.queryKey);
      if (before !== undefined) {
        queryClient.setQueryData(meQuery.queryKey, {
          ...before,
          ...(preferences === undefined ? {} : { preferences: { ...before.preferences, ...preferences } }),
          user: { ...before.user, ...(locale === undefined ? {} : { locale }) },
        });
      }
      return { before };
    },
    onError: (_error, _body, context) => queryClient.setQueryData(meQuery.queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await api.POST('/api/v1/auth/logout');
}

/** Ends every session of the signed-in person. */
export async function signOutEverywhere(): Promise<void> {
  await api.POST('/api/v1/auth/logout-everywhere');
}

/** Changes the signed-in person's own password. */
export async function changePassword(body: Schemas['ChangePasswordDto']): Promise<void> {
  await api.POST('/api/v1/auth/password', { body });
}
