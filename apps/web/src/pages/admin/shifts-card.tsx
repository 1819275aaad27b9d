import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { listShifts, setShifts, type DayShifts, type TeamShifts } from '../../api/clocks';
import { ApiProblem } from '../../api/problem';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { EmptyState, ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT, type Translate } from '../../i18n';
import { useMay, useRefresh } from './section';

/** Monday first, as people read a week. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
const MAX_SHIFTS = 6;

/** 班次: when each team works; a team without a week of its own works as the workspace does. */
export function ShiftsCard(): ReactNode {
  const t = useT('admin');
  const c = useT('clocks');
  const mayWrite = useMay('calendar.write');
  const refresh = useRefresh();
  const [open, setOpen] = useState<TeamShifts | null>(null);
  const teams = useQuery({ queryKey: ['admin', 'shifts'], queryFn: listShifts });
  return (
    <section className="shifts" aria-labelledby="shifts-title">
      <h2 id="shifts-title">{c('shifts.title')}</h2>
      <p className="field-hint">{c('shifts.hint')}</p>
      {teams.isPending ? (
        <Loading>
          <Skeleton height={96} />
        </Loading>
      ) : null}
      {teams.isError ? <ErrorState error={teams.error} onRetry={() => void teams.refetch()} /> : null}
      {teams.data?.items.length === 0 ? <EmptyState title={c('shifts.empty')} /> : null}
      {teams.data && teams.data.items.length > 0 ? (
        <ul className="card admin-rows">
          {teams.data.items.map((team) => (
            <li key={team.id}>
              <div>
                <b>{team.name}</b>{' '}
                <Tag tone={team.own ? 'blue' : 'mute'}>{c(team.own ? 'shifts.own' : 'shifts.workspace')}</Tag>
                <p>{weekText(team.days, c, t('common:listSeparator'))}</p>
              </div>
              {mayWrite ? (
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('editOne', { name: team.name })}
                  onClick={() => setOpen(team)}
                >
                  {t('common:edit')}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {open === null ? null : (
        <ShiftsDialog
          team={open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            refresh('shifts');
            setOpen(null);
          }}
        />
      )}
    </section>
  );
}

function ShiftsDialog(props: {
  readonly team: TeamShifts;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}): ReactNode {
  const t = useT('admin');
  const c = useT('clocks');
  const errorText = useErrorText();
  const [days, setDays] = useState<readonly DayShifts[]>(props.team.days);
  const [version, setVersion] = useState(props.team.version);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const shiftsOf = (weekday: number): DayShifts['shifts'] =>
    days.find((day) => day.weekday === weekday)?.shifts ?? [];
  const change = (weekday: number, shifts: DayShifts['shifts']): void =>
    setDays([
      ...days.filter((day) => day.weekday !== weekday),
      ...(shifts.length === 0 ? [] : [{ weekday, shifts }]),
    ]);
  const save = async (week: readonly DayShifts[] | null): Promise<void> => {
    setBusy(true);
    try {
      await setShifts(props.team.id, version, week);
      props.onSaved();
    } catch (error) {
      const current = error instanceof ApiProblem ? error.extra<TeamShifts>('current') : undefined;
      if (current) setVersion(current.version);
      setFault(current ? c('shifts.conflict') : errorText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={c('shifts.edit', { team: props.team.name })}
      size="md"
      onClose={props.onClose}
      footer={
        <>
          {props.team.own ? (
            <button type="button" className="btn" disabled={busy} onClick={() => void save(null)}>
              {c('shifts.inherit')}
            </button>
          ) : null}
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="button" className="btn btn-pri" disabled={busy} onClick={() => void save(days)}>
            {t('common:save')}
          </button>
        </>
      }
    >
      {fault === null ? null : (
        <p className="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <div className="shifts-week">
        {WEEK.map((weekday) => {
          const shifts = shiftsOf(weekday);
          const name = c(`weekday.${weekday}`);
          return (
            <div key={weekday} className="shifts-day" role="group" aria-label={name}>
              <b>{name}</b>
              <div>
                {shifts.length === 0 ? <span className="field-hint">{c('shifts.off')}</span> : null}
                {shifts.map((shift, index) => (
                  <span key={index} className="shifts-shift">
                    <input
                      className="input"
                      inputMode="numeric"
                      maxLength={5}
                      placeholder="HH:MM"
                      aria-label={c('shifts.start', { day: name, n: index + 1 })}
                      value={shift.start}
                      onChange={(event) =>
                        change(weekday, replaced(shifts, index, { ...shift, start: event.target.value }))
                      }
                    />
                    –
                    <input
                      className="input"
                      inputMode="numeric"
                      maxLength={5}
                      placeholder="HH:MM"
                      aria-label={c('shifts.end', { day: name, n: index + 1 })}
                      value={shift.end}
                      onChange={(event) =>
                        change(weekday, replaced(shifts, index, { ...shift, end: event.target.value }))
                      }
                    />
                    <button
                      type="button"
                      className="btn-ico"
                      aria-label={c('shifts.remove', { day: name, n: index + 1 })}
                      onClick={() =>
                        change(
                          weekday,
                          shifts.filter((_, at) => at !== index),
                        )
                      }
                    >
                      <Icon name="close" />
                    </button>
                  </span>
                ))}
              </div>
              <button
                type="button"
                className="btn-ico"
                aria-label={c('shifts.add', { day: name })}
                disabled={shifts.length >= MAX_SHIFTS}
                onClick={() => change(weekday, [...shifts, nextShift(shifts)])}
              >
                <Icon name="plus" />
              </button>
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}

const replaced = <T,>(list: readonly T[], index: number, item: T): T[] =>
  list.map((old, at) => (at === index ? item : old));

function nextShift(shifts: DayShifts['shifts']): DayShifts['shifts'][number] {
  return shifts.length === 0 ? { start: '08:30', end: '12:00' } : { start: '13:30', end: '18:00' };
}

/** Days with the same shifts stand together: 周一至周五 08:30–12:00、13:30–18:00. */
function weekText(days: readonly DayShifts[], c: Translate, separator: string): string {
  const groups: { words: string; days: number[] }[] = [];
  for (const weekday of WEEK) {
    const shifts = days.find((day) => day.weekday === weekday)?.shifts ?? [];
    if (shifts.length === 0) continue;
    const words = shifts.map((shift) => `${shift.start}–${shift.end}`).join(separator);
    const last = groups.at(-1);
    if (last?.words === words) last.days.push(weekday);
    else groups.push({ words, days: [weekday] });
  }
  return groups
    .map(({ words, days: alike }) => {
      const [first, last] = [c(`weekday.${alike[0] ?? 0}`), c(`weekday.${alike.at(-1) ?? 0}`)];
      return `${alike.length === 1 ? first : c('weekdays', { first, last })} ${words}`;
    })
    .join('；');
}
