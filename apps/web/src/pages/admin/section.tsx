import { useInfiniteQuery, useQueryClient, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, type ReactNode } from 'react';
import { useMe } from '../../api/me';
import type { Page } from '../../api/types';
import { LoadMore } from '../../components/load-more';
import { useDocumentTitle } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A section of the administration: title, one sentence, its main action. */
export function Section({ title, hint, actions, children }: SectionProps): ReactNode {
  useDocumentTitle(title);
  return (
    <section className="admin-section" aria-labelledby="admin-title">
      <header className="admin-head">
        <div>
          <h1 id="admin-title">{title}</h1>
          {hint === undefined ? null : <p>{hint}</p>}
        </div>
        {actions === undefined ? null : <div className="end">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** A paged list under `['admin', name, …]`. */
export function usePaged<T>(
  key: readonly unknown[],
  load: (cursor: string | undefined) => Promise<Page<T>>,
): UseInfiniteQueryResult<{ readonly items: readonly T[] }> {
  return useInfiniteQuery({
    queryKey: ['admin', ...key],
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    select: (data) => ({ items: data.pages.flatMap((page) => page.items) }),
  });
}

interface ListProps<T> {
  readonly list: UseInfiniteQueryResult<{ readonly items: readonly T[] }>;
  readonly empty: string;
  readonly emptyHint?: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** Loading, error, empty and further pages of a list. */
export function PagedList<T>({ list, empty, emptyHint, children }: ListProps<T>): ReactNode {
  const t = useT('admin');
  if (list.isPending) {
    return (
      <Loading>
        <Skeleton height={240} />
      </Loading>
    );
  }
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) return <EmptyState title={empty} hint={emptyHint} />;
  return (
    <>
      {children(list.data.items)}
      <LoadMore list={list} label={t('more')} />
    </>
  );
}

/** Whether the signed-in person holds a permission of the server's table. */
export function useMay(permission: string): boolean {
  return useMe().user.permissions.includes(permission);
}

/** Runs a change and refreshes the lists it touches; a refusal is told at the bottom. */
export function useChange(): (
  change: () => Promise<unknown>,
  done: { readonly refresh: readonly string[]; readonly text?: string },
) => Promise<boolean> {
  const t = useT('admin');
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  return useCallback(
    async (change, done) => {
      try {
        await change();
      } catch (error) {
        showToast({ text: errorText(error), tone: 'bad' });
        return false;
      } finally {
        await Promise.all(
          done.refresh.map((name) => queryClient.invalidateQueries({ queryKey: ['admin', name] })),
        );
      }
      showToast({ text: done.text ?? t('saved') });
      return true;
    },
    [t, queryClient, errorText],
  );
}

/** Refreshes lists after a form has saved. */
export function useRefresh(): (...names: readonly string[]) => void {
  const t = useT('admin');
  const queryClient = useQueryClient();
  return (...names) => {
    showToast({ text: t('saved') });
    for (const name of names) void queryClient.invalidateQueries({ queryKey: ['admin', name] });
    void queryClient.invalidateQueries({ queryKey: ['lookups'] });
  };
}
