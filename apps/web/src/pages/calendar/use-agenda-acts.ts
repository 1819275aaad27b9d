import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { markTask, moveItem, type AgendaItem, type Moment } from '../../api/agenda';
import { ApiProblem } from '../../api/problem';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { placeOf } from './calendar-model';
import { itemWords, momentWords } from './item-words';

export interface AgendaActs {
  /** Puts it on another day or time, with a way back. */
  readonly move: (item: AgendaItem, to: Moment) => void;
  /** Ticks a task off, or takes the tick back; with a way back too. */
  readonly tick: (item: AgendaItem, done: boolean) => void;
  /** The tick that is on its way. */
  readonly ticking: { readonly id: string; readonly done: boolean } | null;
}

/** What can be done to things in the calendar. */
export function useAgendaActs(today: string): AgendaActs {
  const t = useT('calendar');
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  // What was moved a moment ago has a new version that the list may not have read yet.
  const versions = useRef(new Map<string, number>());
  const versionOf = (item: AgendaItem): number =>
    Math.max(item.version, versions.current.get(`${item.kind}:${item.id}`) ?? 0);
  const moved = (item: AgendaItem, version: number): void => {
    versions.current.set(`${item.kind}:${item.id}`, version);
  };
  const refresh = (): Promise<void> =>
    Promise.all(
      ['agenda', 'leads', 'lead', 'deals', 'deal'].map((family) =>
        queryClient.invalidateQueries({ queryKey: [family] }),
      ),
    ).then(() => undefined);
  const failed = (error: unknown): void => {
    const isConflict = error instanceof ApiProblem && error.code === 'version_conflict';
    showToast({ text: isConflict ? t('move.conflict') : errorText(error), tone: 'bad' });
    void refresh();
  };
  const back = useMutation({
    mutationFn: ({ item, version }: { item: AgendaItem; version: number }) =>
      moveItem(item, version, placeOf(item)),
    onSuccess: (version, { item }) => {
      moved(item, version);
      showToast({ text: t('move.undone', { when: momentWords(placeOf(item), today) }) });
      return refresh();
    },
    onError: failed,
  });
  const move = useMutation({
    mutationFn: ({ item, to }: { item: AgendaItem; to: Moment }) => moveItem(item, versionOf(item), to),
    onSuccess: (version, { item, to }) => {
      moved(item, version);
      showToast({
        text: t('move.done', { when: momentWords(to, today) }),
        undo: () => back.mutate({ item, version }),
      });
      return refresh();
    },
    onError: failed,
  });
  const mark = useMutation({
    mutationFn: ({ item, done }: { item: AgendaItem; done: boolean }) => markTask(item.id, done),
    onSuccess: (_task, { item, done }) => {
      if (done) {
        showToast({
          text: t('ticked', { what: itemWords(item) }),
          undo: () => mark.mutate({ item, done: false }),
        });
      }
      return refresh();
    },
    onError: failed,
  });
  return {
    move: (item, to) => move.mutate({ item, to }),
    tick: (item, done) => mark.mutate({ item, done }),
    ticking: mark.isPending ? { id: mark.variables.item.id, done: mark.variables.done } : null,
  };
}
