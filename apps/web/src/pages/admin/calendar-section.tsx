import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { getCalendar, setCalendarDay, type CalendarDay } from '../../api/admin';
import { useMe } from '../../api/me';
import { DataTable, type DataColumn } from '../../components/data-table';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Icon } from '../../components/icon';
import { Tag } from '../../components/tag';
import { currentLocale, useT } from '../../i18n';
import { FormDialog } from './form-dialog';
import { NoticeDialog } from './notice-dialog';
import { Section, useChange, useMay, useRefresh } from './section';
import { ShiftsCard } from './shifts-card';

/** Holidays and make-up working days by year; every other day follows its weekday. */
export function CalendarSection(): ReactNode {
  const t = useT('admin');
  const { today } = useMe();
  const mayWrite = useMay('calendar.write');
  const change = useChange();
  const refresh = useRefresh();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [open, setOpen] = useState<CalendarDay | 'new' | null>(null);
  const [pasting, setPasting] = useState(false);
  const calendar = useQuery({ queryKey: ['admin', 'calendar', year], queryFn: () => getCalendar(year) });
  const close = (): void => setOpen(null);
  const day = open === 'new' ? null : open;

  const columns: readonly DataColumn<CalendarDay>[] = [
    { key: 'day', title: t('calendar.day'), cell: (row) => `${row.day} ${weekday(row.day)}` },
    {
      key: 'kind',
      title: t('calendar.kind'),
      cell: (row) => <Tag tone={row.kind === 'holiday' ? 'ok' : 'warn'}>{t(`calendar.${row.kind}`)}</Tag>,
    },
    { key: 'name', title: t('calendar.name'), cell: (row) => row.name },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (row: CalendarDay) => (
              <span className="dt-actions">
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('editOne', { name: row.day })}
                  onClick={() => setOpen(row)}
                >
                  {t('common:edit')}
                </button>
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('calendar.plainOne', { day: row.day })}
                  onClick={() =>
                    void change(() => setCalendarDay(row.day, { kind: 'plain' }), { refresh: ['calendar'] })
                  }
                >
                  {t('calendar.plain')}
                </button>
              </span>
            ),
          },
        ]
      : []),
  ];

  return (
    <Section
      title={t('section.calendar')}
      hint={t('calendar.hint')}
      actions={
        <>
          <span className="admin-year">
            <button
              type="button"
              className="btn-ico"
              aria-label={t('calendar.before')}
              onClick={() => setYear(year - 1)}
            >
              <Icon name="back" />
            </button>
            <b aria-live="polite">{year}</b>
            <button
              type="button"
              className="btn-ico"
              aria-label={t('calendar.after')}
              onClick={() => setYear(year + 1)}
            >
              <Icon name="go" />
            </button>
          </span>
          {mayWrite ? (
            <>
              <button type="button" className="btn" onClick={() => setPasting(true)}>
                {t('notice.open')}
              </button>
              <button type="button" className="btn btn-pri" onClick={() => setOpen('new')}>
                {t('calendar.add')}
              </button>
            </>
          ) : null}
        </>
      }
    >
      {calendar.isPending ? (
        <Loading>
          <Skeleton height={240} />
        </Loading>
      ) : null}
      {calendar.isError ? (
        <ErrorState error={calendar.error} onRetry={() => void calendar.refetch()} />
      ) : null}
      {calendar.data && !calendar.data.loaded ? (
        <p className="notice notice-warn admin-notice">{t('calendar.notLoaded', { year })}</p>
      ) : null}
      {calendar.data && calendar.data.days.length === 0 ? (
        <EmptyState title={t('calendar.empty', { year })} hint={t('calendar.emptyHint')} />
      ) : null}
      {calendar.data && calendar.data.days.length > 0 ? (
        <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('section.calendar')}>
          <DataTable
            label={t('section.calendar')}
            columns={columns}
            rows={calendar.data.days}
            rowKey={(row) => row.day}
          />
        </div>
      ) : null}
      <ShiftsCard />
      {pasting ? (
        <NoticeDialog
          year={year}
          onEntered={() => {
            refresh('calendar');
            setPasting(false);
          }}
          onClose={() => setPasting(false)}
        />
      ) : null}
      {open === null ? null : (
        <FormDialog
          title={day ? t('editOne', { name: day.day }) : t('calendar.add')}
          fields={[
            {
              key: 'day',
              kind: 'date',
              label: t('calendar.day'),
              required: true,
              readOnly: day !== null,
            },
            {
              key: 'kind',
              kind: 'select',
              label: t('calendar.kind'),
              required: true,
              options: (['holiday', 'workday'] as const).map((value) => ({
                value,
                label: t(`calendar.${value}`),
              })),
            },
            {
              key: 'name',
              kind: 'text',
              label: t('calendar.name'),
              required: true,
              maxLength: 50,
              wide: true,
            },
          ]}
          initial={day ? { ...day } : { day: `${year}-01-01`, kind: 'holiday', name: '' }}
          onSave={(values) =>
            setCalendarDay(String(values.day), {
              kind: values.kind === 'workday' ? 'workday' : 'holiday',
              name: String(values.name),
            })
          }
          onSaved={() => {
            refresh('calendar');
            close();
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}

function weekday(day: string): string {
  return new Intl.DateTimeFormat(currentLocale(), { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
