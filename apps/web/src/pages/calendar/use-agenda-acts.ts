import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { markTask, moveItem, type AgendaItem, type Moment, type MoveConsent } from '../../api/agenda';
import { ApiProblem } from '../../api/problem';
import type { VisitConflict } from '../../api/visits';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT, type Translate } from '../../i18n';
import { homeOf, placeOf } from './calendar-model';
import { itemWords, momentWords } from './item-words';

/** A visit that gets in the way of something at its new time: its planner has to decide. */
export interface Clash {
  readonly item: AgendaItem;
  readonly to: Moment;
  readonly conflicts: readonly VisitConflict[];
}

export interface AgendaActs {
  /** Puts it on another day or time, with a way back. */
  readonly move: (item: AgendaItem, to: Moment, consent?: MoveConsent) => void;
  /** Ticks a task off, or takes the tick back; with a way back too. */
  readonly tick: (item: AgendaItem, done: boolean) => void;
  /** The tick that is on its way. */
  readonly ticking: { readonly id: string; readonly done: boolean } | null;
  /** What was refused for being in the way; null when nothing was. */
  readonly clash: Clash | null;
  readonly dropClash: () => void;
}

interface Move {
  readonly item: AgendaItem;
  readonly to: Moment;
  readonly consent: MoveConsent;
  /** Takes a move back. */
  readonly isUndo: boolean;
  /** The version that is known for sure. */
  readonly version?: number;
}

/** What can be done to things in the calendar. */
export function useAgendaActs(today: string): AgendaActs {
  const t = useT('calendar');
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [clash, setClash] = useState<Clash | null>(null);
  // What was moved a moment ago has a new version that the list may not have read yet.
  const versions = useRef(new Map<string, number>());
  const versionOf = (item: AgendaItem): number =>
    Math.max(item.version, versions.current.get(homeOf(item)) ?? 0);
  const refresh = (): Promise<void> =>
    Promise.all(
      ['agenda', 'leads', 'lead', 'deals', 'deal'].map((family) =>
        queryClient.invalidateQueries({ queryKey: [family] }),
      ),
    ).then(() => undefined);
  const failed = (error: unknown, item: AgendaItem): void => {
    showToast({ text: conflictText(error, item, t, today) ?? errorText(error), tone: 'bad' });
    void refresh();
  };
  const move = useMutation({
    mutationFn: ({ item, to, consent, version }: Move) =>
      moveItem(item, version ?? versionOf(item), to, consent),
    onSuccess: (version, { item, to, isUndo }) => {
      versions.current.set(homeOf(item), version);
      const when = momentWords(to, today);
      if (isUndo) showToast({ text: t('move.undone', { when }) });
      else {
        showToast({
          text: t(item.kind === 'visit' ? 'move.doneVisit' : 'move.done', { when }),
          // Its old time was agreed before: only somebody else's visit there is a question.
          undo: () =>
            move.mutate({
              item,
              to: placeOf(item),
              consent: { acceptWarnings: true },
              isUndo: true,
              version,
            }),
        });
      }
      return refresh();
    },
    onError: (error, { item, to }) => {
      const conflicts =
        error instanceof ApiProblem ? error.extra<readonly VisitConflict[]>('conflicts') : undefined;
      if (conflicts === undefined) failed(error, item);
      else setClash({ item, to, conflicts });
    },
  });
  const mark = useMutation({
    mutationFn: ({ item, done }: { item: AgendaItem; done: boolean }) => markTask(item.id, done),
    onSuccess: (task, { item, done }) => {
      versions.current.set(homeOf(item), task.version);
      if (done) {
        showToast({
          text: t('ticked', { what: itemWords(item) }),
          undo: () => mark.mutate({ item, done: false }),
        });
      }
      return refresh();
    },
    onError: (error, { item }) => failed(error, item),
  });
  return {
    move: (item, to, consent = {}) => {
      setClash(null);
      move.mutate({ item, to, consent, isUndo: false });
    },
    tick: (item, done) => mark.mutate({ item, done }),
    ticking: mark.isPending ? { id: mark.variables.item.id, done: mark.variables.done } : null,
    clash,
    dropClash: () => setClash(null),
  };
}

/** What a refusal holds of how the thing is now, of any kind of thing. */
interface Current {
  readonly dueOn?: string;
  readonly dueAt?: string | null;
  readonly startsAt?: string;
  readonly nextFollowUpAt?: string | null;
}

/** What is said when somebody else was faster: where it is now, where that is another place; null for another error. */
function conflictText(error: unknown, item: AgendaItem, t: Translate, today: string): string | null {
  if (!(error instanceof ApiProblem) || error.code !== 'version_conflict') return null;
  const what = itemWords(item);
  const current = error.extra<Current>('current');
  const at = current?.startsAt ?? current?.dueAt ?? current?.nextFollowUpAt ?? null;
  const now: Moment | null =
    at !== null ? { at } : current?.dueOn === undefined ? null : { on: current.dueOn };
  if (now === null || momentWords(now, today) === momentWords(placeOf(item), today)) {
    return t('move.conflict', { what });
  }
  return t('move.conflictAt', { what, when: momentWords(now, today) });
}
