import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { can } from '../../access';
import { agendaQuery, type Agenda, type AgendaItem } from '../../api/agenda';
import { useMe } from '../../api/me';
import { DateField } from '../../components/date-field';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useIsPhone } from '../../components/use-media';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { loadMessages, useT } from '../../i18n';
import { addDays } from '../../time/local-date';
import { CalendarDrag } from './calendar-drag';
import { keyOf, spanOf } from './calendar-model';
import { CalendarTabs } from './calendar-tabs';
import { ClashDialog } from './clash-dialog';
import { DayList } from './day-list';
import { isMovable, type ItemHandlers } from './item-chip';
import { MoveDialog } from './move-dialog';
import { OverdueBlock } from './overdue-block';
import { NewTaskDialog, TaskDialog } from './task-dialog';
import { TeamWeek } from './team-week';
import { TimeGrid } from './time-grid';
import { useAgendaActs } from './use-agenda-acts';
import { WhoSelect, readWho, writeWho, type Who } from './who-select';
import './calendar.css';
import { useFocusThatFollows } from './use-focus-that-follows';

const VisitPeek = lazy(async () => {
  const [file] = await Promise.all([import('./visit-peek'), loadMessages(['visits', 'lead'])]);
  return { default: file.VisitPeek };
});

type Opened =
  | { readonly kind: 'new' }
  | { readonly kind: 'task' | 'visit'; readonly id: string }
  | { readonly kind: 'move'; readonly item: AgendaItem };

/** A person's or a team's day or week, what is overdue first. */
export function CalendarPage(): ReactNode {
  const t = useT('calendar');
  const me = useMe();
  const isPhone = useIsPhone();
  const [params, setParams] = useSearchParams();
  const view = params.get('view') === 'day' ? 'day' : 'week';
  const date = /^20\d\d-\d\d-\d\d$/.test(params.get('date') ?? '') ? (params.get('date') ?? '') : me.today;
  const who = readWho(params.get('who'));
  const [opened, setOpened] = useState<Opened | null>(() => {
    // A notice of a visit leads here where its lead is not the reader's to open.
    const visit = params.get('visit');
    return visit === null ? null : { kind: 'visit', id: visit };
  });
  // A phone always asks for the week: its strip shows where something is.
  const span = spanOf(isPhone ? 'week' : view, date);
  const agenda = useQuery({
    ...agendaQuery({
      ...span,
      ...(who.kind === 'user' ? { userId: who.id } : {}),
      ...(who.kind === 'team' ? { teamId: who.id } : {}),
    }),
    placeholderData: keepPreviousData,
  });
  const today = agenda.data?.today ?? me.today;
  const acts = useAgendaActs(today);
  const go = (part: { readonly view?: string; readonly date?: string; readonly who?: Who }): void => {
    const next = new URLSearchParams(params);
    if (part.view !== undefined) next.set('view', part.view);
    if (part.date !== undefined) next.set('date', part.date);
    if (part.who !== undefined) {
      const text = writeWho(part.who);
      if (text === '') next.delete('who');
      else next.set('who', text);
    }
    setParams(next, { replace: true });
  };
  const step = view === 'day' && !isPhone ? 1 : 7;
  const mayWrite = can(me.user, 'workTasks');
  useCalendarKeys({
    go: (direction) => go({ date: addDays(date, direction * step) }),
    move: (key) => {
      const all = [...(agenda.data?.overdue ?? []), ...(agenda.data?.items ?? [])];
      const item = all.find((one) => keyOf(one) === key);
      if (item !== undefined && isMovable(item)) setOpened({ kind: 'move', item });
    },
  });
  const handlers = {
    onTick: acts.tick,
    ticking: acts.ticking,
    onMove: (item: AgendaItem) => setOpened({ kind: 'move', item }),
    onOpenTask: (id: string) => setOpened({ kind: 'task', id }),
    onOpenVisit: (id: string) => setOpened({ kind: 'visit', id }),
  };
  return (
    <div className="page cal-page">
      <PageHeader
        title={t('title')}
        actions={
          mayWrite ? (
            <button type="button" className="btn btn-pri" onClick={() => setOpened({ kind: 'new' })}>
              <Icon name="plus" />
              {t('newTask')}
            </button>
          ) : undefined
        }
      >
        <CalendarTabs view={view} />
      </PageHeader>
      <div className="cal-bar">
        <button
          type="button"
          className="btn-ico"
          aria-label={t('go.previous')}
          onClick={() => go({ date: addDays(date, -step) })}
        >
          <Icon name="back" />
        </button>
        <button type="button" className="btn btn-sm" onClick={() => go({ date: me.today })}>
          {t('go.today')}
        </button>
        <button
          type="button"
          className="btn-ico"
          aria-label={t('go.next')}
          onClick={() => go({ date: addDays(date, step) })}
        >
          <Icon name="go" />
        </button>
        <DateField label={t('go.date')} value={date} onChange={(day) => day !== '' && go({ date: day })} />
        <WhoSelect who={who} onChange={(next) => go({ who: next })} />
      </div>
      {agenda.isPending ? (
        <Loading>
          <Skeleton height={420} />
        </Loading>
      ) : null}
      {agenda.isError && agenda.data === undefined ? (
        <ErrorState error={agenda.error} onRetry={() => void agenda.refetch()} />
      ) : null}
      {agenda.data === undefined ? null : (
        <CalendarDrag today={today} onMove={acts.move}>
          <OverdueBlock agenda={agenda.data} withNames={who.kind === 'team'} {...handlers} />
          <Days
            agenda={agenda.data}
            date={date}
            who={who}
            isPhone={isPhone}
            view={view}
            go={go}
            {...handlers}
          />
          {agenda.data.truncated ? <p className="notice notice-warn">{t('truncated')}</p> : null}
        </CalendarDrag>
      )}
      {opened?.kind === 'new' ? (
        <NewTaskDialog start={{ date: date < today ? today : date }} onClose={() => setOpened(null)} />
      ) : null}
      {opened?.kind === 'task' ? <TaskDialog taskId={opened.id} onClose={() => setOpened(null)} /> : null}
      {opened?.kind === 'visit' ? (
        <Suspense fallback={null}>
          <VisitPeek visitId={opened.id} onClose={() => setOpened(null)} />
        </Suspense>
      ) : null}
      {opened?.kind === 'move' ? (
        <MoveDialog
          item={opened.item}
          today={today}
          onClose={() => setOpened(null)}
          onMove={(to) => {
            setOpened(null);
            acts.move(opened.item, to);
          }}
        />
      ) : null}
      {acts.clash === null || opened !== null ? null : (
        <ClashDialog
          clash={acts.clash}
          today={today}
          onClose={acts.dropClash}
          onAnyway={(consent) => acts.clash !== null && acts.move(acts.clash.item, acts.clash.to, consent)}
          onOther={() => {
            if (acts.clash !== null) setOpened({ kind: 'move', item: acts.clash.item });
            acts.dropClash();
          }}
        />
      )}
    </div>
  );
}

