import type { AgendaItem, Moment } from '../../api/agenda';
import { currentLocale, type Translate } from '../../i18n';
import { clockTime } from '../../time/format-time';
import { dayOf } from './calendar-model';

/** What it is, in the words that tell it from others. */
export function itemWords(item: AgendaItem): string {
  const about = item.lead?.label ?? item.lead?.number ?? item.deal?.label ?? item.deal?.number ?? '';
  if (item.kind === 'follow_up' || item.kind === 'visit') return about;
  return item.title === null || item.title === '' ? about : item.title;
}

/** What it is called: 带看, 任务, or which milestone of a deal is planned. */
export function itemKind(item: AgendaItem, t: Translate): string {
  return item.milestone === null ? t(`kind.${item.kind}`) : t(`milestone.${item.milestone}`);
}

/** What it is about, where the words do not say it already. */
export function itemAbout(item: AgendaItem): string | null {
  if (item.kind === 'visit') return item.title;
  const about = item.lead?.label ?? item.deal?.label ?? null;
  return about === itemWords(item) ? null : about;
}

/** The page that it opens; a task opens in place, and another's lead not at all. */
export function itemTarget(item: AgendaItem): string | null {
  if (item.kind === 'task') return null;
  if (item.deal !== null) return `/deals/${item.deal.id}`;
  return item.lead?.visible === true ? `/leads/${item.lead.id}` : null;
}

/** 周三, Wed */
export function weekdayName(date: string): string {
  return new Intl.DateTimeFormat(currentLocale(), { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** 11-20 周五, with the year when it is another one. */
export function dayWords(date: string, today: string): string {
  const short = date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;
  return `${short} ${weekdayName(date)}`;
}

/** 11-20 周五 15:00 */
export function momentWords(moment: Moment, today: string): string {
  const day = dayWords(dayOf(moment), today);
  return 'on' in moment ? day : `${day} ${clockTime(Date.parse(moment.at))}`;
}

/** What the days of a calendar are called: 休, 班, or the holiday's name. */
export function dayMark(
  day: { readonly kind: 'work' | 'rest' | 'holiday' | 'make_up'; readonly name: string | null },
  t: Translate,
): { readonly mark: string; readonly long: string; readonly off: boolean } | null {
  switch (day.kind) {
    case 'work':
      return null;
    case 'rest':
      return { mark: t('day.rest'), long: t('day.restLong'), off: true };
    case 'holiday':
      return { mark: t('day.rest'), long: day.name ?? t('day.holidayLong'), off: true };
    case 'make_up':
      return { mark: t('day.make_up'), long: day.name ?? t('day.make_upLong'), off: false };
  }
}