interface DaysProps extends ItemHandlers {
  readonly agenda: Agenda;
  readonly date: string;
  readonly who: Who;
  readonly isPhone: boolean;
  readonly view: 'day' | 'week';
  readonly go: (part: { readonly view?: string; readonly date?: string; readonly who?: Who }) => void;
}

/** The days as the screen and the question allow: list, grid or team. */
function Days({ agenda, date, who, isPhone, view, go, ...handlers }: DaysProps): ReactNode {
  const t = useT('calendar');
  const withNames = who.kind === 'team';
  if (isPhone) {
    return (
      <DayList
        agenda={agenda}
        date={date}
        withNames={withNames}
        onDay={(day) => go({ date: day })}
        {...handlers}
      />
    );
  }
  const onOneDay = (day: string): void => go({ view: 'day', date: day });
  return (
    <>
      {agenda.items.length === 0 && agenda.overdue.length === 0 ? (
        <EmptyState title={view === 'day' ? t('empty.day') : t('empty.week')} hint={t('empty.hint')} />
      ) : null}
      {withNames ? (
        <TeamWeek
          agenda={agenda}
          onDay={onOneDay}
          onPerson={(id) => go({ who: { kind: 'user', id } })}
          {...handlers}
        />
      ) : (
        <TimeGrid agenda={agenda} onDay={onOneDay} {...handlers} />
      )}
    </>
  );
}

/** Arrows turn the pages, J and K walk through the things, M moves the one with the focus. */
function useCalendarKeys(acts: {
  readonly go: (direction: 1 | -1) => void;
  readonly move: (key: string) => void;
}): void {
  const t = useT('calendar');
  useFocusThatFollows();
  const walk = (direction: 1 | -1): void => {
    const all = [...document.querySelectorAll<HTMLElement>('[data-cal-item] .cal-open')];
    const at = all.findIndex((one) => one === document.activeElement);
    const next = at === -1 ? (direction === 1 ? 0 : all.length - 1) : at + direction;
    all[next]?.focus();
  };
  useHotkeys(
    [
      { keys: 'arrowleft', label: t('keys.previous'), run: () => acts.go(-1) },
      { keys: 'arrowright', label: t('keys.next'), run: () => acts.go(1) },
      { keys: 'j', label: t('keys.nextItem'), run: () => walk(1) },
      { keys: 'k', label: t('keys.previousItem'), run: () => walk(-1) },
      {
        keys: 'm',
        label: t('keys.move'),
        run: () => {
          const item = document.activeElement?.closest<HTMLElement>('[data-cal-item]');
          if (item?.dataset['calItem'] !== undefined) acts.move(item.dataset['calItem']);
        },
      },
    ],
    { group: t('keys.group') },
  );
}
